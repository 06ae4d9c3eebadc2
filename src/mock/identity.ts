import type { Authentication } from "../runtime/server/admission.js";
import { valueAt } from "../runtime/wire/pointer.js";
import type { SenderRule } from "../runtime/wire/service-description.js";
import type { Wish } from "./answer.js";

/** Who is connected or asks. Any credentials will do. */
interface Visitor {
  readonly wish: Wish;
  /** The property that the contract compares senders with, as soon as it is known. */
  readonly [property: string]: unknown;
}

/** Makes a visitor of a connection or a request. A token that names its subject says who it is, whoever signed it. */
export function welcome(
  { headers, query, credentials }: Authentication,
  rule: SenderRule | undefined,
): Visitor {
  const example = headers("x-mock-example") ?? query["x-mock-example"];
  const status = Number(headers("x-mock-status") ?? query["x-mock-status"] ?? Number.NaN);
  const isStatus = Number.isInteger(status) && status >= 200 && status <= 599;
  const subject = Object.values(credentials)
    .map(subjectOf)
    .find((one) => one !== undefined);
  const property = rule?.identity;
  return {
    ...(property !== undefined && subject !== undefined && { [property]: subject }),
    wish: { ...(example !== undefined && { example }), ...(isStatus && { status }) },
  };
}

/** Whether a value is a visitor, as `welcome` has made it. */
export const isVisitor = (value: unknown): value is Visitor =>
  typeof value === "object" && value !== null && "wish" in value;

/** Where no token has said it, the first frame that names a sender says who the visitor is from now on. */
export function recognise(visitor: unknown, rule: SenderRule | undefined, payload: unknown): void {
  if (rule?.identity === undefined || rule.identity === "wish" || !isVisitor(visitor)) return;
  if (Object.hasOwn(visitor, rule.identity)) return;
  const named = rule.same.map((pointer) => valueAt(payload, pointer)).find((value) => value !== undefined);
  if (named !== undefined) Object.assign(visitor, { [rule.identity]: named });
}

/** `sub` of a JSON Web Token. Its signature is not looked at. */
function subjectOf(credential: unknown): string | undefined {
  const [, body] =
    typeof credential === "string" ? (/^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(credential) ?? []) : [];
  if (body === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
    const subject = valueAt(JSON.parse(new TextDecoder().decode(bytes)), "/sub");
    return typeof subject === "string" ? subject : undefined;
  } catch {
    return undefined;
  }
}
