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
  format: ({ format }) => `in the format ${format}`,
  oneOf: ({ names, both }) =>
    both === undefined ? `one of ${names.join(", ")}` : `one thing only, but it is both ${both.join(" and ")}`,
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

/** `full-date` of RFC 3339. */
function $date(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const year = Number(text.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/** `full-time` of RFC 3339; the 60th second only where a leap second can be. */
function $time(text) {
  const usual = /^(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$/i;
  if (usual.test(text)) return true;
  const match = /^([01]\d|2[0-3]):([0-5]\d):60(?:\.\d+)?(?:z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/i.exec(text);
  if (match === null) return false;
  const [hour, minute, zoneHour, zoneMinute] = [match[1], match[2], match[4] ?? 0, match[5] ?? 0].map(Number);
  const utc = hour * 60 + minute - (match[3] === "-" ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  return (utc + 1440) % 1440 === 1439;
}

/** `date-time` of RFC 3339. */
const $dateTime = (text) =>
  /[t\s]/i.test(text.charAt(10)) && $date(text.slice(0, 10)) && $time(text.slice(11));

/** RFC 9562. */
const $uuid = (text) => /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text);

function $ActiveSession(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.operator_id !== undefined && Object.hasOwn(data, "operator_id")) {
      let data0 = data.operator_id;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/operator_id", "type", {type: "integer"});
        errors++;
      }
    }
    if(data.sources !== undefined && Object.hasOwn(data, "sources")) {
      let data1 = data.sources;
      if(Array.isArray(data1)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/sources", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $Attachment(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.uuid === undefined) || (!(Object.hasOwn(data, "uuid")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "uuid"});
      errors++;
    }
    if(data.uuid !== undefined && Object.hasOwn(data, "uuid")) {
      let data0 = data.uuid;
      if((typeof data0 == "number") && (Number.isFinite(data0))) {
      }
      if(typeof data0 === "string") {
        if(!($uuid(data0))) {
          vErrors = $fail(vErrors, instancePath+"/uuid", "format", {format: "uuid"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/uuid", "type", {type: "string"});
        errors++;
      }
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data1 = data.type;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
    }
    if(data.url !== undefined && Object.hasOwn(data, "url")) {
      let data2 = data.url;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/url", "type", {type: "string"});
        errors++;
      }
    }
    if(data.url_preview !== undefined && Object.hasOwn(data, "url_preview")) {
      let data3 = data.url_preview;
      if((typeof data3 !== "string") && (data3 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/url_preview", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.filename !== undefined && Object.hasOwn(data, "filename")) {
      let data4 = data.filename;
      if(typeof data4 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/filename", "type", {type: "string"});
        errors++;
      }
    }
    if(data.extension !== undefined && Object.hasOwn(data, "extension")) {
      let data5 = data.extension;
      if(typeof data5 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/extension", "type", {type: "string"});
        errors++;
      }
    }
    if(data.size !== undefined && Object.hasOwn(data, "size")) {
      let data6 = data.size;
      if(!(((typeof data6 == "number") && (!(data6 % 1) && !Number.isNaN(data6))) && (Number.isFinite(data6)))) {
        vErrors = $fail(vErrors, instancePath+"/size", "type", {type: "integer"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $Chat(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.uuid === undefined) || (!(Object.hasOwn(data, "uuid")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "uuid"});
      errors++;
    }
    if(data.uuid !== undefined && Object.hasOwn(data, "uuid")) {
      let data0 = data.uuid;
      if((typeof data0 == "number") && (Number.isFinite(data0))) {
      }
      if(typeof data0 === "string") {
        if(!($uuid(data0))) {
          vErrors = $fail(vErrors, instancePath+"/uuid", "format", {format: "uuid"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/uuid", "type", {type: "string"});
        errors++;
      }
    }
    if(data.widget !== undefined && Object.hasOwn(data, "widget")) {
      let data1 = data.widget;
      const found0 = $Widget(data1, instancePath+"/widget");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data2 = data.status;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
    }
    if(data.owner_user !== undefined && Object.hasOwn(data, "owner_user")) {
      let data3 = data.owner_user;
      const found1 = $User(data3, instancePath+"/owner_user");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.operator_user !== undefined && Object.hasOwn(data, "operator_user")) {
      let data4 = data.operator_user;
      const _errs8 = errors;
      let valid1 = false;
      const ends0 = [errors];
      const _errs9 = errors;
      const found2 = $User(data4, instancePath+"/operator_user");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
      var _valid0 = _errs9 === errors;
      ends0.push(errors);
      valid1 = valid1 || _valid0;
      if(!valid1) {
        const _errs10 = errors;
        if(data4 !== null) {
          vErrors = $fail(vErrors, instancePath+"/operator_user", "type", {type: "null"});
          errors++;
        }
        var _valid0 = _errs10 === errors;
        ends0.push(errors);
        valid1 = valid1 || _valid0;
      }
      if(!valid1) {
        vErrors = $narrow(vErrors, ends0, instancePath+"/operator_user", "anyOf", ["User","null"]);
        errors = vErrors.length;
      } else {
        errors = _errs8;
        if(vErrors !== null) {
          if(_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ChatNotificationEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("chat_notification" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "chat_notification"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $ChatNotificationEventData(data1, instancePath+"/data");
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

function $ChatNotificationEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.chat !== undefined && Object.hasOwn(data, "chat")) {
      let data0 = data.chat;
      const found0 = $Chat(data0, instancePath+"/chat");
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

function $ChatQuery(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.token !== undefined && Object.hasOwn(data, "token")) {
      let data0 = data.token;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/token", "type", {type: "string"});
        errors++;
      }
    }
    if(data.chat !== undefined && Object.hasOwn(data, "chat")) {
      let data1 = data.chat;
      if((typeof data1 == "number") && (Number.isFinite(data1))) {
      }
      if(typeof data1 === "string") {
        if(!($uuid(data1))) {
          vErrors = $fail(vErrors, instancePath+"/chat", "format", {format: "uuid"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/chat", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ChatUpdatedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("chat_updated" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "chat_updated"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $ChatUpdatedEventData(data1, instancePath+"/data");
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

function $ChatUpdatedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.chat !== undefined && Object.hasOwn(data, "chat")) {
      let data0 = data.chat;
      const found0 = $Chat(data0, instancePath+"/chat");
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

function $GlobalBody(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $GlobalUpdatedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("global_updated" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "global_updated"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      if(data1 && typeof data1 == "object" && !Array.isArray(data1)) {
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

function $MarkMessageDeliveredEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("mark_message_delivered" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "mark_message_delivered"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $MarkMessageDeliveredEventData(data1, instancePath+"/data");
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

function $MarkMessageDeliveredEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message_id === undefined) || (!(Object.hasOwn(data, "message_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message_id"});
      errors++;
    }
    if(data.message_id !== undefined && Object.hasOwn(data, "message_id")) {
      let data0 = data.message_id;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/message_id", "type", {type: "integer"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $MarkMessageReadEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("mark_message_read" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "mark_message_read"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $MarkMessageReadEventData(data1, instancePath+"/data");
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

function $MarkMessageReadEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message_id === undefined) || (!(Object.hasOwn(data, "message_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message_id"});
      errors++;
    }
    if(data.message_id !== undefined && Object.hasOwn(data, "message_id")) {
      let data0 = data.message_id;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/message_id", "type", {type: "integer"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $Message$0 = ["standard", "system", "note", "bot"];
function $Message(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.id === undefined) || (!(Object.hasOwn(data, "id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "id"});
      errors++;
    }
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.chat === undefined) || (!(Object.hasOwn(data, "chat")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "chat"});
      errors++;
    }
    if(data.id !== undefined && Object.hasOwn(data, "id")) {
      let data0 = data.id;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/id", "type", {type: "integer"});
        errors++;
      }
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data1 = data.type;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if(!((((data1 === "standard") || (data1 === "system")) || (data1 === "note")) || (data1 === "bot"))) {
        vErrors = $fail(vErrors, instancePath+"/type", "enum", {allowedValues: $Message$0});
        errors++;
      }
    }
    if(data.type_role !== undefined && Object.hasOwn(data, "type_role")) {
      let data2 = data.type_role;
      if((typeof data2 !== "string") && (data2 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/type_role", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data3 = data.status;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
    }
    if(data.text !== undefined && Object.hasOwn(data, "text")) {
      let data4 = data.text;
      if((typeof data4 !== "string") && (data4 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/text", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.send_time !== undefined && Object.hasOwn(data, "send_time")) {
      let data5 = data.send_time;
      if((typeof data5 == "number") && (Number.isFinite(data5))) {
      }
      if(typeof data5 === "string") {
        if(!($dateTime(data5))) {
          vErrors = $fail(vErrors, instancePath+"/send_time", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/send_time", "type", {type: "string"});
        errors++;
      }
    }
    if(data.message_index !== undefined && Object.hasOwn(data, "message_index")) {
      let data6 = data.message_index;
      if(!(((typeof data6 == "number") && (!(data6 % 1) && !Number.isNaN(data6))) && (Number.isFinite(data6)))) {
        vErrors = $fail(vErrors, instancePath+"/message_index", "type", {type: "integer"});
        errors++;
      }
    }
    if(data.chat !== undefined && Object.hasOwn(data, "chat")) {
      let data7 = data.chat;
      const found0 = $Chat(data7, instancePath+"/chat");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.user !== undefined && Object.hasOwn(data, "user")) {
      let data8 = data.user;
      const found1 = $User(data8, instancePath+"/user");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.attachments !== undefined && Object.hasOwn(data, "attachments")) {
      let data9 = data.attachments;
      if(Array.isArray(data9)) {
        const len0 = data9.length;
        for(let i0=0; i0<len0; i0++) {
          let data10 = data9[i0];
          const found2 = $Attachment(data10, instancePath+"/attachments/" + i0);
          if(!(found2 === null)) {
            vErrors = $join(vErrors, found2);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/attachments", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $MessageAddedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("message_added" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "message_added"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $MessageAddedEventData(data1, instancePath+"/data");
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

function $MessageAddedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      const found0 = $Message(data0, instancePath+"/message");
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

function $MessageBody(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  const ends0 = [errors];
  const _errs1 = errors;
  const found0 = $Message(data, instancePath);
  if(!(found0 === null)) {
    vErrors = $join(vErrors, found0);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  ends0.push(errors);
  valid0 = valid0 || _valid0;
  if(!valid0) {
    const _errs2 = errors;
    const found1 = $MessageEnvelope(data, instancePath);
    if(!(found1 === null)) {
      vErrors = $join(vErrors, found1);
      errors = vErrors.length;
    }
    var _valid0 = _errs2 === errors;
    ends0.push(errors);
    valid0 = valid0 || _valid0;
  }
  if(!valid0) {
    vErrors = $narrow(vErrors, ends0, instancePath, "anyOf", ["Message","MessageEnvelope"]);
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

function $MessageEnvelope(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      const found0 = $Message(data0, instancePath+"/message");
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

function $MessageNotAddedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("message_not_added" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "message_not_added"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $MessageNotAddedEventData(data1, instancePath+"/data");
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

function $MessageNotAddedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $MessageUpdatedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("message_updated" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "message_updated"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $MessageUpdatedEventData(data1, instancePath+"/data");
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

function $MessageUpdatedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      const found0 = $Message(data0, instancePath+"/message");
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

function $OnlineUsersBody(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(Array.isArray(data)) {
    const len0 = data.length;
    for(let i0=0; i0<len0; i0++) {
      let data0 = data[i0];
      const found0 = $ActiveSession(data0, instancePath+"/" + i0);
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "array"});
    errors++;
  }
  return vErrors;
}

function $Operator(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.id === undefined) || (!(Object.hasOwn(data, "id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "id"});
      errors++;
    }
    if(data.id !== undefined && Object.hasOwn(data, "id")) {
      let data0 = data.id;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/id", "type", {type: "integer"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $OperatorUpdatedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("operator_updated" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "operator_updated"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $OperatorUpdatedEventData(data1, instancePath+"/data");
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

function $OperatorUpdatedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.operators !== undefined && Object.hasOwn(data, "operators")) {
      let data0 = data.operators;
      if(Array.isArray(data0)) {
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const found0 = $Operator(data1, instancePath+"/operators/" + i0);
          if(!(found0 === null)) {
            vErrors = $join(vErrors, found0);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/operators", "type", {type: "array"});
        errors++;
      }
    }
    if(data.operator !== undefined && Object.hasOwn(data, "operator")) {
      let data2 = data.operator;
      const found1 = $Operator(data2, instancePath+"/operator");
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

function $OperatorsBody(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(Array.isArray(data)) {
    const len0 = data.length;
    for(let i0=0; i0<len0; i0++) {
      let data0 = data[i0];
      const found0 = $Operator(data0, instancePath+"/" + i0);
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "array"});
    errors++;
  }
  return vErrors;
}

function $SendMessageEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("send_message" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "send_message"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $SendMessageEventData(data1, instancePath+"/data");
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

function $SendMessageEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.text !== undefined && Object.hasOwn(data, "text")) {
      let data0 = data.text;
      if((typeof data0 !== "string") && (data0 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/text", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.attachments !== undefined && Object.hasOwn(data, "attachments")) {
      let data1 = data.attachments;
      if(Array.isArray(data1)) {
        const len0 = data1.length;
        for(let i0=0; i0<len0; i0++) {
          let data2 = data1[i0];
          if((typeof data2 == "number") && (Number.isFinite(data2))) {
          }
          if(typeof data2 === "string") {
            if(!($uuid(data2))) {
              vErrors = $fail(vErrors, instancePath+"/attachments/" + i0, "format", {format: "uuid"});
              errors++;
            }
          } else {
            vErrors = $fail(vErrors, instancePath+"/attachments/" + i0, "type", {type: "string"});
            errors++;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/attachments", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $TypingUpdatedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("typing_updated" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "typing_updated"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $TypingUpdatedEventData(data1, instancePath+"/data");
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

function $TypingUpdatedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.user !== undefined && Object.hasOwn(data, "user")) {
      let data0 = data.user;
      const found0 = $User(data0, instancePath+"/user");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.chat !== undefined && Object.hasOwn(data, "chat")) {
      let data1 = data.chat;
      const found1 = $Chat(data1, instancePath+"/chat");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.text !== undefined && Object.hasOwn(data, "text")) {
      let data2 = data.text;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/text", "type", {type: "string"});
        errors++;
      }
    }
    if(data.stopped !== undefined && Object.hasOwn(data, "stopped")) {
      let data3 = data.stopped;
      if(typeof data3 !== "boolean") {
        vErrors = $fail(vErrors, instancePath+"/stopped", "type", {type: "boolean"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $UpdateTypingEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("update_typing" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "update_typing"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $UpdateTypingEventData(data1, instancePath+"/data");
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

function $UpdateTypingEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.stopped === undefined) || (!(Object.hasOwn(data, "stopped")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "stopped"});
      errors++;
    }
    if(data.text !== undefined && Object.hasOwn(data, "text")) {
      let data0 = data.text;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/text", "type", {type: "string"});
        errors++;
      }
    }
    if(data.stopped !== undefined && Object.hasOwn(data, "stopped")) {
      let data1 = data.stopped;
      if(typeof data1 !== "boolean") {
        vErrors = $fail(vErrors, instancePath+"/stopped", "type", {type: "boolean"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $User(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.id === undefined) || (!(Object.hasOwn(data, "id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "id"});
      errors++;
    }
    if(data.id !== undefined && Object.hasOwn(data, "id")) {
      let data0 = data.id;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/id", "type", {type: "integer"});
        errors++;
      }
    }
    if(data.role !== undefined && Object.hasOwn(data, "role")) {
      let data1 = data.role;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/role", "type", {type: "string"});
        errors++;
      }
    }
    if(data.avatar !== undefined && Object.hasOwn(data, "avatar")) {
      let data2 = data.avatar;
      if((typeof data2 !== "string") && (data2 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/avatar", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.lastname !== undefined && Object.hasOwn(data, "lastname")) {
      let data3 = data.lastname;
      if((typeof data3 !== "string") && (data3 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/lastname", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.firstname !== undefined && Object.hasOwn(data, "firstname")) {
      let data4 = data.firstname;
      if((typeof data4 !== "string") && (data4 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/firstname", "type", {type: ["string", "null"]});
        errors++;
      }
    }
    if(data.patronymic !== undefined && Object.hasOwn(data, "patronymic")) {
      let data5 = data.patronymic;
      if((typeof data5 !== "string") && (data5 !== null)) {
        vErrors = $fail(vErrors, instancePath+"/patronymic", "type", {type: ["string", "null"]});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $UserConnectedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("user_connected" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "user_connected"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $UserConnectedEventData(data1, instancePath+"/data");
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

function $UserConnectedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.user !== undefined && Object.hasOwn(data, "user")) {
      let data0 = data.user;
      const found0 = $User(data0, instancePath+"/user");
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

function $UserDisconnectedEvent(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data0 = data.type;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
      if("user_disconnected" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/type", "const", {allowedValue: "user_disconnected"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data1 = data.data;
      const found0 = $UserDisconnectedEventData(data1, instancePath+"/data");
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

function $UserDisconnectedEventData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.user !== undefined && Object.hasOwn(data, "user")) {
      let data0 = data.user;
      const found0 = $User(data0, instancePath+"/user");
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

function $Widget(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.source !== undefined && Object.hasOwn(data, "source")) {
      let data0 = data.source;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/source", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

/** The payload of `chatBody`. */
export function chatBody(value) {
  return $check($Chat, value);
}

/** The payload of `chatNotificationEvent`. */
export function chatNotificationEvent(value) {
  return $check($ChatNotificationEvent, value);
}

/** The payload of `chatUpdatedEvent`. */
export function chatUpdatedEvent(value) {
  return $check($ChatUpdatedEvent, value);
}

/** The payload of `globalBody`. */
export function globalBody(value) {
  return $check($GlobalBody, value);
}

/** The payload of `globalUpdatedEvent`. */
export function globalUpdatedEvent(value) {
  return $check($GlobalUpdatedEvent, value);
}

/** The payload of `markMessageDeliveredEvent`. */
export function markMessageDeliveredEvent(value) {
  return $check($MarkMessageDeliveredEvent, value);
}

/** The payload of `markMessageReadEvent`. */
export function markMessageReadEvent(value) {
  return $check($MarkMessageReadEvent, value);
}

/** The payload of `messageAddedEvent`. */
export function messageAddedEvent(value) {
  return $check($MessageAddedEvent, value);
}

/** The payload of `messageBody`. */
export function messageBody(value) {
  return $check($MessageBody, value);
}

/** The payload of `messageNotAddedEvent`. */
export function messageNotAddedEvent(value) {
  return $check($MessageNotAddedEvent, value);
}

/** The payload of `messageUpdatedEvent`. */
export function messageUpdatedEvent(value) {
  return $check($MessageUpdatedEvent, value);
}

/** The payload of `onlineUsersBody`. */
export function onlineUsersBody(value) {
  return $check($OnlineUsersBody, value);
}

/** The payload of `operatorUpdatedEvent`. */
export function operatorUpdatedEvent(value) {
  return $check($OperatorUpdatedEvent, value);
}

/** The payload of `operatorsBody`. */
export function operatorsBody(value) {
  return $check($OperatorsBody, value);
}

/** The payload of `sendMessageEvent`. */
export function sendMessageEvent(value) {
  return $check($SendMessageEvent, value);
}

/** The payload of `typingUpdatedEvent`. */
export function typingUpdatedEvent(value) {
  return $check($TypingUpdatedEvent, value);
}

/** The payload of `updateTypingEvent`. */
export function updateTypingEvent(value) {
  return $check($UpdateTypingEvent, value);
}

/** The payload of `userConnectedEvent`. */
export function userConnectedEvent(value) {
  return $check($UserConnectedEvent, value);
}

/** The payload of `userDisconnectedEvent`. */
export function userDisconnectedEvent(value) {
  return $check($UserDisconnectedEvent, value);
}

/** The values of a query. */
export function checkChatQuery(value) {
  return $check($ChatQuery, value);
}
