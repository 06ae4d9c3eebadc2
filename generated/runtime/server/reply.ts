import { type AnyMessage, type Dispatch, find } from "../wire/dispatch.js";
import type { Issue } from "../wire/validation.js";
import type { ServerState } from "./state.js";

/** Which message a handler's answer is, or why it is none. */
type ReplyFound =
  | { readonly ok: true; readonly message: AnyMessage }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** An answer, and where it is from. */
interface Answer {
  readonly channel: string;
  readonly payload: unknown;
  /** What the channel sends: finds the message without trying them all. */
  readonly sends?: Dispatch<AnyMessage> | undefined;
  /** The message of refusals: asked before the others. */
  readonly refusal: AnyMessage | undefined;
}

/** Finds the message of an answer: what it looks like, else the first whose validator accepts it. */
export function findReply(
  { validation, report }: Pick<ServerState, "validation" | "report">,
  messages: readonly AnyMessage[],
  { channel, payload, sends, refusal }: Answer,
): ReplyFound {
  const [first] = messages;
  if (first === undefined) return { ok: false, issues: [] };
  const found = sends === undefined ? undefined : find(sends, payload);
  const likely = found?.ok && messages.includes(found.message) ? found.message : undefined;
  if (validation.outgoing === "off") return { ok: true, message: likely ?? first };
  const isFitting = (message: AnyMessage | undefined) => message?.is(payload) === true;
  if (likely !== undefined && isFitting(likely)) return { ok: true, message: likely };
  if (refusal !== undefined && messages.includes(refusal) && isFitting(refusal))
    return { ok: true, message: refusal };
  const fitting = messages.find(isFitting);
  if (fitting !== undefined) return { ok: true, message: fitting };
  const main = likely ?? messages.find((message) => message !== refusal) ?? first;
  const result = main.validate(payload);
  const issues = result.ok ? [] : result.issues;
  report({ kind: "invalid-message", channel, message: main.name, direction: "outgoing", issues });
  return validation.outgoing === "strict" ? { ok: false, issues } : { ok: true, message: main };
}
