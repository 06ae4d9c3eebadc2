import { valueAt } from "./pointer.js";
import type { ReplyDescription } from "./service-description.js";

/** A request that waits for its answer. */
export interface Asked {
  readonly reply: ReplyDescription;
  /** Its payload. */
  readonly request: unknown;
  /** False while it waits to be sent: nothing answers it. */
  readonly wasSent?: boolean;
}

/** The oldest of the requests that the answer fits. */
export function findAsked<A extends Asked>(
  asked: Iterable<A>,
  answerName: string,
  answer: unknown,
): A | undefined {
  for (const each of asked) if (each.wasSent !== false && isAnswer(each, answerName, answer)) return each;
  return undefined;
}

/** Whether a message can be the answer to a request: one that is declared, with what `match` asks for. */
export function isAnswer({ reply, request }: Asked, answerName: string, answer: unknown): boolean {
  if (!reply.messages.some(({ name }) => name === answerName)) return false;
  const { equal = [], absent = [] } = reply.match?.[answerName] ?? {};
  return (
    equal.every(([asked, given]) => {
      const wanted = valueAt(request, asked);
      return isNothing(wanted) || isEqual(wanted, valueAt(answer, given));
    }) && absent.every((pointer) => isNothing(valueAt(answer, pointer)))
  );
}

/** Whether nothing tells apart what two requests are answered: what the later can get fits the earlier, too. */
export function areAlike(earlier: Asked, later: Asked): boolean {
  const wantedOf = ({ reply, request }: Asked, name: string) =>
    reply.match?.[name]?.equal?.map(([asked, given]) => [given, valueAt(request, asked)] as const) ?? [];
  return later.reply.messages.every(
    ({ name }) =>
      earlier.reply.messages.some((one) => one.name === name) &&
      !wantedOf(earlier, name).some(([given, wanted]) =>
        wantedOf(later, name).some(
          ([place, value]) =>
            place === given && !isNothing(wanted) && !isNothing(value) && !isEqual(wanted, value),
        ),
      ),
  );
}

/** Whether more answers follow this one. */
export function isPending({ pending }: ReplyDescription, answer: unknown): boolean {
  if (pending === undefined) return false;
  const value = valueAt(answer, pending.pointer);
  return pending.values.some((each) => each === value);
}

const isNothing = (value: unknown) => value === undefined || value === null;

/** Equal as JSON. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(Reflect.get(one, key), Reflect.get(other, key)))
  );
}
