import { type JsonRecord, listAt, recordAt, stringAt, stringsAt } from "../json/record.js";
import { isList, isMapping, type Json } from "../json/value.js";
import { child, type Node } from "../read/node.js";
import { isTypeScriptName } from "../specification/extensions.js";
import type { Extensions } from "./contract.js";
import { defined, textAt, textOf } from "./draft.js";
import type {
  ErrorCode,
  LongPoll,
  Refusal,
  ReplyRule,
  ReplyRules,
  Scalar,
  SenderRule,
  ServiceWords,
  SocketIoRules,
  SocketIoServer,
} from "./extension.js";

// What has the wrong shape is passed over here: `checkExtensions` has told it.

/** `x-ts-name` of anything; undefined where nothing can be called so. */
export function readTsName(node: Node): string | undefined {
  const name = textAt(node, "x-ts-name");
  return name !== undefined && isTypeScriptName(name) ? name : undefined;
}

/** `x-service` of a server: a name, or an object that has one. */
export function readService(server: Node): ServiceWords | undefined {
  const said = child(server, "x-service");
  const name = textOf(said) ?? textAt(said, "name");
  if (name === undefined || name === "") return undefined;
  const [title, description] = [textAt(said, "title"), textAt(said, "description")];
  return {
    name,
    ...(title !== undefined && title !== "" && { title }),
    ...(description !== undefined && description !== "" && { description }),
  };
}

/** True where the document marks something as its own addition to the protocol (`x-undocumented`). */
export const readUndocumented = (extensions: Extensions): true | undefined =>
  extensions["x-undocumented"] === true || undefined;

/** `x-socketio` of a server. */
export function readSocketIoServer(extensions: Extensions): SocketIoServer | undefined {
  const said = recordAt(extensions, "x-socketio");
  if (said === undefined) return undefined;
  const headers = Object.keys(recordAt(recordAt(said, "headers"), "properties") ?? {});
  return { ...defined({ path: stringAt(said, "path") }), headers };
}

/** `x-socketio` of a channel. */
export function readSocketIoRules(extensions: Extensions): SocketIoRules | undefined {
  const said = recordAt(extensions, "x-socketio");
  if (said === undefined) return undefined;
  const replies = stringAt(said, "replies");
  return defined({
    namespace: stringAt(said, "namespace"),
    event: stringAt(said, "event"),
    wrap: stringAt(said, "wrap"),
    replies: replies === "event" || replies === "ack" ? replies : undefined,
  });
}

/** `x-sender` of a channel. */
export function readSender(extensions: Extensions): SenderRule | undefined {
  const said = recordAt(extensions, "x-sender");
  const same = stringsAt(said, "same");
  return same.length === 0 ? undefined : { same, ...defined({ identity: stringAt(said, "identity") }) };
}

/** `x-greeting` of a channel: keys or names of messages. */
export const readGreeting = (extensions: Extensions): readonly string[] =>
  stringsAt(extensions, "x-greeting");

/** `x-reply` of an operation. */
export function readReplyRules(extensions: Extensions): ReplyRules | undefined {
  const said = recordAt(extensions, "x-reply");
  if (said === undefined) return undefined;
  const messages = Object.entries(recordAt(said, "messages") ?? {}).flatMap(([key, rule]) =>
    isMapping(rule) ? [[key, readRule(rule)] as const] : [],
  );
  return {
    ...readRule(said),
    messages: Object.fromEntries(messages),
    ...defined({ pending: readPending(said) }),
  };
}

const readRule = (said: JsonRecord): ReplyRule => ({
  equal: listAt(said, "equal").flatMap((pair): ReplyRule["equal"] => {
    const [request, reply] = isList(pair) ? pair : [];
    return typeof request === "string" && typeof reply === "string" ? [[request, reply]] : [];
  }),
  absent: stringsAt(said, "absent"),
});

function readPending(said: JsonRecord): ReplyRules["pending"] {
  const pending = recordAt(said, "pending");
  const pointer = stringAt(pending, "pointer");
  const values = listAt(pending, "values").filter(isScalar);
  return pointer === undefined || values.length === 0 ? undefined : { pointer, values };
}

const isScalar = (value: Json): value is Scalar => typeof value !== "object" || value === null;

/** `x-long-poll` of an operation; undefined where it does not say how long to hold. */
export function readLongPoll(extensions: Extensions): LongPoll | undefined {
  const said = recordAt(extensions, "x-long-poll");
  const [from, to = from] = listAt(said, "holdSeconds");
  if (typeof from !== "number" || typeof to !== "number") return undefined;
  const { concurrent, busy } = said ?? {};
  const cursor = recordAt(said, "cursor");
  const [query, reply] = [stringAt(cursor, "query"), stringAt(cursor, "reply")];
  return {
    holdSeconds: [from, to],
    concurrent: typeof concurrent === "number" ? concurrent : 1,
    ...(isCode(busy) && { busy: String(busy) }),
    gone: stringsAt(said, "gone"),
    unique: stringsAt(said, "unique"),
    ...(query !== undefined && reply !== undefined && { cursor: { query, reply } }),
  };
}

/** `x-refusal` of a message. */
export function readRefusal(extensions: Extensions): Refusal | undefined {
  const said = recordAt(extensions, "x-refusal");
  if (said?.payload === undefined) return undefined;
  return {
    payload: said.payload,
    ...defined({ issue: said.issue }),
    codes: readCodes(recordAt(said, "codes") ?? {}),
    operations: stringsAt(said, "operations"),
  };
}

const readCodes = (codes: JsonRecord): Refusal["codes"] =>
  Object.fromEntries(
    Object.entries(codes).flatMap(([reason, code]): readonly [string, string | Record<string, string>][] => {
      if (isCode(code)) return [[reason, String(code)]];
      if (!isMapping(code)) return [];
      const each = Object.entries(code).filter(([, one]) => isCode(one));
      return [[reason, Object.fromEntries(each.map(([key, one]) => [key, String(one)]))]];
    }),
  );

const isCode = (value: Json | undefined): value is string | number =>
  typeof value === "string" || typeof value === "number";

/** `x-error-codes` of a message, in its order. */
export const readErrorCodes = (extensions: Extensions): readonly ErrorCode[] =>
  listAt(extensions, "x-error-codes").flatMap((row) => {
    if (!isMapping(row) || !isCode(row.code)) return [];
    const meaning = row.meaning ?? row.description ?? row.message;
    return [
      {
        code: String(row.code),
        ...(typeof row.status === "number" && { status: row.status }),
        ...(typeof meaning === "string" && { meaning }),
      },
    ];
  });

/** The statuses of a message over HTTP: that of its binding, then those of `x-http-status`. */
export function readStatuses(bindings: Extensions, extensions: Extensions): readonly (number | string)[] {
  const own = recordAt(bindings, "http")?.statusCode;
  const listed = listAt(extensions, "x-http-status").filter(
    (status) => typeof status === "number" || (typeof status === "string" && /^[1-5]xx$/i.test(status)),
  );
  const all = typeof own === "number" ? [own, ...listed] : listed;
  return [...new Set(all)].map((status) =>
    typeof status === "number" ? status : String(status).toUpperCase(),
  );
}
