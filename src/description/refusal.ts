import type { Message, Service } from "../contract/contract.js";
import { type JsonRecord, listAt, recordAt, stringsAt } from "../json/record.js";
import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";
import type { Refusal } from "../runtime/wire/service.js";

/** A refusal with the name of its message. */
export interface PlainRefusal extends Omit<Refusal, "message" | "payload" | "issue"> {
  readonly message: string;
  readonly payload: Json;
  readonly issue?: Json;
}

/** How a service says no (`x-refusal`), by the name of the message. */
export const describeRefusals = (service: Service): Readonly<Record<string, PlainRefusal>> =>
  Object.fromEntries(
    service.messages.flatMap((message) => {
      const refusal = describeRefusal(message, service);
      return refusal === undefined ? [] : [[message.name, refusal]];
    }),
  );

function describeRefusal(message: Message, service: Service): PlainRefusal | undefined {
  const said = recordAt(message.extensions, "x-refusal");
  if (said?.payload === undefined) return undefined;
  const nameOf = operationNames(service);
  const operations = stringsAt(said, "operations").map(nameOf);
  const statuses = statusesOf(message);
  return {
    message: message.name,
    payload: said.payload,
    ...(said.issue !== undefined && { issue: said.issue }),
    codes: codesOf(recordAt(said, "codes") ?? {}, nameOf),
    ...(statuses.length > 0 && { statuses: Object.fromEntries(statuses) }),
    ...(operations.length > 0 && { operations }),
  };
}

/** Documents know operations by their key, code by their name. */
function operationNames({ operations }: Service): (key: string) => string {
  const names = new Map(operations.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}

const codesOf = (codes: JsonRecord, nameOf: (key: string) => string): PlainRefusal["codes"] =>
  Object.fromEntries(
    Object.entries(codes).flatMap(([reason, code]): readonly [string, string | Record<string, string>][] => {
      if (isCode(code)) return [[reason, String(code)]];
      if (!isMapping(code)) return [];
      const each = Object.entries(code).filter(([, one]) => isCode(one));
      return [[reason, Object.fromEntries(each.map(([key, one]) => [nameOf(key), String(one)]))]];
    }),
  );

const isCode = (value: Json): value is string | number =>
  typeof value === "string" || typeof value === "number";

const statusesOf = (message: Message): readonly (readonly [code: string, status: number])[] =>
  errorCodesOf(message).flatMap(({ code, status }) =>
    status === undefined ? [] : [[code, status] as const],
  );

/** A row of `x-error-codes`. */
export interface ErrorCodeRow {
  readonly code: string;
  readonly status?: number;
}

/** The codes that a message can carry, in the order of the document. */
export const errorCodesOf = ({ extensions }: Message): readonly ErrorCodeRow[] =>
  listAt(extensions, "x-error-codes").flatMap((row) => {
    if (!isMapping(row) || row.code === undefined || !isCode(row.code)) return [];
    return [{ code: String(row.code), ...(typeof row.status === "number" && { status: row.status }) }];
  });
