import type { ServicePlan } from "../runtime/wire/channel-plan.js";
import { withoutBytes } from "./bytes.js";
import type { Dice } from "./chaos.js";
import { type Exhibit, renderOrigin } from "./gallery.js";
import type { LogEntry } from "./log.js";

/** What is shared by everything that stands between the wire and a service. */
export interface Delivery {
  readonly plan: ServicePlan;
  readonly log: (entry: LogEntry) => void;
  readonly showsPayloads: boolean;
  readonly dice: Dice;
  /** What a payload shows that was made for this. */
  readonly exhibitOf: (payload: unknown) => Exhibit | undefined;
  /** Resolves when validators can be used. */
  readonly ready: () => Promise<void>;
  readonly nextNumber: () => number;
}

/** What the log says where something never arrives. */
export const lost = "lost on purpose";

/** What the log says of a payload that goes out: its message and where it is from. */
export function describePayload(
  { exhibitOf, showsPayloads }: Pick<Delivery, "exhibitOf" | "showsPayloads">,
  payload: unknown,
  name: string | undefined,
): Pick<LogEntry, "message" | "origin" | "payload"> {
  const exhibit = exhibitOf(payload);
  const message = name ?? exhibit?.message.name;
  return {
    ...(message !== undefined && { message }),
    ...(exhibit && { origin: renderOrigin(exhibit.origin) }),
    ...(showsPayloads && payload !== undefined && { payload: withoutBytes(payload) }),
  };
}
