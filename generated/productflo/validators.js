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
  minLength: ({ limit }) => `a string of at least ${limit} ${$plural(limit, "character")}`,
  minimum: ({ limit }) => `a number of at least ${limit}`,
  oneOf: ({ names, both }) =>
    both === undefined ? `one of ${names.join(", ")}` : `one thing only, but it is both ${both.join(" and ")}`,
  required: () => "present",
  type: ({ type }) => [type].flat().map((name) => $types[name]).join(" or "),
};

const $plural = (count, noun) => (count === 1 ? noun : `${noun}s`);

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

/** Characters as JSON Schema counts them: code points, not UTF-16 units. */
function $length(text) {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length--;
      at++;
    }
  }
  return length;
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

const $ipv4 = (text) => {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
};

/** RFC 4291, section 2.2; without a zone. */
function $ipv6(text) {
  if (text.length > 45 || text.split("::").length > 2) return false;
  const embedded = text.lastIndexOf(":") + 1;
  const dotted = text.includes(".");
  if (dotted && !$ipv4(text.slice(embedded))) return false;
  const halves = (dotted ? `${text.slice(0, embedded)}0:0` : text).split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  return (
    groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) &&
    (halves.length === 2 ? groups.length < 8 : groups.length === 8)
  );
}

/** RFC 3986: a reference with a scheme. */
const $uri = (text) => /^[a-z][a-z\d+.-]*:/i.test(text) && $uriReference(text);

/** RFC 3986, section 4.1. */
function $uriReference(text) {
  if (!/^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*$/i.test(text)) return false;
  const hash = text.indexOf("#");
  if (hash >= 0 && /[#[\]]/.test(text.slice(hash + 1))) return false;
  const [before] = text.split(/[?#]/, 1);
  const query = text.slice(before.length, hash < 0 ? undefined : hash);
  if (/[[\]]/.test(query)) return false;
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(before)?.[0] ?? "";
  const rest = before.slice(scheme.length);
  if (!rest.startsWith("//")) return !/[[\]]/.test(rest) && (scheme !== "" || !rest.split("/", 1)[0].includes(":"));
  const slash = rest.indexOf("/", 2);
  const authority = rest.slice(2, slash < 0 ? undefined : slash);
  if (slash >= 0 && /[[\]]/.test(rest.slice(slash))) return false;
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (/[@[\]]/.test(authority.slice(0, Math.max(0, authority.length - host.length - 1)))) return false;
  const literal = /^\[([\da-f:.]+|v[\da-f]+\.[\w\-.~!$&'()*+,;=:]+)\](?::\d*)?$/i.exec(host);
  if (literal !== null) return /^v/i.test(literal[1]) || $ipv6(literal[1]);
  return /^[^[\]:]*(?::\d*)?$/.test(host);
}

function $AttachedFiles(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(Array.isArray(data)) {
    const len0 = data.length;
    for(let i0=0; i0<len0; i0++) {
      let data0 = data[i0];
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/" + i0, "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "array"});
    errors++;
  }
  return vErrors;
}

function $ChatData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/sender", "type", {type: "string"});
        errors++;
      }
    }
    if(data.message_id !== undefined && Object.hasOwn(data, "message_id")) {
      let data2 = data.message_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.reply_to !== undefined && Object.hasOwn(data, "reply_to")) {
      let data3 = data.reply_to;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/reply_to", "type", {type: "string"});
        errors++;
      }
    }
    if(data.attached_files !== undefined && Object.hasOwn(data, "attached_files")) {
      let data4 = data.attached_files;
      const found0 = $AttachedFiles(data4, instancePath+"/attached_files");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data5 = data.metadata;
      const found1 = $Metadata(data5, instancePath+"/metadata");
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

function $ChatMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.room_id === undefined) || (!(Object.hasOwn(data, "room_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "room_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("chat" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "chat"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $ChatMessageData(data4, instancePath+"/data");
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

function $ChatMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.sender === undefined) || (!(Object.hasOwn(data, "sender")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sender"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      const found0 = $Sender(data1, instancePath+"/sender");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.message_id !== undefined && Object.hasOwn(data, "message_id")) {
      let data2 = data.message_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.reply_to !== undefined && Object.hasOwn(data, "reply_to")) {
      let data3 = data.reply_to;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/reply_to", "type", {type: "string"});
        errors++;
      }
    }
    if(data.attached_files !== undefined && Object.hasOwn(data, "attached_files")) {
      let data4 = data.attached_files;
      const found1 = $AttachedFiles(data4, instancePath+"/attached_files");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data5 = data.metadata;
      const found2 = $Metadata(data5, instancePath+"/metadata");
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

function $ChatResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("chat_response" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "chat_response"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $ChatData(data5, instancePath+"/data");
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

function $CookieMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("cookie" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "cookie"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $CookieMessageData(data5, instancePath+"/data");
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

function $CookieMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data0 = data.user_id;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.name !== undefined && Object.hasOwn(data, "name")) {
      let data1 = data.name;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/name", "type", {type: "string"});
        errors++;
      }
    }
    if(data.value !== undefined && Object.hasOwn(data, "value")) {
      let data2 = data.value;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/value", "type", {type: "string"});
        errors++;
      }
    }
    if(data.max_age !== undefined && Object.hasOwn(data, "max_age")) {
      let data3 = data.max_age;
      if(!(((typeof data3 == "number") && (!(data3 % 1) && !Number.isNaN(data3))) && (Number.isFinite(data3)))) {
        vErrors = $fail(vErrors, instancePath+"/max_age", "type", {type: "integer"});
        errors++;
      }
      if((typeof data3 == "number") && (Number.isFinite(data3))) {
        if(data3 < 0 || Number.isNaN(data3)) {
          vErrors = $fail(vErrors, instancePath+"/max_age", "minimum", {comparison: ">=", limit: 0});
          errors++;
        }
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $DocumentationRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("documentation" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "documentation"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $DocumentationRequestData(data4, instancePath+"/data");
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

function $DocumentationRequestData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.sender === undefined) || (!(Object.hasOwn(data, "sender")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sender"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      const found0 = $Sender(data1, instancePath+"/sender");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.doc_type !== undefined && Object.hasOwn(data, "doc_type")) {
      let data2 = data.doc_type;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/doc_type", "type", {type: "string"});
        errors++;
      }
    }
    if(data.product_id !== undefined && Object.hasOwn(data, "product_id")) {
      let data3 = data.product_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/product_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.attached_files !== undefined && Object.hasOwn(data, "attached_files")) {
      let data4 = data.attached_files;
      const found1 = $AttachedFiles(data4, instancePath+"/attached_files");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data5 = data.metadata;
      const found2 = $Metadata(data5, instancePath+"/metadata");
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

function $DocumentationResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("documentation_response" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "documentation_response"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $DocumentationResponseData(data5, instancePath+"/data");
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

function $DocumentationResponseData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.doc_type !== undefined && Object.hasOwn(data, "doc_type")) {
      let data1 = data.doc_type;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/doc_type", "type", {type: "string"});
        errors++;
      }
    }
    if(data.document_url !== undefined && Object.hasOwn(data, "document_url")) {
      let data2 = data.document_url;
      if((typeof data2 == "number") && (Number.isFinite(data2))) {
      }
      if(typeof data2 === "string") {
        if(!($uri(data2))) {
          vErrors = $fail(vErrors, instancePath+"/document_url", "format", {format: "uri"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/document_url", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $EngineeringRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("engineering" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "engineering"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $EngineeringRequestData(data4, instancePath+"/data");
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

function $EngineeringRequestData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.sender === undefined) || (!(Object.hasOwn(data, "sender")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sender"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      const found0 = $Sender(data1, instancePath+"/sender");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.engineering_type !== undefined && Object.hasOwn(data, "engineering_type")) {
      let data2 = data.engineering_type;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/engineering_type", "type", {type: "string"});
        errors++;
      }
    }
    if(data.product_id !== undefined && Object.hasOwn(data, "product_id")) {
      let data3 = data.product_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/product_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.specifications !== undefined && Object.hasOwn(data, "specifications")) {
      let data4 = data.specifications;
      if(data4 && typeof data4 == "object" && !Array.isArray(data4)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/specifications", "type", {type: "object"});
        errors++;
      }
    }
    if(data.attached_files !== undefined && Object.hasOwn(data, "attached_files")) {
      let data5 = data.attached_files;
      const found1 = $AttachedFiles(data5, instancePath+"/attached_files");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data6 = data.metadata;
      if(data6 && typeof data6 == "object" && !Array.isArray(data6)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/metadata", "type", {type: "object"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $EngineeringResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("engineering_response" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "engineering_response"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $EngineeringResponseData(data5, instancePath+"/data");
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

function $EngineeringResponseData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.engineering_type !== undefined && Object.hasOwn(data, "engineering_type")) {
      let data1 = data.engineering_type;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/engineering_type", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ErrorCode(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $ErrorMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
      if("error" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/status", "const", {allowedValue: "error"});
        errors++;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("system" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "system"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found0 = $ErrorMessageData(data5, instancePath+"/data");
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

function $ErrorMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.details === undefined) || (!(Object.hasOwn(data, "details")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "details"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.details !== undefined && Object.hasOwn(data, "details")) {
      let data1 = data.details;
      const found0 = $ErrorMessageDataDetails(data1, instancePath+"/details");
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

function $ErrorMessageDataDetails(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.error !== undefined && Object.hasOwn(data, "error")) {
      let data0 = data.error;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/error", "type", {type: "string"});
        errors++;
      }
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data1 = data.message;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.error_code !== undefined && Object.hasOwn(data, "error_code")) {
      let data2 = data.error_code;
      const found0 = $ErrorCode(data2, instancePath+"/error_code");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.errors !== undefined && Object.hasOwn(data, "errors")) {
      let data3 = data.errors;
      if(Array.isArray(data3)) {
        const len0 = data3.length;
        for(let i0=0; i0<len0; i0++) {
          let data4 = data3[i0];
          const found1 = $ValidationIssue(data4, instancePath+"/errors/" + i0);
          if(!(found1 === null)) {
            vErrors = $join(vErrors, found1);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/errors", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $FileUpdate(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("file_update" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "file_update"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $FileUpdateData(data5, instancePath+"/data");
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

function $FileUpdateData(data, instancePath) {
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
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $HaitchChatMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("haitch_chat" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "haitch_chat"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $HaitchChatMessageData(data4, instancePath+"/data");
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

function $HaitchChatMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  const ends0 = [errors];
  const _errs2 = errors;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.sender === undefined) || (!(Object.hasOwn(data, "sender")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sender"});
      errors++;
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  var _valid0 = _errs2 === errors;
  ends0.push(errors);
  valid0 = valid0 || _valid0;
  if(!valid0) {
    const _errs4 = errors;
    if(data && typeof data == "object" && !Array.isArray(data)) {
      if((data.query === undefined) || (!(Object.hasOwn(data, "query")))) {
        vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "query"});
        errors++;
      }
    } else {
      vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
      errors++;
    }
    var _valid0 = _errs4 === errors;
    ends0.push(errors);
    valid0 = valid0 || _valid0;
  }
  if(!valid0) {
    vErrors = $narrow(vErrors, ends0, instancePath, "anyOf", ["object","object"]);
    errors = vErrors.length;
  } else {
    errors = _errs1;
    if(vErrors !== null) {
      if(_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/sender", "type", {type: "string"});
        errors++;
      }
    }
    if(data.product_id !== undefined && Object.hasOwn(data, "product_id")) {
      let data2 = data.product_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/product_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.attached_files !== undefined && Object.hasOwn(data, "attached_files")) {
      let data3 = data.attached_files;
      const found0 = $AttachedFiles(data3, instancePath+"/attached_files");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data4 = data.metadata;
      const found1 = $Metadata(data4, instancePath+"/metadata");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.query !== undefined && Object.hasOwn(data, "query")) {
      let data5 = data.query;
      if(typeof data5 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/query", "type", {type: "string"});
        errors++;
      }
    }
    if(data.doc_type !== undefined && Object.hasOwn(data, "doc_type")) {
      let data6 = data.doc_type;
      if(typeof data6 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/doc_type", "type", {type: "string"});
        errors++;
      }
    }
    if(data.source_urls !== undefined && Object.hasOwn(data, "source_urls")) {
      let data7 = data.source_urls;
      if(Array.isArray(data7)) {
        const len0 = data7.length;
        for(let i0=0; i0<len0; i0++) {
          let data8 = data7[i0];
          if((typeof data8 == "number") && (Number.isFinite(data8))) {
          }
          if(typeof data8 === "string") {
            if(!($uri(data8))) {
              vErrors = $fail(vErrors, instancePath+"/source_urls/" + i0, "format", {format: "uri"});
              errors++;
            }
          } else {
            vErrors = $fail(vErrors, instancePath+"/source_urls/" + i0, "type", {type: "string"});
            errors++;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/source_urls", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $HistoryRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.room_id === undefined) || (!(Object.hasOwn(data, "room_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "room_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("history" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "history"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $HistoryRequestData(data4, instancePath+"/data");
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

function $HistoryRequestData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.limit !== undefined && Object.hasOwn(data, "limit")) {
      let data0 = data.limit;
      if(!(((typeof data0 == "number") && (!(data0 % 1) && !Number.isNaN(data0))) && (Number.isFinite(data0)))) {
        vErrors = $fail(vErrors, instancePath+"/limit", "type", {type: "integer"});
        errors++;
      }
      if((typeof data0 == "number") && (Number.isFinite(data0))) {
        if(data0 < 1 || Number.isNaN(data0)) {
          vErrors = $fail(vErrors, instancePath+"/limit", "minimum", {comparison: ">=", limit: 1});
          errors++;
        }
      }
    }
    if(data.before !== undefined && Object.hasOwn(data, "before")) {
      let data1 = data.before;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/before", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $HistoryResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("history_response" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "history_response"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $HistoryResponseData(data5, instancePath+"/data");
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

function $HistoryResponseData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.messages === undefined) || (!(Object.hasOwn(data, "messages")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "messages"});
      errors++;
    }
    if(data.messages !== undefined && Object.hasOwn(data, "messages")) {
      let data0 = data.messages;
      if(Array.isArray(data0)) {
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const found0 = $ChatData(data1, instancePath+"/messages/" + i0);
          if(!(found0 === null)) {
            vErrors = $join(vErrors, found0);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/messages", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $IdeaRequest(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("idea" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "idea"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $IdeaRequestData(data4, instancePath+"/data");
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

function $IdeaRequestData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.sender === undefined) || (!(Object.hasOwn(data, "sender")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sender"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      const found0 = $Sender(data1, instancePath+"/sender");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.constraints !== undefined && Object.hasOwn(data, "constraints")) {
      let data2 = data.constraints;
      if(Array.isArray(data2)) {
        const len0 = data2.length;
        for(let i0=0; i0<len0; i0++) {
          let data3 = data2[i0];
          if(typeof data3 !== "string") {
            vErrors = $fail(vErrors, instancePath+"/constraints/" + i0, "type", {type: "string"});
            errors++;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/constraints", "type", {type: "array"});
        errors++;
      }
    }
    if(data.target_market !== undefined && Object.hasOwn(data, "target_market")) {
      let data4 = data.target_market;
      if(typeof data4 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/target_market", "type", {type: "string"});
        errors++;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data5 = data.metadata;
      const found1 = $Metadata(data5, instancePath+"/metadata");
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

function $IdeaResponse(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("idea_response" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "idea_response"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $IdeaResponseData(data5, instancePath+"/data");
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

function $IdeaResponseData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.ideas !== undefined && Object.hasOwn(data, "ideas")) {
      let data1 = data.ideas;
      if(Array.isArray(data1)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/ideas", "type", {type: "array"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $JoinRoom(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.room_id === undefined) || (!(Object.hasOwn(data, "room_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "room_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("join" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "join"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      if(data4 && typeof data4 == "object" && !Array.isArray(data4)) {
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

function $LogsMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("logs" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "logs"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $LogsMessageData(data5, instancePath+"/data");
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

function $LogsMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.level !== undefined && Object.hasOwn(data, "level")) {
      let data1 = data.level;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/level", "type", {type: "string"});
        errors++;
      }
    }
    if(data.details !== undefined && Object.hasOwn(data, "details")) {
      let data2 = data.details;
      if(data2 && typeof data2 == "object" && !Array.isArray(data2)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/details", "type", {type: "object"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $Metadata(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $NotificationMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      const found0 = $ResponseStatus(data0, instancePath+"/status");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("notification" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "notification"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found1 = $NotificationMessageData(data5, instancePath+"/data");
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

const $NotificationMessageData$0 = ["low", "medium", "high", "critical"];
function $NotificationMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.title === undefined) || (!(Object.hasOwn(data, "title")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "title"});
      errors++;
    }
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.priority === undefined) || (!(Object.hasOwn(data, "priority")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "priority"});
      errors++;
    }
    if(data.title !== undefined && Object.hasOwn(data, "title")) {
      let data0 = data.title;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/title", "type", {type: "string"});
        errors++;
      }
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data1 = data.message;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.priority !== undefined && Object.hasOwn(data, "priority")) {
      let data2 = data.priority;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/priority", "type", {type: "string"});
        errors++;
      }
      if(!((((data2 === "low") || (data2 === "medium")) || (data2 === "high")) || (data2 === "critical"))) {
        vErrors = $fail(vErrors, instancePath+"/priority", "enum", {allowedValues: $NotificationMessageData$0});
        errors++;
      }
    }
    if(data.action_url !== undefined && Object.hasOwn(data, "action_url")) {
      let data3 = data.action_url;
      if((typeof data3 == "number") && (Number.isFinite(data3))) {
      }
      if(typeof data3 === "string") {
        if(!($uri(data3))) {
          vErrors = $fail(vErrors, instancePath+"/action_url", "format", {format: "uri"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/action_url", "type", {type: "string"});
        errors++;
      }
    }
    if(data.metadata !== undefined && Object.hasOwn(data, "metadata")) {
      let data4 = data.metadata;
      const found0 = $Metadata(data4, instancePath+"/metadata");
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

function $PresenceUpdate(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("presence" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "presence"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $PresenceUpdateData(data4, instancePath+"/data");
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

function $PresenceUpdateData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      if(typeof data0 === "string") {
        if($length(data0) < 1) {
          vErrors = $fail(vErrors, instancePath+"/status", "minLength", {limit: 1});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/sender", "type", {type: "string"});
        errors++;
      }
    }
    if(data.last_seen !== undefined && Object.hasOwn(data, "last_seen")) {
      let data2 = data.last_seen;
      if((typeof data2 == "number") && (Number.isFinite(data2))) {
      }
      if(typeof data2 === "string") {
        if(!($dateTime(data2))) {
          vErrors = $fail(vErrors, instancePath+"/last_seen", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/last_seen", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $ReadReceipt(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.room_id === undefined) || (!(Object.hasOwn(data, "room_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "room_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("read_receipt" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "read_receipt"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $ReadReceiptData(data4, instancePath+"/data");
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

function $ReadReceiptData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message_id === undefined) || (!(Object.hasOwn(data, "message_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message_id"});
      errors++;
    }
    if(data.message_id !== undefined && Object.hasOwn(data, "message_id")) {
      let data0 = data.message_id;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/sender", "type", {type: "string"});
        errors++;
      }
    }
    if(data.read_at !== undefined && Object.hasOwn(data, "read_at")) {
      let data2 = data.read_at;
      if((typeof data2 == "number") && (Number.isFinite(data2))) {
      }
      if(typeof data2 === "string") {
        if(!($dateTime(data2))) {
          vErrors = $fail(vErrors, instancePath+"/read_at", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/read_at", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

const $ResponseStatus$0 = ["success", "error", "pending"];
function $ResponseStatus(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data !== "string") {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  if(!(((data === "success") || (data === "error")) || (data === "pending"))) {
    vErrors = $fail(vErrors, instancePath, "enum", {allowedValues: $ResponseStatus$0});
    errors++;
  }
  return vErrors;
}

function $RoomId(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data === "string") {
    if($length(data) < 1) {
      vErrors = $fail(vErrors, instancePath, "minLength", {limit: 1});
      errors++;
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $Sender(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data === "string") {
    if($length(data) < 1) {
      vErrors = $fail(vErrors, instancePath, "minLength", {limit: 1});
      errors++;
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $SystemMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
      if(!((data0 === "success") || (data0 === "pending"))) {
        vErrors = $fail(vErrors, instancePath+"/status", "enum", {allowedValues: ["success", "pending"]});
        errors++;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("system" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "system"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found0 = $SystemMessageData(data5, instancePath+"/data");
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

function $SystemMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.details !== undefined && Object.hasOwn(data, "details")) {
      let data1 = data.details;
      if(data1 && typeof data1 == "object" && !Array.isArray(data1)) {
      } else {
        vErrors = $fail(vErrors, instancePath+"/details", "type", {type: "object"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $Timestamp(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if((typeof data == "number") && (Number.isFinite(data))) {
  }
  if(typeof data === "string") {
    if(!($dateTime(data))) {
      vErrors = $fail(vErrors, instancePath, "format", {format: "date-time"});
      errors++;
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $TypingIndicator(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.room_id === undefined) || (!(Object.hasOwn(data, "room_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "room_id"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data0 = data.code;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("typing" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "typing"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data1 = data.user_id;
      const found0 = $UserId(data1, instancePath+"/user_id");
      if(!(found0 === null)) {
        vErrors = $join(vErrors, found0);
        errors = vErrors.length;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data2 = data.room_id;
      const found1 = $RoomId(data2, instancePath+"/room_id");
      if(!(found1 === null)) {
        vErrors = $join(vErrors, found1);
        errors = vErrors.length;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data3 = data.timestamp;
      const found2 = $Timestamp(data3, instancePath+"/timestamp");
      if(!(found2 === null)) {
        vErrors = $join(vErrors, found2);
        errors = vErrors.length;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data4 = data.data;
      const found3 = $TypingIndicatorData(data4, instancePath+"/data");
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

function $TypingIndicatorData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.sender === undefined) || (!(Object.hasOwn(data, "sender")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "sender"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
      if(!((data0 === "started") || (data0 === "stopped"))) {
        vErrors = $fail(vErrors, instancePath+"/status", "enum", {allowedValues: ["started", "stopped"]});
        errors++;
      }
    }
    if(data.sender !== undefined && Object.hasOwn(data, "sender")) {
      let data1 = data.sender;
      const found0 = $Sender(data1, instancePath+"/sender");
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

function $UserId(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(typeof data === "string") {
    if($length(data) < 1) {
      vErrors = $fail(vErrors, instancePath, "minLength", {limit: 1});
      errors++;
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "string"});
    errors++;
  }
  return vErrors;
}

function $ValidationIssue(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.loc === undefined) || (!(Object.hasOwn(data, "loc")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "loc"});
      errors++;
    }
    if((data.msg === undefined) || (!(Object.hasOwn(data, "msg")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "msg"});
      errors++;
    }
    if((data.type === undefined) || (!(Object.hasOwn(data, "type")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "type"});
      errors++;
    }
    if(data.loc !== undefined && Object.hasOwn(data, "loc")) {
      let data0 = data.loc;
      if(Array.isArray(data0)) {
        const len0 = data0.length;
        for(let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          if((typeof data1 !== "string") && (!(((typeof data1 == "number") && (!(data1 % 1) && !Number.isNaN(data1))) && (Number.isFinite(data1))))) {
            vErrors = $fail(vErrors, instancePath+"/loc/" + i0, "type", {type: ["string", "integer"]});
            errors++;
          }
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/loc", "type", {type: "array"});
        errors++;
      }
    }
    if(data.msg !== undefined && Object.hasOwn(data, "msg")) {
      let data2 = data.msg;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/msg", "type", {type: "string"});
        errors++;
      }
    }
    if(data.type !== undefined && Object.hasOwn(data, "type")) {
      let data3 = data.type;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/type", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

function $WelcomeMessage(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.status === undefined) || (!(Object.hasOwn(data, "status")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "status"});
      errors++;
    }
    if((data.code === undefined) || (!(Object.hasOwn(data, "code")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "code"});
      errors++;
    }
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if((data.data === undefined) || (!(Object.hasOwn(data, "data")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "data"});
      errors++;
    }
    if(data.status !== undefined && Object.hasOwn(data, "status")) {
      let data0 = data.status;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/status", "type", {type: "string"});
        errors++;
      }
      if("success" !== data0) {
        vErrors = $fail(vErrors, instancePath+"/status", "const", {allowedValue: "success"});
        errors++;
      }
    }
    if(data.code !== undefined && Object.hasOwn(data, "code")) {
      let data1 = data.code;
      if(typeof data1 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/code", "type", {type: "string"});
        errors++;
      }
      if("system" !== data1) {
        vErrors = $fail(vErrors, instancePath+"/code", "const", {allowedValue: "system"});
        errors++;
      }
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data2 = data.user_id;
      if(typeof data2 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.room_id !== undefined && Object.hasOwn(data, "room_id")) {
      let data3 = data.room_id;
      if(typeof data3 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/room_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data4 = data.timestamp;
      if((typeof data4 == "number") && (Number.isFinite(data4))) {
      }
      if(typeof data4 === "string") {
        if(!($dateTime(data4))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
    if(data.data !== undefined && Object.hasOwn(data, "data")) {
      let data5 = data.data;
      const found0 = $WelcomeMessageData(data5, instancePath+"/data");
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

function $WelcomeMessageData(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.message === undefined) || (!(Object.hasOwn(data, "message")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "message"});
      errors++;
    }
    if((data.details === undefined) || (!(Object.hasOwn(data, "details")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "details"});
      errors++;
    }
    if(data.message !== undefined && Object.hasOwn(data, "message")) {
      let data0 = data.message;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/message", "type", {type: "string"});
        errors++;
      }
    }
    if(data.details !== undefined && Object.hasOwn(data, "details")) {
      let data1 = data.details;
      const found0 = $WelcomeMessageDataDetails(data1, instancePath+"/details");
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

function $WelcomeMessageDataDetails(data, instancePath) {
  let vErrors = null;
  let errors = 0;
  if(data && typeof data == "object" && !Array.isArray(data)) {
    if((data.user_id === undefined) || (!(Object.hasOwn(data, "user_id")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "user_id"});
      errors++;
    }
    if((data.timestamp === undefined) || (!(Object.hasOwn(data, "timestamp")))) {
      vErrors = $fail(vErrors, instancePath, "required", {missingProperty: "timestamp"});
      errors++;
    }
    if(data.user_id !== undefined && Object.hasOwn(data, "user_id")) {
      let data0 = data.user_id;
      if(typeof data0 !== "string") {
        vErrors = $fail(vErrors, instancePath+"/user_id", "type", {type: "string"});
        errors++;
      }
    }
    if(data.timestamp !== undefined && Object.hasOwn(data, "timestamp")) {
      let data1 = data.timestamp;
      if((typeof data1 == "number") && (Number.isFinite(data1))) {
      }
      if(typeof data1 === "string") {
        if(!($dateTime(data1))) {
          vErrors = $fail(vErrors, instancePath+"/timestamp", "format", {format: "date-time"});
          errors++;
        }
      } else {
        vErrors = $fail(vErrors, instancePath+"/timestamp", "type", {type: "string"});
        errors++;
      }
    }
  } else {
    vErrors = $fail(vErrors, instancePath, "type", {type: "object"});
    errors++;
  }
  return vErrors;
}

/** The payload of `chatMessage`. */
export function chatMessage(value) {
  return $check($ChatMessage, value);
}

/** The payload of `chatResponse`. */
export function chatResponse(value) {
  return $check($ChatResponse, value);
}

/** The payload of `cookieMessage`. */
export function cookieMessage(value) {
  return $check($CookieMessage, value);
}

/** The payload of `documentationRequest`. */
export function documentationRequest(value) {
  return $check($DocumentationRequest, value);
}

/** The payload of `documentationResponse`. */
export function documentationResponse(value) {
  return $check($DocumentationResponse, value);
}

/** The payload of `engineeringRequest`. */
export function engineeringRequest(value) {
  return $check($EngineeringRequest, value);
}

/** The payload of `engineeringResponse`. */
export function engineeringResponse(value) {
  return $check($EngineeringResponse, value);
}

/** The payload of `errorMessage`. */
export function errorMessage(value) {
  return $check($ErrorMessage, value);
}

/** The payload of `fileUpdate`. */
export function fileUpdate(value) {
  return $check($FileUpdate, value);
}

/** The payload of `haitchChatMessage`. */
export function haitchChatMessage(value) {
  return $check($HaitchChatMessage, value);
}

/** The payload of `historyRequest`. */
export function historyRequest(value) {
  return $check($HistoryRequest, value);
}

/** The payload of `historyResponse`. */
export function historyResponse(value) {
  return $check($HistoryResponse, value);
}

/** The payload of `ideaRequest`. */
export function ideaRequest(value) {
  return $check($IdeaRequest, value);
}

/** The payload of `ideaResponse`. */
export function ideaResponse(value) {
  return $check($IdeaResponse, value);
}

/** The payload of `joinRoom`. */
export function joinRoom(value) {
  return $check($JoinRoom, value);
}

/** The payload of `logsMessage`. */
export function logsMessage(value) {
  return $check($LogsMessage, value);
}

/** The payload of `notificationMessage`. */
export function notificationMessage(value) {
  return $check($NotificationMessage, value);
}

/** The payload of `presenceUpdate`. */
export function presenceUpdate(value) {
  return $check($PresenceUpdate, value);
}

/** The payload of `readReceipt`. */
export function readReceipt(value) {
  return $check($ReadReceipt, value);
}

/** The payload of `systemMessage`. */
export function systemMessage(value) {
  return $check($SystemMessage, value);
}

/** The payload of `typingIndicator`. */
export function typingIndicator(value) {
  return $check($TypingIndicator, value);
}

/** The payload of `welcomeMessage`. */
export function welcomeMessage(value) {
  return $check($WelcomeMessage, value);
}
