import type { Message } from "./message.js";

/** Any message, whatever its payload. */
export type AnyMessage = Message<string, unknown>;

/** A value that tells messages apart. */
export type Tag = string | number | boolean | null;

/** Which message a payload is: a message, or a way to find out. */
export type Dispatch<M extends AnyMessage> = M | Switch<M> | Refined<M> | Either<M> | Frames<M>;

/** The value of one property decides. */
export interface Switch<M extends AnyMessage> {
  readonly kind: "switch";
  /** Steps to the property. */
  readonly path: readonly string[];
  readonly cases: ReadonlyMap<unknown, Dispatch<M>>;
  /** Where no case matches. */
  readonly otherwise?: Dispatch<M>;
}

/** A message with special cases, which are tried first. */
export interface Refined<M extends AnyMessage> {
  readonly kind: "refined";
  readonly message: M;
  readonly refinements: readonly M[];
}

/** Messages that nothing tells apart but their validators, in this order. */
export interface Either<M extends AnyMessage> {
  readonly kind: "either";
  readonly messages: readonly M[];
}

/** Messages that the kind of their frame tells apart: JSON, bytes, bare text, or nothing at all. */
export interface Frames<M extends AnyMessage> {
  readonly kind: "frames";
  /** The messages whose frames are of the kind that the payload asks for. */
  readonly pick: (payload: unknown) => Dispatch<M> | undefined;
  readonly all: readonly Dispatch<M>[];
}

/** What can arrive on a channel, either way; the words are those of the described application. */
export interface Channel<Receives extends AnyMessage, Sends extends AnyMessage> {
  readonly name: string;
  /** With its parameters in braces; null where it is known at run time only. */
  readonly address: string | null;
  /** Absent where the application receives nothing here. */
  readonly receives?: Dispatch<Receives>;
  /** Absent where the application sends nothing here. */
  readonly sends?: Dispatch<Sends>;
}

/** An array of messages in the payload of another. */
export interface Batch<M extends AnyMessage> {
  /** JSON pointer of the array in the payload. */
  readonly pointer: string;
  readonly elements: Dispatch<M>;
}

/** The messages that a way to find out can find. */
export type MessageIn<D> = D extends Switch<infer M> | Refined<infer M> | Either<infer M> | Frames<infer M>
  ? M
  : D;

type AnyDispatch = Dispatch<AnyMessage>;

/** Decides by the value of one property. */
export function by<
  const Cases extends readonly (readonly [Tag, AnyDispatch])[],
  Otherwise extends AnyDispatch = never,
>(
  path: readonly string[],
  cases: Cases,
  otherwise?: Otherwise,
): Switch<Extract<MessageIn<Cases[number][1] | Otherwise>, AnyMessage>>;
export function by(
  path: readonly string[],
  cases: readonly (readonly [Tag, AnyDispatch])[],
  otherwise?: AnyDispatch,
): Switch<AnyMessage> {
  const table = { kind: "switch", path, cases: new Map<unknown, AnyDispatch>(cases) } as const;
  return otherwise === undefined ? table : { ...table, otherwise };
}

/** A message whose special cases are tried first. */
export const refined = <General extends AnyMessage, Special extends AnyMessage>(
  message: General,
  refinements: readonly Special[],
): Refined<General | Special> => ({ kind: "refined", message, refinements });

/** Messages that are tried one after the other. */
export const either = <const Messages extends readonly AnyMessage[]>(
  messages: Messages,
): Either<Messages[number]> => ({ kind: "either", messages });

/** What can arrive on a channel, either way. */
export function channel<
  Receives extends AnyDispatch = never,
  Sends extends AnyDispatch = never,
>(description: {
  readonly name: string;
  readonly address: string | null;
  readonly receives?: Receives;
  readonly sends?: Sends;
}): Channel<Extract<MessageIn<Receives>, AnyMessage>, Extract<MessageIn<Sends>, AnyMessage>>;
export function channel(description: Channel<AnyMessage, AnyMessage>): Channel<AnyMessage, AnyMessage> {
  return description;
}

/** An array of messages in the payload of another. */
export function batch<Elements extends AnyDispatch>(
  pointer: string,
  elements: Elements,
): Batch<Extract<MessageIn<Elements>, AnyMessage>>;
export function batch(pointer: string, elements: AnyDispatch): Batch<AnyMessage> {
  return { pointer, elements };
}

/** The message that a payload is, or in a sentence why it is none. */
export type Found<M extends AnyMessage> =
  | { readonly ok: true; readonly message: M }
  | {
      readonly ok: false;
      readonly why: NotFound;
      readonly reason: string;
      readonly nearest?: string;
      /** The reason for a log, where the sentence quotes the payload. */
      readonly logged?: string;
    };

/** Why a payload is no message, for programs. */
type NotFound = "not-an-object" | "tag-missing" | "tag-unknown" | "none-fits";

/**
 * Looks a payload up: one look-up a level, no trial of validators but where only they can tell.
 * Reads own properties only, and never throws. The payload itself is not validated by this.
 */
export function find<M extends AnyMessage>(dispatch: Dispatch<M> | undefined, payload: unknown): Found<M> {
  try {
    return dispatch === undefined
      ? none("tag-unknown", "no message is expected here")
      : walk(dispatch, payload);
  } catch {
    return none("none-fits", "the payload cannot be read");
  }
}

function walk<M extends AnyMessage>(dispatch: Dispatch<M>, payload: unknown): Found<M> {
  if (!("kind" in dispatch)) return { ok: true, message: dispatch };
  switch (dispatch.kind) {
    case "refined": {
      const special = dispatch.refinements.find((message) => message.is(payload));
      return { ok: true, message: special ?? dispatch.message };
    }
    case "either": {
      const message = dispatch.messages.find((candidate) => candidate.is(payload));
      if (message !== undefined) return { ok: true, message };
      return none(
        "none-fits",
        `it is none of ${dispatch.messages.map(({ name }) => `\`${name}\``).join(", ")}`,
      );
    }
    case "switch": {
      const value = valueAt(payload, dispatch.path);
      const next = dispatch.cases.get(value) ?? dispatch.otherwise;
      return next === undefined ? explain(dispatch, payload, value) : walk(next, payload);
    }
    case "frames": {
      const next = dispatch.pick(payload);
      return next === undefined ? none("none-fits", "no message has such a frame") : walk(next, payload);
    }
  }
}

const none = (why: NotFound, reason: string, nearest?: string) =>
  nearest === undefined
    ? ({ ok: false, why, reason } as const)
    : ({ ok: false, why, reason, nearest } as const);

function valueAt(payload: unknown, path: readonly string[]): unknown {
  let at = payload;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return at;
}

function explain<M extends AnyMessage>(
  { path, cases }: Switch<M>,
  payload: unknown,
  value: unknown,
): Found<M> {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    return none("not-an-object", "the payload is not an object");
  const property = `\`${path.join(".")}\``;
  if (value === undefined) return none("tag-missing", `${property} is missing`);
  if (typeof value === "object" || typeof value === "function")
    return none("tag-unknown", `${property} is not a plain value`);
  const text = String(value);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const nearest = nearestOf(text, [...cases.keys()].map(String));
  const hint = nearest === undefined ? "" : `; nearest: \`${nearest}\``;
  return {
    ...none("tag-unknown", `${property} is \`${shown}\`, which no message has${hint}`, nearest),
    logged: `${property} has a value that no message has${hint}`,
  };
}

/** The most similar text, if one is similar at all. */
function nearestOf(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 60) return undefined;
  const close = candidates
    .filter((candidate) => Math.abs(candidate.length - text.length) <= 3)
    .slice(0, 500)
    .map((candidate) => ({ candidate, distance: distanceOf(text.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance, candidate }) => distance <= Math.max(1, Math.min(3, candidate.length / 2)))
    .sort((a, b) => a.distance - b.distance);
  return close[0]?.candidate;
}

/** How many letters differ (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
