/** What a value of an extension has to look like. */
export type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "flag" }
  /** A text of a pattern; `what` says of which. */
  | { readonly kind: "text"; readonly what: string; readonly pattern?: RegExp }
  | { readonly kind: "number"; readonly what: string; readonly least: number; readonly most?: number }
  /** A JSON Schema: an object, whose members are its own affair. */
  | { readonly kind: "schema" }
  | { readonly kind: "list"; readonly of: Shape; readonly least?: number; readonly most?: number }
  | {
      readonly kind: "object";
      readonly members: Readonly<Record<string, Shape>>;
      readonly required: string[];
    }
  /** Members of the author's choice; `keys` says which, where not all are allowed. */
  | { readonly kind: "map"; readonly of: Shape; readonly keys?: Keys }
  /** One of several that differ in their JSON type; `what` names them all. */
  | { readonly kind: "either"; readonly what: string; readonly shapes: readonly Shape[] }
  /** Any value, in which texts that start with `$` are holes. */
  | { readonly kind: "template"; readonly holes: Keys };

/** Words that are known, and a pattern for those that carry something of the author's. */
export interface Keys {
  readonly what: string;
  readonly known: readonly string[];
  readonly pattern?: RegExp;
}

/** An `x-` member that means something to this tool. */
export interface Extension {
  /** The objects of the specification that it stands on; a trait counts as what it is a trait of. */
  readonly on: Readonly<Record<string, Shape>>;
}

/** The extensions by name. `docs/extensions.md` says what they mean. */
export const extensionOf = (name: string): Extension | undefined => table.get(name);

/** The names of all extensions. */
export const extensionNames = (): readonly string[] => [...table.keys()];

const any: Shape = { kind: "any" };
const flag: Shape = { kind: "flag" };
const schema: Shape = { kind: "schema" };
const text: Shape = { kind: "text", what: "a text that is not empty", pattern: /./s };
const pointer: Shape = {
  kind: "text",
  what: "a JSON pointer, such as `/id`",
  pattern: /^(?:\/(?:[^~]|~[01])*)?$/,
};
const whole = (least: number, most?: number): Shape => ({
  kind: "number",
  what: most === undefined ? `a whole number from ${least} on` : `a whole number from ${least} to ${most}`,
  least,
  ...(most !== undefined && { most }),
});
const list = (of: Shape, least?: number, most?: number): Shape => ({
  kind: "list",
  of,
  ...(least !== undefined && { least }),
  ...(most !== undefined && { most }),
});
const object = (members: Readonly<Record<string, Shape>>, ...required: string[]): Shape => ({
  kind: "object",
  members,
  required,
});
const map = (of: Shape, keys?: Keys): Shape => ({ kind: "map", of, ...(keys && { keys }) });
const either = (what: string, ...shapes: readonly Shape[]): Shape => ({ kind: "either", what, shapes });
const word = (...words: readonly string[]): Shape => ({
  kind: "text",
  what: words.map((each) => `\`${each}\``).join(" or "),
  pattern: new RegExp(`^(?:${words.join("|")})$`),
});

/** What nothing can be called in TypeScript. */
const reserved =
  "arguments await break case catch class const continue debugger default delete do else enum eval export " +
  "extends false finally for function if implements import in instanceof interface let new null package " +
  "private protected public return static super switch this throw true try typeof var void while with yield";

const identifierPattern = new RegExp(
  `^(?!(?:${reserved.replaceAll(" ", "|")})$)[\\p{ID_Start}$_](?:(?![\\u200c\\u200d])[\\p{ID_Continue}$])*$`,
  "u",
);

/** True for a text that can be a name in TypeScript. */
export const isTypeScriptName = (text: string): boolean => identifierPattern.test(text);

const identifier: Shape = { kind: "text", what: "a name in TypeScript", pattern: identifierPattern };

const reference = either("a reference, such as `#/channels/a`", text, object({ $ref: text }, "$ref"));
const code = either("a text or a number", text, { kind: "number", what: "a number", least: -Infinity });
const status = whole(100, 599);

const replyRule = { equal: list(list(pointer, 2, 2)), absent: list(pointer) };

const reasons: Keys = {
  what: "reason",
  known: [
    ...["not-json", "not-an-object", "tag-missing", "tag-unknown", "invalid-message"],
    ...["missing credentials", "wrong scheme", "malformed credentials", "unauthenticated", "forbidden"],
    ...["bad-state", "not-found", "busy", "rate-limited", "too-large", "timeout", "internal"],
  ],
  pattern: /^missing (?:\/|\?|=)./,
};

const refusal = object(
  {
    payload: {
      kind: "template",
      holes: {
        what: "hole",
        known: ["$code", "$reason", "$now", "$issues", "$request#", "$identity#"],
        pattern: /^\$(?:request|identity)#(?:\/.*)?$/,
      },
    },
    issue: {
      kind: "template",
      holes: { what: "hole", known: ["$path", "$steps", "$keyword", "$expected", "$message"] },
    },
    codes: map(either("a code, or an object of operations and codes", text, code, map(code)), reasons),
    operations: list(text),
  },
  "payload",
);

const longPoll = object(
  {
    holdSeconds: list({ kind: "number", what: "a number of seconds", least: 0 }, 1, 2),
    cursor: either(
      "`session`, or an object of `query` and `reply`",
      word("session"),
      object({ query: text, reply: pointer }, "query", "reply"),
    ),
    concurrent: whole(1),
    busy: code,
    gone: list(code),
    unique: list(pointer),
    empty: any,
  },
  "holdSeconds",
);

const service = either(
  "a text, or an object of `name`, `title` and `description`",
  text,
  object({ name: text, title: text, description: text }, "name"),
);

const table: ReadonlyMap<string, Extension> = new Map(
  Object.entries<Extension["on"]>({
    "x-service": { server: service },
    "x-ts-name": { message: identifier, schema: identifier, operation: identifier, channel: identifier },
    "x-refines": { message: reference },
    // What is missing is told where messages are linked, as `batch-unknown`.
    "x-batch": { message: object({ pointer, messages: list(reference) }) },
    "x-mirrors": { channel: reference },
    "x-reply": {
      operation: object({
        ...replyRule,
        messages: map(object(replyRule)),
        pending: object({ pointer, values: list(any, 1) }, "pointer", "values"),
      }),
    },
    "x-greeting": { channel: list(text, 1) },
    "x-extensible-enum": { schema: list(any, 1) },
    "x-undocumented": {
      ...{ schema: flag, message: flag, server: flag, securityScheme: flag },
      ...{ channel: flag, operation: flag },
    },
    "x-socketio": {
      server: object({ path: text, auth: schema, headers: schema }),
      channel: object({ namespace: text, event: text, wrap: text, replies: word("ack", "event") }),
    },
    "x-http-status": {
      message: list(
        either("a status, such as 404 or `4XX`", status, {
          kind: "text",
          what: "a range of statuses, such as `4XX`",
          pattern: /^[1-5]xx$/i,
        }),
      ),
    },
    "x-long-poll": { operation: longPoll },
    "x-parameters": { securityScheme: schema },
    "x-idempotent": { operation: flag },
    "x-refusal": { message: refusal },
    "x-error-codes": {
      message: list(object({ code, status, meaning: text, description: text, message: text }, "code")),
    },
    "x-sender": { channel: object({ same: list(pointer, 1), identity: text }, "same") },
  }).map(([name, on]) => [name, { on }] as const),
);
