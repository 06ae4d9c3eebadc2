import type { Service } from "../src/contract/contract.js";
import { creatorOf, type GeneratedCode } from "./generated-code.js";
import type { ForeignLibraries, Party } from "./talk.js";

/** For each thing that is waited for, in milliseconds. */
export const patienceMs = 1_000;

/** Serves the generated server of a service on loopback, and makes a generated client of it. */
export async function openParty(
  service: Service,
  { code, libraries }: { readonly code: GeneratedCode; readonly libraries: ForeignLibraries },
  stage: Party["stage"],
): Promise<Party & { close(): Promise<void> }> {
  const server = await code.call(`${service.name}/server.ts`, creatorOf(service, "Server"), stage.options);
  const app = await code.call("runtime/node/serve.ts", "serve", { [service.name]: server });
  const url = String(Reflect.get(app, "url"));
  const transports = [
    await code.call("runtime/websocket/transport.ts", "websocket", { WebSocket: libraries.WebSocket }),
    await code.call("runtime/socketio/transport.ts", "socketio", { io: libraries.io }),
    await code.call("runtime/http/transport.ts", "http"),
  ];
  const variables = Object.fromEntries(
    service.servers.flatMap((one) =>
      one.variables.map((each) => [each.name, each.default || each.enum?.[0] || "1"]),
    ),
  );
  const keys = service.servers.concat().flatMap(({ security }) => security);
  const asked = [...keys, ...service.operations.flatMap(({ security }) => security)];
  const auth = () =>
    Object.fromEntries(
      asked.map(({ key, type, scheme, parameters }) => [
        key,
        parameters !== undefined
          ? Object.fromEntries(parameters.map((name) => [name, "1"]))
          : type === "userPassword" || /^basic$/i.test(scheme ?? "")
            ? { username: "1", password: "1" }
            : "1",
      ]),
    );
  const options = {
    url,
    transports,
    variables,
    auth,
    limits: { requestMs: patienceMs, connectMs: patienceMs },
  };
  const client = await code.call(`${service.name}/client.ts`, creatorOf(service, "Client"), options);
  return {
    ...{ url, stage, client, patienceMs },
    async close() {
      await Reflect.apply(Reflect.get(client, "close"), client, []);
      await Reflect.apply(Reflect.get(app, "close"), app, [{ drainMs: 0 }]);
    },
  };
}
