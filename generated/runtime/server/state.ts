import type { ServicePlan } from "../wire/channel-plan.js";
import type { Clock } from "../wire/clock.js";
import type { Codecs } from "../wire/codec.js";
import type { Decision } from "../wire/decision.js";
import type { ServerLimits } from "../wire/limits.js";
import type { Checking, Report } from "../wire/report.js";
import type { ServiceDescription } from "../wire/service-description.js";
import type { Fanout } from "./fanout.js";
import type { Middleware } from "./middleware.js";
import type { Rooms } from "./rooms.js";

/** A function of the user's, called with a message and its context, or with the context alone. */
export type Handler = (...args: readonly unknown[]) => unknown;

/** What the parts of one server share. */
export interface ServerState {
  readonly description: ServiceDescription;
  readonly plan: ServicePlan;
  readonly codecs: Codecs;
  readonly handlers: ReadonlyMap<string, Handler>;
  /** By channel: awaited before frames are handled, and called after the end. */
  readonly connected: ReadonlyMap<string, Handler>;
  readonly disconnected: ReadonlyMap<string, Handler>;
  readonly middleware: readonly Middleware[];
  readonly limits: ServerLimits;
  readonly validation: { readonly incoming: Checking; readonly outgoing: Checking };
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: (report: Report) => void;
  /** Undefined where nobody listens: then no decision is put into words. */
  readonly observe: ((decision: Decision) => void) | undefined;
  readonly rooms: Rooms;
  readonly fanout: Fanout | undefined;
  /** Tells this server from the others that the fan-out reaches. */
  readonly node: string;
  /** A name that nobody has had yet. */
  readonly newId: () => string;
  readonly identityOf: (identity: unknown, channel: string) => string | undefined;
}
