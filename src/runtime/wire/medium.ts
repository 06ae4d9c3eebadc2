/** How a message travels that is no JSON. Contracts without such messages do without this code. */
export interface Medium {
  readonly kind: "bytes" | "text" | "empty";
  /** The data of a frame. */
  readonly write: (payload: unknown) => string | ArrayBuffer;
  /** Reads data where some of these messages are no JSON; undefined where it is JSON, or nothing that is expected. */
  readonly read: (
    data: string | Uint8Array,
    messages: readonly { readonly medium?: Medium }[],
  ) => { readonly payload: unknown } | undefined;
}

/** The message has no payload. */
export const isEmpty = ({ medium }: { readonly medium?: Medium }): boolean => medium?.kind === "empty";
