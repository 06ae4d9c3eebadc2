// Generated from asyncapi.yaml by asyncwright. Do not edit.

/** Runs one schema's function; whatever the value does, the answer is a result. */
function $check(run, value) {
  try {
    const found = run(value, "");
    return found === null ? { ok: true, value } : { ok: false, issues: found.slice(0, 100).map($issue) };
  } catch {
    const expected = "plain data that can be read to its end";
    return {
      ok: false,
      issues: [{ path: "", keyword: "readable", expected, message: `the value must be ${expected}` }],
    };
  }
}

/** An issue of the runtime, of what a schema's function found. */
function $issue({ path, keyword, params }) {
  const where = path === "" ? "the value" : path;
  const expected = $words[keyword](params);
  const message = params.missingProperty === undefined ? `${where} must be ${expected}` : `${where} is missing`;
  return { path, keyword, expected, message };
}

/** What a keyword asks for, in words that follow "must be". */
const $words = {
  anyOf: ({ names }) => `one of ${names.join(", ")}`,
  const: ({ allowedValue }) => JSON.stringify(allowedValue),
  enum: ({ allowedValues }) => {
    const shown = allowedValues.slice(0, 20).map((value) => JSON.stringify(value));
    const rest = allowedValues.length - shown.length;
    return (shown.length > 1 ? "one of " : "") + shown.join(", ") + (rest > 0 ? ` or ${rest} others` : "");
  },
  minProperties: ({ limit }) => `an object of at least ${limit} ${limit === 1 ? "property" : "properties"}`,
  oneOf: ({ names, both }) =>
    both === undefined ? `one of ${names.join(", ")}` : `one thing only, but it is both ${both.join(" and ")}`,
  pattern: ({ pattern }) => `a string that matches ${pattern}`,
  required: () => "present",
  type: ({ type }) => [type].flat().map((name) => $types[name]).join(" or "),
};

const $types = {
  array: "an array",
  boolean: "true or false",
  integer: "a whole number",
  null: "null",
  number: "a number",
  object: "an object",
  string: "a string",
};

/** Adds one finding; a property that is missing, or too many, is pointed at itself. */
function $fail(found, path, keyword, params) {
  const name = params?.missingProperty ?? params?.additionalProperty ?? params?.unevaluatedProperty;
  const finding = { path: name === undefined ? path : `${path}/${$step(name)}`, keyword, params };
  if (found === null) return [finding];
  found.push(finding);
  return found;
}

const $step = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** One list of two; no copy of the longer one, or a long array of faults would take square time. */
function $join(found, more) {
  if (found === null) return more;
  for (const finding of more) found.push(finding);
  return found;
}

/**
 * Where no branch of a union fits: the findings of the branch that was meant, if its type or a fixed value tells
 * which; else what all branches say; else one finding that names them.
 */
function $narrow(found, ends, path, keyword, names, passing) {
  if (Array.isArray(passing)) {
    const both = passing.flat(Number.POSITIVE_INFINITY).map((index) => names[index]);
    if (found !== null) found.length = ends[0];
    return $join(found, [{ path, keyword, params: { names, both } }]);
  }
  const all = ends.slice(1).map((end, index) => found.slice(ends[index], Math.min(end, ends[index] + 20)));
  found.length = ends[0];
  return $join(found, $meant(all, path, keyword, names));
}

function $meant(all, path, keyword, names) {
  const typed = all.filter((branch) => !branch.some((one) => one.keyword === "type" && one.path === path));
  if (typed.length === 1) return typed[0];
  const branches = typed.length === 0 ? all : typed;
  const isFixed = (one) => one.keyword === "const" || one.keyword === "enum";
  const depth = (one) => one.path.split("/").length;
  const fixed = branches.flat().filter(isFixed).sort((a, b) => depth(a) - depth(b));
  for (const place of new Set(fixed.map((one) => one.path))) {
    const fitting = branches.filter((branch) => !branch.some((one) => one.path === place));
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) continue;
    const values = fixed
      .filter((one) => one.path === place)
      .flatMap(({ params }) => params.allowedValues ?? [params.allowedValue]);
    return [{ path: place, keyword: "enum", params: { allowedValues: [...new Set(values)] } }];
  }
  const same = (a) => (b) => a.path === b.path && a.keyword === b.keyword && a.params.limit === b.params.limit;
  const shared = branches[0].filter(
    (one) => one.keyword !== "type" && branches.every((branch) => branch.some(same(one))),
  );
  return shared.length > 0 ? shared : [{ path, keyword, params: { names } }];
}

function $ActiveChatResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.chat_id === undefined) || (!(Object.hasOwn(data, "chat_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "chat_id"});
      errors++;
    }
    if((data.state === undefined) || (!(Object.hasOwn(data, "state")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "state"});
      errors++;
    }
    if(data.chat_id !== undefined && Object.hasOwn(data, "chat_id")) {
      let data0 = data.chat_id;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/chat_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.state !== undefined && Object.hasOwn(data, "state")) {
      let data1 = data.state;
      const found0 = $SessionState(data1, instancePath+"/state");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.ewt !== undefined && Object.hasOwn(data, "ewt")) {
      let data2 = data.ewt;
      const found1 = $WaitingTime(data2, instancePath+"/ewt");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.phone_number !== undefined && Object.hasOwn(data, "phone_number")) {
      let data3 = data.phone_number;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/phone_number", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $AnswerCall(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.sdp === undefined) || (!(Object.hasOwn(data, "sdp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sdp"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("ANSWER_CALL" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "ANSWER_CALL"});
        errors++;
      }
    }
    if(data.sdp !== undefined && Object.hasOwn(data, "sdp")) {
      let data1 = data.sdp;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/sdp", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ApiError(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.error_code === undefined) || (!(Object.hasOwn(data, "error_code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "error_code"});
      errors++;
    }
    if((data.error_message === undefined) || (!(Object.hasOwn(data, "error_message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "error_message"});
      errors++;
    }
    if(data.error_code !== undefined && Object.hasOwn(data, "error_code")) {
      let data0 = data.error_code;
      if((typeof data0 !== "string") && (!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0))))) {
        vErrors = $fail(vErrors, instancePath+"/error_code", "type", {type: ["string", "integer"]});
        errors++;
      }
    }
    if(data.error_message !== undefined && Object.hasOwn(data, "error_message")) {
      let data1 = data.error_message;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/error_message", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $AvailabilityResponse$0 = ["available", "notAvailable"];
function $AvailabilityResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.chat === undefined) || (!(Object.hasOwn(data, "chat")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "chat"});
      errors++;
    }
    if(data.chat !== undefined && Object.hasOwn(data, "chat")) {
      let data0 = data.chat;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/chat", "type", {type: "string"});
        errors++;
      }
      if(!((data0 === "available") || (data0 === "notAvailable"))) {
        vErrors = $fail(vErrors, instancePath+"/chat", "enum", {allowedValues: $AvailabilityResponse$0});
        errors++;
      }
    }
    if(data.ewt !== undefined && Object.hasOwn(data, "ewt")) {
      let data1 = data.ewt;
      const found0 = $WaitingTime(data1, instancePath+"/ewt");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $CallRejected(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("CALL_REJECTED" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "CALL_REJECTED"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ChatEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ChatSessionResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.chat_id === undefined) || (!(Object.hasOwn(data, "chat_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "chat_id"});
      errors++;
    }
    if((data.state === undefined) || (!(Object.hasOwn(data, "state")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "state"});
      errors++;
    }
    if((data.is_new_chat === undefined) || (!(Object.hasOwn(data, "is_new_chat")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "is_new_chat"});
      errors++;
    }
    if(data.chat_id !== undefined && Object.hasOwn(data, "chat_id")) {
      let data0 = data.chat_id;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/chat_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.state !== undefined && Object.hasOwn(data, "state")) {
      let data1 = data.state;
      const found0 = $SessionState(data1, instancePath+"/state");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.ewt !== undefined && Object.hasOwn(data, "ewt")) {
      let data2 = data.ewt;
      const found1 = $WaitingTime(data2, instancePath+"/ewt");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.is_new_chat !== undefined && Object.hasOwn(data, "is_new_chat")) {
      let data3 = data.is_new_chat;
      if(typeof data3 !== "boolean") {
        vErrors = $fail(vErrors, instancePath+"/is_new_chat", "type", {type: "boolean"});
        errors++;
      }
    }
    if(data.phone_number !== undefined && Object.hasOwn(data, "phone_number")) {
      let data4 = data.phone_number;
      if(typeof data4 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/phone_number", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionDisconnect(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_disconnect" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_disconnect"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionEnd(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_end" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_end"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionFile(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg_id === undefined) || (!(Object.hasOwn(data, "msg_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg_id"});
      errors++;
    }
    if((data.file_id === undefined) || (!(Object.hasOwn(data, "file_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "file_id"});
      errors++;
    }
    if((data.file_type === undefined) || (!(Object.hasOwn(data, "file_type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "file_type"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_file" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_file"});
        errors++;
      }
    }
    if(data.msg_id !== undefined && Object.hasOwn(data, "msg_id")) {
      let data1 = data.msg_id;
      const found0 = $MessageId(data1, instancePath+"/msg_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.file_id !== undefined && Object.hasOwn(data, "file_id")) {
      let data2 = data.file_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.file_type !== undefined && Object.hasOwn(data, "file_type")) {
      let data3 = data.file_type;
      const found1 = $FileType(data3, instancePath+"/file_type");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.file_name !== undefined && Object.hasOwn(data, "file_name")) {
      let data4 = data.file_name;
      if(typeof data4 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file_name", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionFormData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.form_request_id === undefined) || (!(Object.hasOwn(data, "form_request_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "form_request_id"});
      errors++;
    }
    if((data.form_name === undefined) || (!(Object.hasOwn(data, "form_name")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "form_name"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_form_data" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_form_data"});
        errors++;
      }
    }
    if(data.form_request_id !== undefined && Object.hasOwn(data, "form_request_id")) {
      let data1 = data.form_request_id;
      const found0 = $FormRequestId(data1, instancePath+"/form_request_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.form_name !== undefined && Object.hasOwn(data, "form_name")) {
      let data2 = data.form_name;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/form_name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data3 = data.data;
      if(data3 && typeof data3 == "object" && !Array.isArray(data3)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/data", "type", {type: "object"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg_id === undefined) || (!(Object.hasOwn(data, "msg_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg_id"});
      errors++;
    }
    if((data.msg === undefined) || (!(Object.hasOwn(data, "msg")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_message" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_message"});
        errors++;
      }
    }
    if(data.msg_id !== undefined && Object.hasOwn(data, "msg_id")) {
      let data1 = data.msg_id;
      const found0 = $MessageId(data1, instancePath+"/msg_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.msg !== undefined && Object.hasOwn(data, "msg")) {
      let data2 = data.msg;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/msg", "type", {type: "string"});
        errors++;
      }
    }
    if(data.channel !== undefined && Object.hasOwn(data, "channel")) {
      let data3 = data.channel;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/channel", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionNotTyping(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_not_typing" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_not_typing"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionSignaling(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg_id === undefined) || (!(Object.hasOwn(data, "msg_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg_id"});
      errors++;
    }
    if((data.destination_party_id === undefined) || (!(Object.hasOwn(data, "destination_party_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "destination_party_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_signaling" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_signaling"});
        errors++;
      }
    }
    if(data.msg_id !== undefined && Object.hasOwn(data, "msg_id")) {
      let data1 = data.msg_id;
      const found0 = $MessageId(data1, instancePath+"/msg_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.destination_party_id !== undefined && Object.hasOwn(data, "destination_party_id")) {
      let data2 = data.destination_party_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/destination_party_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data3 = data.data;
      const found1 = $Signal(data3, instancePath+"/data");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ClientChatSessionTyping(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_typing" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_typing"});
        errors++;
      }
    }
    if(data.msg !== undefined && Object.hasOwn(data, "msg")) {
      let data1 = data.msg;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/msg", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $EndCall(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("END_CALL" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "END_CALL"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $EventsResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.events === undefined) || (!(Object.hasOwn(data, "events")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "events"});
      errors++;
    }
    if(data.events !== undefined && Object.hasOwn(data, "events")) {
      let data0 = data.events;
      if(Array.isArray(data0)) {
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const found0 = $ChatEvent(data1, instancePath+"/events/" + i0);
          if(!(found0 === null)) {
            vErrors = $join(vErrors, found0);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/events", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ExpectedParametersResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.parameters === undefined) || (!(Object.hasOwn(data, "parameters")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "parameters"});
      errors++;
    }
    if(data.parameters !== undefined && Object.hasOwn(data, "parameters")) {
      let data0 = data.parameters;
      if(Array.isArray(data0)) {
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          if(data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if(Object.keys(data1).length < 1) {
              vErrors = $fail(vErrors, instancePath+"/parameters/" + i0, "minProperties", {limit: 1});
              errors++;
            }
            for(const key0 of Object.keys(data1)) {
              let data2 = data1[key0];
              if(typeof data2 !== "string") {
                vErrors = $fail(vErrors, instancePath+"/parameters/" + i0+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", {type: "string"});
                errors++;
              }
            }
          } else {
            vErrors = $fail(vErrors, instancePath+"/parameters/" + i0, "type", {type: "object"});
            errors++;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/parameters", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $FileContentResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $FileType(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  if(!((data === "image") || (data === "attachment"))) {
    vErrors = $fail(vErrors, instancePath, "enum", {allowedValues: ["image", "attachment"]});
    errors++;
  }
  return vErrors;
}

function $FileUploadedResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.file_id === undefined) || (!(Object.hasOwn(data, "file_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "file_id"});
      errors++;
    }
    if(data.file_id !== undefined && Object.hasOwn(data, "file_id")) {
      let data0 = data.file_id;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.file_name !== undefined && Object.hasOwn(data, "file_name")) {
      let data1 = data.file_name;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file_name", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $FormRequestId(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if((typeof data !== "string") && (!(((typeof data == "number") && (!(data % 1) && !Number.isNaN(data))) && (Number.isFinite(data))))) {
    vErrors = $fail(vErrors, instancePath, "type", {type: ["string", "integer"]});
    errors++;
  }
  return vErrors;
}

const $IceCandidate$0 = ["integer", "string", "null"];
function $IceCandidate(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.candidate === undefined) || (!(Object.hasOwn(data, "candidate")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "candidate"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("ICE_CANDIDATE" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "ICE_CANDIDATE"});
        errors++;
      }
    }
    if(data.sdpMid !== undefined && Object.hasOwn(data, "sdpMid")) {
      let data1 = data.sdpMid;
      if((typeof data1 !== "string") && (data1 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/sdpMid", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.sdpMLineIndex !== undefined && Object.hasOwn(data, "sdpMLineIndex")) {
      let data2 = data.sdpMLineIndex;
      if(((!(((typeof data2 == "number") && (!(data2 % 1) && !Number.isNaN(data2))) && (Number.isFinite(data2)))) && (typeof data2 !== "string")) && (data2 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/sdpMLineIndex", "type", {type: $IceCandidate$0});
        errors++;
      }
    }
    if(data.candidate !== undefined && Object.hasOwn(data, "candidate")) {
      let data3 = data.candidate;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/candidate", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $MessageId(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $OfferCall(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.sdp === undefined) || (!(Object.hasOwn(data, "sdp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sdp"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("OFFER_CALL" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "OFFER_CALL"});
        errors++;
      }
    }
    if(data.offerVideo !== undefined && Object.hasOwn(data, "offerVideo")) {
      let data1 = data.offerVideo;
      if(typeof data1 !== "boolean") {
        vErrors = $fail(vErrors, instancePath+"/offerVideo", "type", {type: "boolean"});
        errors++;
      }
    }
    if(data.sdp !== undefined && Object.hasOwn(data, "sdp")) {
      let data2 = data.sdp;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/sdp", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $PartyId(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $ProfilePhotoResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $RequestCall(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("REQUEST_CALL" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "REQUEST_CALL"});
        errors++;
      }
    }
    if(data.offerVideo !== undefined && Object.hasOwn(data, "offerVideo")) {
      let data1 = data.offerVideo;
      if(typeof data1 !== "boolean") {
        vErrors = $fail(vErrors, instancePath+"/offerVideo", "type", {type: "boolean"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $RequestChatRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.phone_number !== undefined && Object.hasOwn(data, "phone_number")) {
      let data0 = data.phone_number;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/phone_number", "type", {type: "string"});
        errors++;
      }
    }
    if(data.from !== undefined && Object.hasOwn(data, "from")) {
      let data1 = data.from;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/from", "type", {type: "string"});
        errors++;
      }
    }
    if(data.parameters !== undefined && Object.hasOwn(data, "parameters")) {
      let data2 = data.parameters;
      if(data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/parameters", "type", {type: "object"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $RequestPhoneCall(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.number === undefined) || (!(Object.hasOwn(data, "number")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "number"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("REQUEST_PHONE_CALL" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "REQUEST_PHONE_CALL"});
        errors++;
      }
    }
    if(data.number !== undefined && Object.hasOwn(data, "number")) {
      let data1 = data.number;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/number", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $RequestSms(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.number === undefined) || (!(Object.hasOwn(data, "number")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "number"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("REQUEST_SMS" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "REQUEST_SMS"});
        errors++;
      }
    }
    if(data.number !== undefined && Object.hasOwn(data, "number")) {
      let data1 = data.number;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/number", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $RequestSmsRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.phone_number === undefined) || (!(Object.hasOwn(data, "phone_number")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "phone_number"});
      errors++;
    }
    if(data.phone_number !== undefined && Object.hasOwn(data, "phone_number")) {
      let data0 = data.phone_number;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/phone_number", "type", {type: "string"});
        errors++;
      }
    }
    if(data.from !== undefined && Object.hasOwn(data, "from")) {
      let data1 = data.from;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/from", "type", {type: "string"});
        errors++;
      }
    }
    if(data.parameters !== undefined && Object.hasOwn(data, "parameters")) {
      let data2 = data.parameters;
      if(data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/parameters", "type", {type: "object"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $SendEventsRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.events === undefined) || (!(Object.hasOwn(data, "events")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "events"});
      errors++;
    }
    if(data.events !== undefined && Object.hasOwn(data, "events")) {
      let data0 = data.events;
      if(Array.isArray(data0)) {
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const found0 = $ChatEvent(data1, instancePath+"/events/" + i0);
          if(!(found0 === null)) {
            vErrors = $join(vErrors, found0);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/events", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionEnded(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_ended" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_ended"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionFile(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg_id === undefined) || (!(Object.hasOwn(data, "msg_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg_id"});
      errors++;
    }
    if((data.file_id === undefined) || (!(Object.hasOwn(data, "file_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "file_id"});
      errors++;
    }
    if((data.file_type === undefined) || (!(Object.hasOwn(data, "file_type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "file_type"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_file" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_file"});
        errors++;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data1 = data.party_id;
      const found0 = $PartyId(data1, instancePath+"/party_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.msg_id !== undefined && Object.hasOwn(data, "msg_id")) {
      let data2 = data.msg_id;
      const found1 = $MessageId(data2, instancePath+"/msg_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.file_id !== undefined && Object.hasOwn(data, "file_id")) {
      let data3 = data.file_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.file_type !== undefined && Object.hasOwn(data, "file_type")) {
      let data4 = data.file_type;
      const found2 = $FileType(data4, instancePath+"/file_type");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.file_name !== undefined && Object.hasOwn(data, "file_name")) {
      let data5 = data.file_name;
      if(typeof data5 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file_name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data6 = data.timestamp;
      const found3 = $Timestamp(data6, instancePath+"/timestamp");
      if(!(found3 === null)) {
        vErrors = $join(vErrors, found3);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionFormShow(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.form_request_id === undefined) || (!(Object.hasOwn(data, "form_request_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "form_request_id"});
      errors++;
    }
    if((data.form_name === undefined) || (!(Object.hasOwn(data, "form_name")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "form_name"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_form_show" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_form_show"});
        errors++;
      }
    }
    if(data.form_request_id !== undefined && Object.hasOwn(data, "form_request_id")) {
      let data1 = data.form_request_id;
      const found0 = $FormRequestId(data1, instancePath+"/form_request_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.form_name !== undefined && Object.hasOwn(data, "form_name")) {
      let data2 = data.form_name;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/form_name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.form_timeout !== undefined && Object.hasOwn(data, "form_timeout")) {
      let data3 = data.form_timeout;
      if((typeof data3 !== "string") && (!(((typeof data3 == "number") && (!(data3 % 1) && !Number.isNaN(data3))) && (Number.isFinite(data3))))) {
        vErrors = $fail(vErrors, instancePath+"/form_timeout", "type", {type: ["string", "integer"]});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      const found1 = $Timestamp(data4, instancePath+"/timestamp");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $ServerChatSessionInactivityTimeout$0 = ["chat_session_inactvity_timeout", "chat_session_inactivity_timeout"];
function $ServerChatSessionInactivityTimeout(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg === undefined) || (!(Object.hasOwn(data, "msg")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if(!((data0 === "chat_session_inactvity_timeout") || (data0 === "chat_session_inactivity_timeout"))) {
        vErrors = $fail(vErrors, instancePath+"/event", "enum", {allowedValues: $ServerChatSessionInactivityTimeout$0});
        errors++;
      }
    }
    if(data.msg !== undefined && Object.hasOwn(data, "msg")) {
      let data1 = data.msg;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/msg", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data2 = data.timestamp;
      const found0 = $Timestamp(data2, instancePath+"/timestamp");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg_id === undefined) || (!(Object.hasOwn(data, "msg_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg_id"});
      errors++;
    }
    if((data.msg === undefined) || (!(Object.hasOwn(data, "msg")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_message" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_message"});
        errors++;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data1 = data.party_id;
      const found0 = $PartyId(data1, instancePath+"/party_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.msg_id !== undefined && Object.hasOwn(data, "msg_id")) {
      let data2 = data.msg_id;
      const found1 = $MessageId(data2, instancePath+"/msg_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.msg !== undefined && Object.hasOwn(data, "msg")) {
      let data3 = data.msg;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/msg", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      const found2 = $Timestamp(data4, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionNotTyping(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.party_id === undefined) || (!(Object.hasOwn(data, "party_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "party_id"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_not_typing" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_not_typing"});
        errors++;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data1 = data.party_id;
      const found0 = $PartyId(data1, instancePath+"/party_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data2 = data.timestamp;
      const found1 = $Timestamp(data2, instancePath+"/timestamp");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $ServerChatSessionPartyJoined$0 = ["scenario", "external", "internal"];
function $ServerChatSessionPartyJoined(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.party_id === undefined) || (!(Object.hasOwn(data, "party_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "party_id"});
      errors++;
    }
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_party_joined" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_party_joined"});
        errors++;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data1 = data.party_id;
      const found0 = $PartyId(data1, instancePath+"/party_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.first_name !== undefined && Object.hasOwn(data, "first_name")) {
      let data2 = data.first_name;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/first_name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.last_name !== undefined && Object.hasOwn(data, "last_name")) {
      let data3 = data.last_name;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/last_name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.display_name !== undefined && Object.hasOwn(data, "display_name")) {
      let data4 = data.display_name;
      if(typeof data4 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/display_name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data5 = data.type;
      if(typeof data5 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if(!(((data5 === "scenario") || (data5 === "external")) || (data5 === "internal"))) {
        vErrors = $fail(vErrors, instancePath+"/type", "enum", {allowedValues: $ServerChatSessionPartyJoined$0});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data6 = data.timestamp;
      const found1 = $Timestamp(data6, instancePath+"/timestamp");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionPartyLeft(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.party_id === undefined) || (!(Object.hasOwn(data, "party_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "party_id"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_party_left" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_party_left"});
        errors++;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data1 = data.party_id;
      const found0 = $PartyId(data1, instancePath+"/party_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data2 = data.timestamp;
      const found1 = $Timestamp(data2, instancePath+"/timestamp");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionSignaling(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_signaling" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_signaling"});
        errors++;
      }
    }
    if(data.msg_id !== undefined && Object.hasOwn(data, "msg_id")) {
      let data1 = data.msg_id;
      const found0 = $MessageId(data1, instancePath+"/msg_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data2 = data.party_id;
      const found1 = $PartyId(data2, instancePath+"/party_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data3 = data.data;
      const found2 = $Signal(data3, instancePath+"/data");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      const found3 = $Timestamp(data4, instancePath+"/timestamp");
      if(!(found3 === null)) {
        vErrors = $join(vErrors, found3);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $ServerChatSessionStatus$0 = ["queued", "connecting", "connected", "failed", "completed"];
function $ServerChatSessionStatus(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.state === undefined) || (!(Object.hasOwn(data, "state")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "state"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_status" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_status"});
        errors++;
      }
    }
    if(data.state !== undefined && Object.hasOwn(data, "state")) {
      let data1 = data.state;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/state", "type", {type: "string"});
        errors++;
      }
      if(!(((((data1 === "queued") || (data1 === "connecting")) || (data1 === "connected")) || (data1 === "failed")) || (data1 === "completed"))) {
        vErrors = $fail(vErrors, instancePath+"/state", "enum", {allowedValues: $ServerChatSessionStatus$0});
        errors++;
      }
    }
    if(data.ewt !== undefined && Object.hasOwn(data, "ewt")) {
      let data2 = data.ewt;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/ewt", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionTimeoutWarning(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.msg === undefined) || (!(Object.hasOwn(data, "msg")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_timeout_warning" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_timeout_warning"});
        errors++;
      }
    }
    if(data.msg !== undefined && Object.hasOwn(data, "msg")) {
      let data1 = data.msg;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/msg", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data2 = data.timestamp;
      const found0 = $Timestamp(data2, instancePath+"/timestamp");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ServerChatSessionTyping(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.event === undefined) || (!(Object.hasOwn(data, "event")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "event"});
      errors++;
    }
    if((data.party_id === undefined) || (!(Object.hasOwn(data, "party_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "party_id"});
      errors++;
    }
    if(data.event !== undefined && Object.hasOwn(data, "event")) {
      let data0 = data.event;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/event", "type", {type: "string"});
        errors++;
      }
      if("chat_session_typing" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/event", "const", {allowedValue: "chat_session_typing"});
        errors++;
      }
    }
    if(data.party_id !== undefined && Object.hasOwn(data, "party_id")) {
      let data1 = data.party_id;
      const found0 = $PartyId(data1, instancePath+"/party_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data2 = data.timestamp;
      const found1 = $Timestamp(data2, instancePath+"/timestamp");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $SessionState$0 = ["queued", "connecting", "connected", "ivr", "establishing", "failed", "completed"];
function $SessionState(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  if(!(((((((data === "queued") || (data === "connecting")) || (data === "connected")) || (data === "ivr")) || (data === "establishing")) || (data === "failed")) || (data === "completed"))) {
    vErrors = $fail(vErrors, instancePath, "enum", {allowedValues: $SessionState$0});
    errors++;
  }
  return vErrors;
}

function $Signal(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const ends0 = [errors];
  const _errs1 = errors;
  const found0 = $RequestCall(data, instancePath);
  if(!(found0 === null)) {
    vErrors = $join(vErrors, found0);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  ends0.push(errors);
  if(_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs2 = errors;
  const found1 = $CallRejected(data, instancePath);
  if(!(found1 === null)) {
    vErrors = $join(vErrors, found1);
    errors = vErrors.length;
  }
  var _valid0 = _errs2 === errors;
  ends0.push(errors);
  if(_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if(_valid0) {
      valid0 = true;
      passing0 = 1;
    }
    const _errs3 = errors;
    const found2 = $OfferCall(data, instancePath);
    if(!(found2 === null)) {
      vErrors = $join(vErrors, found2);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    ends0.push(errors);
    if(_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if(_valid0) {
        valid0 = true;
        passing0 = 2;
      }
      const _errs4 = errors;
      const found3 = $AnswerCall(data, instancePath);
      if(!(found3 === null)) {
        vErrors = $join(vErrors, found3);
        errors = vErrors.length;
      }
      var _valid0 = _errs4 === errors;
      ends0.push(errors);
      if(_valid0 && valid0) {
        valid0 = false;
        passing0 = [passing0, 3];
      } else {
        if(_valid0) {
          valid0 = true;
          passing0 = 3;
        }
        const _errs5 = errors;
        const found4 = $IceCandidate(data, instancePath);
        if(!(found4 === null)) {
          vErrors = $join(vErrors, found4);
          errors = vErrors.length;
        }
        var _valid0 = _errs5 === errors;
        ends0.push(errors);
        if(_valid0 && valid0) {
          valid0 = false;
          passing0 = [passing0, 4];
        } else {
          if(_valid0) {
            valid0 = true;
            passing0 = 4;
          }
          const _errs6 = errors;
          const found5 = $EndCall(data, instancePath);
          if(!(found5 === null)) {
            vErrors = $join(vErrors, found5);
            errors = vErrors.length;
          }
          var _valid0 = _errs6 === errors;
          ends0.push(errors);
          if(_valid0 && valid0) {
            valid0 = false;
            passing0 = [passing0, 5];
          } else {
            if(_valid0) {
              valid0 = true;
              passing0 = 5;
            }
            const _errs7 = errors;
            const found6 = $RequestPhoneCall(data, instancePath);
            if(!(found6 === null)) {
              vErrors = $join(vErrors, found6);
              errors = vErrors.length;
            }
            var _valid0 = _errs7 === errors;
            ends0.push(errors);
            if(_valid0 && valid0) {
              valid0 = false;
              passing0 = [passing0, 6];
            } else {
              if(_valid0) {
                valid0 = true;
                passing0 = 6;
              }
              const _errs8 = errors;
              const found7 = $RequestSms(data, instancePath);
              if(!(found7 === null)) {
                vErrors = $join(vErrors, found7);
                errors = vErrors.length;
              }
              var _valid0 = _errs8 === errors;
              ends0.push(errors);
              if(_valid0 && valid0) {
                valid0 = false;
                passing0 = [passing0, 7];
              } else {
                if(_valid0) {
                  valid0 = true;
                  passing0 = 7;
                }
              }
            }
          }
        }
      }
    }
  }
  if(!valid0) {
    vErrors = $narrow(vErrors, ends0, instancePath, "oneOf", ["RequestCall","CallRejected","OfferCall","AnswerCall","IceCandidate","EndCall","RequestPhoneCall","RequestSms"], passing0);
    errors = vErrors.length;
  } else {
    errors = _errs0;
    if(vErrors !== null) {
      if(_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  return vErrors;
}

function $SmsResultResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.sms_error_code === undefined) || (!(Object.hasOwn(data, "sms_error_code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sms_error_code"});
      errors++;
    }
    if(data.sms_error_code !== undefined && Object.hasOwn(data, "sms_error_code")) {
      let data0 = data.sms_error_code;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/sms_error_code", "type", {type: "integer"});
        errors++;
      }
    }
    if(data.error_message !== undefined && Object.hasOwn(data, "error_message")) {
      let data1 = data.error_message;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/error_message", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $Timestamp$0 = /* @__PURE__ */ new RegExp("^[0-9]+$", "u");
function $Timestamp(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if((typeof data !== "string") && (!(((typeof data == "number") && (!(data % 1) && !Number.isNaN(data))) && (Number.isFinite(data))))) {
    vErrors = $fail(vErrors, instancePath, "type", {type: ["string", "integer"]});
    errors++;
  }
  if(typeof data === "string") {
    if(!$Timestamp$0.test(data)) {
      vErrors = $fail(vErrors, instancePath, "pattern", {pattern: "^[0-9]+$"});
      errors++;
    }
  }
  return vErrors;
}

function $UploadFileRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.file === undefined) || (!(Object.hasOwn(data, "file")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "file"});
      errors++;
    }
    if(data.file !== undefined && Object.hasOwn(data, "file")) {
      let data0 = data.file;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/file", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $WaitingTime(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if((typeof data !== "string") && (!(((typeof data == "number") && (!(data % 1) && !Number.isNaN(data))) && (Number.isFinite(data))))) {
    vErrors = $fail(vErrors, instancePath, "type", {type: ["string", "integer"]});
    errors++;
  }
  return vErrors;
}

/** The payload of `activeChatResponse`. */
export function activeChatResponse(value) {
  return $check($ActiveChatResponse, value);
}

/** The payload of `apiError`. */
export function apiError(value) {
  return $check($ApiError, value);
}

/** The payload of `availabilityResponse`. */
export function availabilityResponse(value) {
  return $check($AvailabilityResponse, value);
}

/** The payload of `chatSessionResponse`. */
export function chatSessionResponse(value) {
  return $check($ChatSessionResponse, value);
}

/** The payload of `clientChatSessionDisconnect`. */
export function clientChatSessionDisconnect(value) {
  return $check($ClientChatSessionDisconnect, value);
}

/** The payload of `clientChatSessionEnd`. */
export function clientChatSessionEnd(value) {
  return $check($ClientChatSessionEnd, value);
}

/** The payload of `clientChatSessionFile`. */
export function clientChatSessionFile(value) {
  return $check($ClientChatSessionFile, value);
}

/** The payload of `clientChatSessionFormData`. */
export function clientChatSessionFormData(value) {
  return $check($ClientChatSessionFormData, value);
}

/** The payload of `clientChatSessionMessage`. */
export function clientChatSessionMessage(value) {
  return $check($ClientChatSessionMessage, value);
}

/** The payload of `clientChatSessionNotTyping`. */
export function clientChatSessionNotTyping(value) {
  return $check($ClientChatSessionNotTyping, value);
}

/** The payload of `clientChatSessionSignaling`. */
export function clientChatSessionSignaling(value) {
  return $check($ClientChatSessionSignaling, value);
}

/** The payload of `clientChatSessionTyping`. */
export function clientChatSessionTyping(value) {
  return $check($ClientChatSessionTyping, value);
}

/** The payload of `eventsResponse`. */
export function eventsResponse(value) {
  return $check($EventsResponse, value);
}

/** The payload of `expectedParametersResponse`. */
export function expectedParametersResponse(value) {
  return $check($ExpectedParametersResponse, value);
}

/** The payload of `fileContentResponse`. */
export function fileContentResponse(value) {
  return $check($FileContentResponse, value);
}

/** The payload of `fileUploadedResponse`. */
export function fileUploadedResponse(value) {
  return $check($FileUploadedResponse, value);
}

/** The payload of `profilePhotoResponse`. */
export function profilePhotoResponse(value) {
  return $check($ProfilePhotoResponse, value);
}

/** The payload of `requestChatRequest`. */
export function requestChatRequest(value) {
  return $check($RequestChatRequest, value);
}

/** The payload of `requestSmsRequest`. */
export function requestSmsRequest(value) {
  return $check($RequestSmsRequest, value);
}

/** The payload of `sendEventsRequest`. */
export function sendEventsRequest(value) {
  return $check($SendEventsRequest, value);
}

/** The payload of `serverChatSessionEnded`. */
export function serverChatSessionEnded(value) {
  return $check($ServerChatSessionEnded, value);
}

/** The payload of `serverChatSessionFile`. */
export function serverChatSessionFile(value) {
  return $check($ServerChatSessionFile, value);
}

/** The payload of `serverChatSessionFormShow`. */
export function serverChatSessionFormShow(value) {
  return $check($ServerChatSessionFormShow, value);
}

/** The payload of `serverChatSessionInactivityTimeout`. */
export function serverChatSessionInactivityTimeout(value) {
  return $check($ServerChatSessionInactivityTimeout, value);
}

/** The payload of `serverChatSessionMessage`. */
export function serverChatSessionMessage(value) {
  return $check($ServerChatSessionMessage, value);
}

/** The payload of `serverChatSessionNotTyping`. */
export function serverChatSessionNotTyping(value) {
  return $check($ServerChatSessionNotTyping, value);
}

/** The payload of `serverChatSessionPartyJoined`. */
export function serverChatSessionPartyJoined(value) {
  return $check($ServerChatSessionPartyJoined, value);
}

/** The payload of `serverChatSessionPartyLeft`. */
export function serverChatSessionPartyLeft(value) {
  return $check($ServerChatSessionPartyLeft, value);
}

/** The payload of `serverChatSessionSignaling`. */
export function serverChatSessionSignaling(value) {
  return $check($ServerChatSessionSignaling, value);
}

/** The payload of `serverChatSessionStatus`. */
export function serverChatSessionStatus(value) {
  return $check($ServerChatSessionStatus, value);
}

/** The payload of `serverChatSessionTimeoutWarning`. */
export function serverChatSessionTimeoutWarning(value) {
  return $check($ServerChatSessionTimeoutWarning, value);
}

/** The payload of `serverChatSessionTyping`. */
export function serverChatSessionTyping(value) {
  return $check($ServerChatSessionTyping, value);
}

/** The payload of `smsResultResponse`. */
export function smsResultResponse(value) {
  return $check($SmsResultResponse, value);
}

/** The payload of `uploadFileRequest`. */
export function uploadFileRequest(value) {
  return $check($UploadFileRequest, value);
}
