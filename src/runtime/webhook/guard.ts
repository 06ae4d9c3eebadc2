import { createReplayMemory, type ReplayOptions } from "./replay.js";
import { isSignedBy, readCallbackHead, readSecrets } from "./signature.js";

/** How a receiver knows that a webhook comes from who it says. There is no default. */
export type GuardOptions =
  | (ReplayOptions & {
      /** What the sender signs with, where it is one of ours; several while one takes the place of another. */
      readonly secret: string | readonly string[];
      readonly verify?: never;
    })
  | {
      /**
       * Judges a webhook of somebody who signs in a way of their own, by the headers of the request and by its body as it
       * came. `request.body` has been read. Repeats are let through: tell them by an id in the message.
       */
      readonly verify: (request: Request, body: Uint8Array) => boolean | Promise<boolean>;
      readonly secret?: never;
    };

/** What a webhook is to a receiver. */
type GuardVerdict =
  | { readonly kind: "accepted"; forget(): void }
  | { readonly kind: "duplicate" }
  | { readonly kind: "refused"; readonly status: 401 | 503; readonly reason: string };

/** Judges a webhook before it is parsed. */
export type Guard = (request: Request, body: ArrayBuffer) => Promise<GuardVerdict>;

const unsigned = {
  kind: "refused",
  status: 401,
  reason: "the webhook is not signed as it has to be",
} as const;
const full = { kind: "refused", status: 503, reason: "too many webhooks at once" } as const;

/** Makes the guard of a receiver. */
export function createGuard(options: GuardOptions): Guard {
  const { verify } = options;
  if (verify !== undefined)
    return async (request, body) =>
      (await verify(request, new Uint8Array(body))) ? { kind: "accepted", forget: () => {} } : unsigned;
  const secrets = readSecrets(options.secret);
  const memory = createReplayMemory(options);
  return async ({ headers }, body) => {
    const head = readCallbackHead((name) => headers.get(name) ?? undefined);
    if (head === undefined || !(await isSignedBy(secrets, { ...head, body }))) return unsigned;
    const { id, timestamp } = head;
    const verdict = memory.judge(id, timestamp);
    if (verdict === "expired") return unsigned;
    if (verdict === "full") return full;
    return verdict === "duplicate"
      ? { kind: verdict }
      : { kind: "accepted", forget: () => memory.forget(id) };
  };
}
