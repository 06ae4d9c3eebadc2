import { describeService } from "../../src/description/description.js";
import { describeServed } from "../../src/mock/served-contract.js";
import { type Client, type ClientOptions, createClient } from "../../src/runtime/client/client.js";
import { createFetchHandler } from "../../src/runtime/fetch/handler.js";
import { http } from "../../src/runtime/http/transport.js";
import { createServer, type ServerOptions } from "../../src/runtime/server/server.js";
import { build, onlyService } from "../contract/document.js";

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** A document of HTTP operations on one server, in short. */
export const httpDocument = (channels: string, operations: string) => `
asyncapi: 3.0.0
info: { title: Things, version: 1.0.0 }
servers: { web: { host: things.example.com, protocol: https } }
channels: { ${channels} }
operations: { ${operations} }
`;

/** The client and the server of a document, with everything that HTTP is between them, but no socket. */
export async function converse(
  yaml: string,
  handlers: object,
  {
    client = {},
    server = {},
  }: { readonly client?: ClientOptions; readonly server?: Partial<ServerOptions> } = {},
) {
  const service = onlyService(build(yaml).contract);
  const { description, validators } = describeServed(service, describeService(service).service);
  await validators.load();
  const handle = createFetchHandler([createServer(description, { handlers, ...server })]);
  const heard: { readonly type: string | null; readonly body: string }[] = [];
  const request = async (path: string, init?: RequestInit) => {
    const asked = new Request(new URL(path, "https://things.example.com"), init);
    heard.push({ type: asked.headers.get("content-type"), body: await asked.clone().text() });
    return handle(asked);
  };
  const methods = createClient<Client & Readonly<Record<string, Method>>>(description, client, [
    http({ fetch: (url, init) => request(String(url), init) }),
  ]);
  const call = (name: string, ...given: readonly unknown[]): Promise<unknown> => {
    const method = methods[name];
    if (method === undefined) throw new Error(`there is no ${name}`);
    return method(...given);
  };
  return { call, request, heard, description };
}
