import { assertSecret, isCallbackId } from "../../webhook/signature.js";
import { AsyncApiError } from "../../wire/error.js";
import { signHeaders } from "../callback/signature.js";

/** Where one request goes, and what it is signed with. */
interface Signing {
  readonly url: URL;
  readonly id: string | undefined;
  readonly secret: string;
  readonly now?: () => number;
  readonly fetch?: typeof globalThis.fetch;
}

/** A `fetch` that signs its body, and goes to one address whatever it is asked for. Throws for a bad id or secret. */
export function createSigningFetch({ url, id = crypto.randomUUID(), secret, now, fetch }: Signing) {
  assertSecret(secret);
  if (!isCallbackId(id))
    throw new AsyncApiError("invalid-message", "the id has other signs than A-z, 0-9, - and _");
  return async (_asked: unknown, init: RequestInit = {}): Promise<Response> => {
    // Forms have their boundary made, and get their bytes, as a `Response` would.
    const packed = new Response(init.body ?? null, { headers: init.headers ?? {} });
    const body = new Uint8Array(await packed.arrayBuffer());
    const headers = packed.headers;
    for (const [name, value] of Object.entries(signHeaders({ id, secret, body }, now)))
      headers.set(name, value);
    const hasBody = init.body !== undefined && init.body !== null;
    return (fetch ?? globalThis.fetch)(url, { ...init, headers, ...(hasBody && { body }) });
  };
}
