import { WebSocket } from "ws";
import { createBezlimit } from "../../examples/chat-servers/bezlimit.js";
import { createBrightPattern } from "../../examples/chat-servers/brightpattern.js";
import { createProductFlo } from "../../examples/chat-servers/productflo.js";
import { whenOver } from "../ending.js";
import { serveTapped, until } from "./stand.js";

/** What peers need that know nothing of our contract. */

/** The three services; the token of the documentation is good. */
export async function open() {
  const productflo = createProductFlo({
    userOf: (token) => (token === "YOUR_JWT_TOKEN" ? "user-123" : undefined),
  });
  const bezlimit = createBezlimit({
    apiToken: "s3cret",
    personOf: (token) => ({ user: { id: Number(token), role: token === "9" ? "operator" : "user" } }),
  });
  const brightpattern = createBrightPattern({ tenantUrl: "tenant.example.com", appIds: ["web"] });
  const services = { productflo: productflo.server, bezlimit, brightpattern: brightpattern.server };
  const { tap } = await serveTapped(services);
  return { url: tap.url, host: tap.url.slice("http://".length), tap };
}

/** A frame of ProductFlo's server. */
export interface Frame {
  readonly status: string;
  readonly code: string;
  readonly user_id: string;
  readonly room_id?: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly details?: Readonly<Record<string, unknown>> };
}

/** A WebSocket and what it has heard; open, and welcomed. */
export async function connect(url: string): Promise<{ readonly socket: WebSocket; readonly heard: Frame[] }> {
  const socket = new WebSocket(url);
  const heard: Frame[] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  whenOver(() => socket.terminate());
  await until(
    () => heard.length > 0,
    () => url,
  );
  return { socket, heard };
}
