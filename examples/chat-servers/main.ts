/** Serves the three chat services on one port: `PORT=8080 node build/run.mjs examples/chat-servers/main.ts`. */
import { randomBytes, randomUUID } from "node:crypto";
import { serve } from "../../generated/runtime/node/serve.js";
import { createBezlimit } from "./bezlimit.js";
import { createBrightPattern } from "./brightpattern.js";
import { createProductFlo } from "./productflo.js";
import { readToken, signToken } from "./token.js";

const secret = process.env.TOKEN_SECRET ?? randomBytes(32).toString("base64url");
const apiToken = process.env.API_TOKEN ?? randomUUID();

const productflo = createProductFlo({ userOf: (token) => readToken(token, secret)?.sub });

const bezlimit = createBezlimit({
  apiToken,
  personOf(token) {
    const id = Number(readToken(token, secret)?.sub);
    if (!Number.isInteger(id)) return undefined;
    // Who has which role is up to the users' database; here the first hundred are operators.
    return { user: { id, role: id <= 100 ? "operator" : "user" } };
  },
});

const brightpattern = createBrightPattern({
  tenantUrl: "tenant.example.com",
  appIds: ["web"],
  requested: (session) => session.join("agent-1", { display_name: "Ada" }),
  received(session, event) {
    if (event.event !== "chat_session_message") return;
    session.type("agent-1", true);
    session.say("agent-1", `You said: ${event.msg}`);
  },
});

const app = await serve(
  { productflo: productflo.server, bezlimit, brightpattern: brightpattern.server },
  { port: Number(process.env.PORT ?? 8080) },
);

const exp = Math.floor(Date.now() / 1_000) + 3_600;
process.stdout.write(
  [
    `three chat services on ${app.url}`,
    `a token for ProductFlo, one hour: ${signToken({ sub: "user-123", exp }, secret)}`,
    `a token for an operator of Bezlimit: ${signToken({ sub: "9", exp }, secret)}`,
    `the Api-Token of Bezlimit: ${apiToken}`,
    "",
  ].join("\n"),
);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void app.close());
