import type { ChannelPlan } from "./channel-plan.js";
import { valueAt } from "./pointer.js";

/** Whether a message is from who it says: all places that name the sender agree, and agree with who is known. */
export function isSenderTrue(
  { description: { sender }, security }: ChannelPlan,
  payload: unknown,
  identity: unknown,
): boolean {
  if (sender === undefined) return true;
  const named = sender.same
    .map((pointer) => valueAt(payload, pointer))
    .filter((value) => value !== undefined);
  if (named.some((value) => value !== named[0])) return false;
  if (sender.identity === undefined || security.length === 0) return true;
  const known = valueAt(identity, `/${sender.identity}`);
  return named.every((value) => value === known);
}
