import type { Message, Service } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import { isList, isMapping } from "../json/value.js";
import { valueAt } from "../runtime/wire/pointer.js";
import type { SenderRule } from "../runtime/wire/service-description.js";
import type { Exhibit, Gallery } from "./gallery.js";
import { isVisitor } from "./identity.js";

/** What the server says first on a channel (`x-greeting`), in this order. */
export const greetingsOf = (service: Service, channelName: string): readonly Message[] =>
  service.channels.find(({ name }) => name === channelName)?.greeting ?? [];

/** Who is greeted. */
interface Greeted {
  readonly rule: SenderRule | undefined;
  readonly visitor: unknown;
  /** Name of the example for everybody who names none. */
  readonly example: string | undefined;
}

/**
 * The example of a greeting. Where it is known who is greeted, the id that the contract compares senders with stands
 * wherever the example has the id of its own.
 */
export function greet(
  gallery: Gallery,
  message: Message,
  { rule, visitor, example }: Greeted,
): Exhibit | undefined {
  const wished = isVisitor(visitor) ? visitor.wish.example : undefined;
  const shown = gallery.showOf(message, wished ?? example);
  if (shown === undefined || rule?.identity === undefined) return shown;
  const id = valueAt(visitor, `/${rule.identity}`);
  const named = rule.same
    .map((pointer) => valueAt(shown.payload, pointer))
    .find((one) => typeof one === "string");
  if (typeof id !== "string" || typeof named !== "string") return shown;
  return { ...shown, payload: replace(shown.payload, named, id) };
}

/** A copy in which one text stands for another. */
function replace(value: Json, from: string, to: string): Json {
  if (value === from) return to;
  if (isList(value)) return value.map((item) => replace(item, from, to));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replace(member, from, to)]));
}
