import type { Message } from "../contract/contract.js";
import type { Mailbox, PollContext, ResourceContext } from "../runtime/server/context.js";
import { isHandled } from "../runtime/wire/channel-plan.js";
import { AsyncApiError } from "../runtime/wire/error.js";
import { isEmpty } from "../runtime/wire/medium.js";
import { valueAt } from "../runtime/wire/pointer.js";
import { put } from "../runtime/wire/pointer-edit.js";
import type { OperationDescription, ServiceDescription } from "../runtime/wire/service-description.js";
import { chooseAnswers, type Wish } from "./answer.js";
import { toBlob } from "./bytes.js";
import { toJson } from "./correlation.js";
import type { Exhibit, Gallery } from "./gallery.js";
import { isVisitor } from "./identity.js";

/** What handlers share. */
interface HandlerScope {
  readonly description: ServiceDescription;
  readonly gallery: Gallery;
  /** The example for everybody who names none. */
  readonly example: string | undefined;
  /** Remembers what a payload that is about to be sent shows. */
  readonly note: (payload: unknown, exhibit: Exhibit) => void;
  /** The events of a session that polls; made where there are none yet. */
  readonly mailboxOf: (channel: string, session: string) => Mailbox<unknown>;
}

type Handler = (...given: readonly unknown[]) => unknown;

/** A handler for each operation: it answers as the contract shows. */
export const buildHandlers = (scope: HandlerScope): Readonly<Record<string, Handler>> =>
  Object.fromEntries(
    Object.entries(scope.description.operations)
      .filter(([, operation]) => isHandled(operation))
      .map(([name, operation]) => [name, buildHandler(scope, name, operation)]),
  );

function buildHandler(scope: HandlerScope, name: string, operation: OperationDescription): Handler {
  const takesMessage = !operation.messages.every(isEmpty);
  return (...given) => {
    const [request, context] = takesMessage ? given : [undefined, given[0]];
    const wish = wishOf(context);
    if (operation.reply === undefined) return answerNothing(context, wish);
    if (operation.poll !== undefined && isPoll(context))
      return answerPoll(scope, { name, operation, wish, context });
    if (operation.reply.messages.length === 0) return undefined;
    const answers = answersTo(scope, { operation, request, parameters: parametersOf(context), wish });
    if (operation.http !== undefined) return answerHttp(scope, { operation, wish, context, answers });
    const [first, second] = answers;
    if (first === undefined) throw new AsyncApiError("internal", nothingToSay);
    return second === undefined ? say(scope, first) : stream(scope, answers);
  };
}

const nothingToSay = "there is no valid example, and none could be made of the schema";

/** There is no answer but a status of HTTP. */
function answerNothing(context: unknown, { status }: Wish): undefined {
  if (status === undefined || !isResource(context)) return undefined;
  if (status >= 400) throw new AsyncApiError("not-found", "x-mock-status asks for it", { status });
  context.replyHeaders.push(["x-mock-status", String(status)]);
  return undefined;
}

const wishOf = (context: unknown): Wish =>
  typeof context === "object" && context !== null && "identity" in context && isVisitor(context.identity)
    ? context.identity.wish
    : {};

interface Asked {
  readonly operation: OperationDescription;
  readonly request: unknown;
  readonly parameters: Readonly<Record<string, string>>;
  readonly wish: Wish;
}

/** Of the address by which a handler is asked. */
const parametersOf = (context: unknown): Readonly<Record<string, string>> =>
  isPlaced(context) ? context.parameters : {};

const isPlaced = (context: unknown): context is Pick<ResourceContext<unknown>, "parameters"> =>
  typeof context === "object" && context !== null && "parameters" in context;

function answersTo({ gallery, example }: HandlerScope, { operation, request, parameters, wish }: Asked) {
  const { reply } = operation;
  if (reply === undefined) return [];
  const find = (names: readonly { readonly name: string }[]): readonly Message[] =>
    names.flatMap(({ name }) => gallery.messageNamed(name) ?? []);
  const { status, ...named } = example === undefined ? wish : { example, ...wish };
  const hasStatus = operation.http !== undefined && status !== undefined;
  const question = {
    requests: find(operation.messages),
    replies: find(reply.messages),
    ...{ request, parameters },
    wish: { ...named, ...(hasStatus && { status }) },
  };
  return chooseAnswers({ ...question, description: { ...operation, reply } }, gallery);
}

/** The payload, noted. */
function say({ note, gallery }: HandlerScope, answer: Exhibit): unknown {
  const sent = gallery.sent(answer.message, answer.payload);
  note(sent, answer);
  return sent;
}

async function* stream(scope: HandlerScope, answers: readonly Exhibit[]): AsyncGenerator<unknown> {
  for (const answer of answers) yield say(scope, answer);
}

interface Resource {
  readonly operation: OperationDescription;
  readonly wish: Wish;
  readonly context: unknown;
  readonly answers: readonly Exhibit[];
}

function answerHttp(scope: HandlerScope, { operation, wish, context, answers }: Resource): unknown {
  const answer = answers.at(-1);
  if (answer === undefined) {
    const { status } = wish;
    if (status === undefined) throw new AsyncApiError("internal", nothingToSay);
    throw new AsyncApiError("not-found", `the contract has no answer with status ${status} here`, { status });
  }
  if (isResource(context)) {
    const { origin } = answer;
    if (origin.kind === "example")
      context.replyHeaders.push(["x-mock-example", origin.name ?? `${origin.index}`]);
    const { message } = answer;
    const headers = operation.headers?.[message.name]?.write(scope.gallery.headersOf(message));
    context.replyHeaders.push(...Object.entries(headers ?? {}));
    if (wish.status !== undefined) context.replyHeaders.push(["x-mock-status", String(wish.status)]);
  }
  const type = operation.http?.bytes?.[answer.message.name];
  if (type === undefined) return say(scope, answer);
  const bytes = toBlob(answer.payload, type);
  scope.note(bytes, answer);
  return bytes;
}

const isResource = (context: unknown): context is ResourceContext<unknown> =>
  typeof context === "object" && context !== null && "replyHeaders" in context;

const isPoll = (context: unknown): context is PollContext<unknown, unknown> =>
  isResource(context) && "hold" in context;

interface Poll {
  readonly name: string;
  readonly operation: OperationDescription;
  readonly wish: Wish;
  readonly context: PollContext<unknown, unknown>;
}

/** Waits for events as the contract says. Whoever names an example gets that at once. */
async function answerPoll(scope: HandlerScope, { name, operation, wish, context }: Poll): Promise<unknown> {
  const answers = answersTo(
    { ...scope, example: undefined },
    { operation, request: undefined, parameters: context.parameters, wish },
  );
  if (wish.example !== undefined || wish.status !== undefined)
    return answerHttp(scope, { operation, wish, context, answers });
  const polling = scope.description.channels[operation.channel]?.poll;
  const session = JSON.stringify(context.parameters);
  const events = await context.hold(scope.mailboxOf(operation.channel, session));
  const answer = answers.at(-1);
  if (answer === undefined) throw new AsyncApiError("internal", nothingToSay);
  if (polling?.receive !== name) return say(scope, answer);
  const { pointer } = polling.events;
  const listed = events.flatMap((event) => toJson(event) ?? []);
  const payload = toJson(put(answer.payload, pointer, listed));
  if (payload === undefined || !Array.isArray(valueAt(payload, pointer))) return say(scope, answer);
  scope.note(payload, { ...answer, payload });
  return payload;
}
