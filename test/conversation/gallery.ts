import type { AnyMessage, Mailbox, ServiceDescription } from "../../generated/runtime/index.js";
import type {
  OperationDescription,
  ReplyDescription,
} from "../../generated/runtime/wire/service-description.js";

/** What a handler was given. */
export interface Heard {
  readonly operation: string;
  readonly payload: unknown;
}

/** Handlers of every operation that a service receives: they write down what comes and answer with examples. */
export interface Gallery {
  readonly heard: Heard[];
  /** By operation. Their types are those of the contract, of which they were made. */
  readonly handlers: Readonly<Record<string, (...given: never[]) => unknown>>;
  /** The next answers over HTTP, by operation; without these the first example. */
  readonly answers: Map<string, unknown[]>;
  /** Where polls wait, if anything does. */
  mailbox: Mailbox<unknown> | undefined;
}

interface PollLike {
  hold(mailbox: Mailbox<unknown>): Promise<readonly unknown[]>;
}

/** Makes the handlers from the contract alone. */
export function createGallery(description: ServiceDescription): Gallery {
  const heard: Heard[] = [];
  const answers: Gallery["answers"] = new Map();
  const handlers = Object.entries(description.operations).flatMap(([name, operation]) => {
    if (operation.kind !== "receive" && operation.kind !== "respond") return [];
    const handle = async (...given: unknown[]) => {
      const payload = operation.messages.length === 0 ? undefined : given[0];
      heard.push({ operation: name, payload });
      if (operation.poll !== undefined && gallery.mailbox !== undefined)
        return { events: [...(await (given[0] as PollLike).hold(gallery.mailbox))] };
      if (operation.http === undefined) return answerOf(operation, payload);
      const next = answers.get(name)?.shift();
      return next ?? operation.reply?.messages[0]?.examples[0];
    };
    return [[name, handle] as const];
  });
  const gallery: Gallery = { heard, handlers: Object.fromEntries(handlers), answers, mailbox: undefined };
  return gallery;
}

/** The first example of the reply, as an answer to this request: pieces first where it comes in pieces. */
function answerOf({ reply }: OperationDescription, request: unknown): unknown {
  const first = reply?.messages[0];
  if (reply === undefined || first === undefined) return undefined;
  const answer = tie(reply, first, request);
  if (reply.pending === undefined) return answer;
  return (async function* () {
    yield put(answer, "/status", "pending");
    yield put(answer, "/status", "success");
  })();
}

/** The example with the values of the request that tie an answer to it. */
function tie(reply: ReplyDescription, message: AnyMessage, request: unknown): unknown {
  const { equal = [], absent = [] } = reply.match?.[message.name] ?? {};
  let answer: unknown = structuredClone(message.examples[0]);
  for (const [asked, given] of equal) {
    const value = get(request, asked);
    if (value !== undefined && value !== null) answer = put(answer, given, value);
  }
  for (const pointer of absent) answer = put(answer, pointer, undefined);
  return JSON.parse(JSON.stringify(answer));
}

const get = (value: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);

function put(value: unknown, pointer: string, to: unknown): unknown {
  const [, step = "", ...rest] = pointer.split("/");
  const record = { ...(value as Record<string, unknown>) };
  record[step] = rest.length === 0 ? to : put(record[step], `/${rest.join("/")}`, to);
  return record;
}
