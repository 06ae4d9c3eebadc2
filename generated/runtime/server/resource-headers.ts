import type { RequestHeaders, ResourceAnswer } from "../wire/acceptor.js";
import type { AnyMessage } from "../wire/dispatch.js";
import type { Denial } from "../wire/refusal.js";
import type { OperationDescription } from "../wire/service-description.js";
import type { Issue } from "../wire/validation.js";
import type { ServerState } from "./state.js";

/** The declared headers of a message, as values; without any of them nothing. */
export const headersOf = (
  { headers }: OperationDescription,
  message: AnyMessage | undefined,
  header: RequestHeaders,
): object => headers?.[message?.name ?? ""]?.read(header) ?? {};

/** What is wrong with the headers of a message. */
export function headerIssues(
  operation: OperationDescription,
  message: AnyMessage,
  header: RequestHeaders,
): readonly Issue[] {
  const rules = operation.headers?.[message.name];
  const result = rules && message.validateHeaders?.(rules.read(header));
  return result === undefined || result.ok ? [] : result.issues;
}

/** Of the messages that a body may be the first whose headers are there too; else the first. */
export const chooseByHeaders = (
  operation: OperationDescription,
  messages: readonly AnyMessage[],
  header: RequestHeaders,
): AnyMessage | undefined =>
  (operation.headers && messages.find((one) => headerIssues(operation, one, header).length === 0)) ??
  messages[0];

/** The denial of headers: a missing one has a reason of its own before `invalid-message`. */
function denyHeaders(issues: readonly Issue[]): Denial {
  const missing = issues.flatMap(({ keyword, path }) =>
    keyword === "required" ? [`missing :${path.slice(1)}`] : [],
  );
  const [first = "invalid-message", ...others] = [...missing, "invalid-message"];
  const text = `the headers are not as declared: ${issues.map(({ message }) => message).join("; ")}`;
  return { reasons: [first, ...others], text, issues };
}

/** The denial of a request for its headers, as the settings say: reports what is wrong. */
export function denyIncomingHeaders(
  { validation, report }: Checker,
  operation: OperationDescription,
  { message, header }: { readonly message: AnyMessage; readonly header: RequestHeaders },
): Denial | undefined {
  if (validation.incoming === "off") return undefined;
  const issues = headerIssues(operation, message, header);
  if (issues.length === 0) return undefined;
  const { channel } = operation;
  report({ kind: "invalid-message", channel, message: message.name, direction: "incoming", issues });
  return validation.incoming === "warn" ? undefined : denyHeaders(issues);
}

/** An answer with the headers that its message always has, and what is wrong with them where it must not go out. */
export function completeHeaders(
  { validation, report }: Checker,
  operation: OperationDescription,
  { answer: made, replyHeaders }: Dressed,
): { readonly answer: ResourceAnswer; readonly issues?: readonly Issue[] } {
  const { message } = made;
  const rules = operation.headers?.[message?.name ?? ""];
  if (message === undefined || rules === undefined) return { answer: made };
  const answer = { ...made, headers: { ...rules.fixed, ...made.headers } };
  if (validation.outgoing === "off") return { answer };
  const issues = rules.issuesOf(message, { ...answer.headers, ...Object.fromEntries(replyHeaders) }, true);
  if (issues.length === 0) return { answer };
  const { channel } = operation;
  report({ kind: "invalid-message", channel, message: message.name, direction: "outgoing", issues });
  return validation.outgoing === "warn" ? { answer } : { answer, issues };
}

type Checker = Pick<ServerState, "validation" | "report">;

/** An answer and the headers that its handler adds. */
interface Dressed {
  readonly answer: ResourceAnswer;
  readonly replyHeaders: readonly (readonly [name: string, value: string])[];
}
