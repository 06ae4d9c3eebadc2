import { createHmac, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Authentication } from "../../src/runtime/server/server.js";
import { AsyncApiError } from "../../src/runtime/wire/error.js";
import { defaultServerLimits } from "../../src/runtime/wire/limits.js";
import { test } from "../ending.js";
import { watchAftermath } from "./aftermath.js";
import { exchange, openRaw, statusesOf, upgrade } from "./raw.js";
import { createTownClient, post, startTown } from "./setting.js";
import { tokens } from "./town-server.js";

watchAftermath();

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
const now = () => Math.floor(Date.now() / 1_000);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = () => ({ sub: "alice", iss: "town", aud: "chat", exp: now() + 60, nbf: now() - 1 });

type Signer = (input: string) => Buffer;
const rsa: Signer = (input) => sign("sha256", Buffer.from(input), privateKey);
/** The trick with the public key as a shared secret. */
const hmac: Signer = (input) => createHmac("sha256", pem).update(input).digest();

const token = (header: object, payload: object, signer: Signer = rsa) => {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${signer(input).toString("base64url")}`;
};

/** As a user would write it: one algorithm, one key, whatever the token says about itself. */
async function authenticateJwt({ credentials }: Authentication) {
  const given = credentials.bearer ?? credentials.ticket;
  if (given === undefined) return undefined;
  const refuse = () => new AsyncApiError("unauthenticated", "the token is not good");
  const [head = "", body = "", signature = ""] = typeof given === "string" ? given.split(".") : [];
  const key = createPublicKey(pem);
  const input = Buffer.from(`${head}.${body}`);
  if (!verify("sha256", input, key, Buffer.from(signature, "base64url"))) throw refuse();
  if (JSON.parse(Buffer.from(head, "base64url").toString()).alg !== "RS256") throw refuse();
  const { sub, iss, aud, exp, nbf } = JSON.parse(Buffer.from(body, "base64url").toString());
  if (iss !== "town" || aud !== "chat" || !(exp > now()) || !(nbf <= now())) throw refuse();
  return { id: String(sub) };
}

test("R21 a token that is not good is refused with 401, whatever is wrong with it, in the same words", async () => {
  const limits = { refusalsPerMinute: 1_000 };
  const { port, town } = await startTown({ authenticate: authenticateJwt, limits });
  const rs256 = { alg: "RS256", typ: "JWT" };
  const bad = [
    token({ alg: "none" }, claims(), () => Buffer.alloc(0)),
    token({ alg: "HS256" }, claims(), hmac),
    token(rs256, { ...claims(), aud: "other" }),
    token(rs256, { ...claims(), iss: "evil" }),
    token(rs256, { ...claims(), exp: now() - 1 }),
    token(rs256, { ...claims(), nbf: now() + 60 }),
    token({ ...rs256, kid: "../../x" }, claims(), hmac),
    token({ ...rs256, jku: "https://evil.example/keys" }, claims(), hmac),
    "a.b",
    "..",
    "null",
  ];
  const answers = await Promise.all(
    bad.map((each) => exchange(port, upgrade("/secure", [`Authorization: Bearer ${each}`]), 2_000)),
  );
  expect(new Set(answers).size).toBe(1);
  expect(statusesOf(answers[0] ?? "")).toEqual([401]);
  expect(answers[0]).toContain('"code":"unauthenticated"');
  const good = `Authorization: Bearer ${token(rs256, claims())}`;
  const peer = await openRaw(port, "/secure", [good]);
  peer.socket.destroy();
  const large = `Authorization: Bearer ${"x".repeat(1_000_000)}`;
  expect([431, undefined]).toContain(statusesOf(await exchange(port, upgrade("/secure", [large]), 2_000))[0]);
  expect(town.records.said).toEqual([]);
});

test("R22 a token in the query counts only where the contract has it there, and is written down nowhere", async () => {
  const { port, reports, ask } = await startTown();
  const { alice } = tokens;
  const open = async (path: string) => statusesOf(await exchange(port, upgrade(path), 300))[0];
  expect(await open(`/secure?access_token=${alice}`)).toBe(401);
  expect(await open(`/secure?Authorization=Bearer%20${alice}`)).toBe(401);
  expect(await open(`/ticket?access_token=${alice}`)).toBe(101);
  expect(await open(`/ticket?access_token=${alice}&access_token=${alice}`)).toBe(401);
  expect(await open(`/ticket?access_token=wrong-${alice}`)).toBe(401);
  const refused = await ask(`/profile?Api-Token=${alice}`, { token: null });
  expect(refused.status).toBe(401);
  const answered = await ask("/profile");
  expect([answered.status, answered.headers.get("referrer-policy")]).toEqual([200, "no-referrer"]);
  expect(JSON.stringify(reports)).not.toContain(alice);
});

test("R24 only the token itself, once, in its header, is good", async () => {
  const { port, ask } = await startTown({ limits: { refusalsPerMinute: 1_000 } });
  const { alice = "", bob = "" } = tokens;
  const given = [
    [null, 401],
    ["", 401],
    [" ", 401],
    [alice.slice(0, -1), 401],
    [`${alice}x`, 401],
    [alice.toUpperCase(), 401],
    [`${alice},${bob}`, 401],
    [alice, 200],
  ] as const;
  for (const [each, status] of given)
    expect([each, (await ask("/profile", { token: each })).status]).toEqual([each, status]);
  const twice = ["GET /api/profile HTTP/1.1", "host: h", `api-token: ${alice}`, `Api-Token: ${alice}`];
  const heard = await exchange(port, [...twice, "connection: close", "", ""].join("\r\n"));
  expect(statusesOf(heard)).toEqual([401]);
  // Somebody else's token is somebody else.
  expect(await (await ask("/profile", { token: bob })).json()).toEqual({ id: "bob" });
});

test("R24 nowhere in the runtime is a secret compared with ===", () => {
  const files = readdirSync("src/runtime", { recursive: true, encoding: "utf8" });
  const secret = String.raw`\w*(?:token|secret|password|apiKey|signature|hmac|digest)\w*`;
  const compared = new RegExp(`${secret}\\s*[!=]==?\\s|[!=]==?\\s*${secret}\\b`, "i");
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      readFileSync(join("src/runtime", file), "utf8")
        .split("\n")
        // Whether there is one at all may be asked.
        .filter(
          (line) =>
            compared.test(line) &&
            !/[!=]== (?:undefined|null)\b/.test(line) &&
            !/^\s*(?:\*|\/\/|\/\*)/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(compared.test("if (token === wanted)")).toBe(true);
  expect(found).toEqual([]);
});

test("R25 who tries tokens is told to wait, whatever address he says to have", async () => {
  expect(defaultServerLimits.refusalsPerMinute).toBe(20);
  const { app, ask } = await startTown();
  const statuses: number[] = [];
  for (let index = 0; index < 25; index += 1) {
    const headers = { "x-forwarded-for": `203.0.113.${index}`, forwarded: `for=203.0.113.${index}` };
    statuses.push((await ask("/profile", { token: `guess-${index}`, headers })).status);
  }
  expect(statuses).toEqual([...Array(20).fill(401), ...Array(5).fill(429)]);
  const late = await ask("/profile");
  // The right token does not help either: else the wrong ones could be told by it.
  expect(late.status).toBe(429);
  const seconds = Number(late.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(statusesOf(await exchange(app.port, upgrade("/secure", ["Authorization: Bearer x"]), 500))).toEqual([
    429,
  ]);
});

test("R25 addresses behind a trusted proxy are told apart by what the proxy adds, not by what the client says", async () => {
  const { ask } = await startTown({ trustedProxies: ["127.0.0.1"] });
  const as = (address: string, token: string) =>
    ask("/profile", { token, headers: { "x-forwarded-for": address } });
  // The client may put anything before; the last one is what the proxy saw.
  for (let index = 0; index < 20; index += 1) await as(`198.51.100.${index}, 203.0.113.9`, "guess");
  expect((await as("198.51.100.99, 203.0.113.9", tokens.alice ?? "")).status).toBe(429);
  expect((await as("203.0.113.10", tokens.alice ?? "")).status).toBe(200);
});

test("R27 who says it is somebody else is not believed, and what is others' stays as it is", async () => {
  const { app, town } = await startTown();
  const clientOf = (id: string) =>
    createTownClient(app.url, { auth: () => ({ bearer: tokens[id] }) }).secure();
  const [alice, bob] = [clientOf("alice"), clientOf("bob")];
  await alice.post(post("p1"));
  expect(town.records.posts.get("p1")?.by).toBe("alice");
  expect(await bob.say({ type: "say", id: "1", text: "I am Alice", user: "alice" })).toMatchObject({
    code: "forbidden",
  });
  expect(town.records.said).toEqual([]);
  expect(await bob.say({ type: "say", id: "2", text: "I am Bob", user: "bob" })).toMatchObject({ by: "bob" });
  expect(await bob.say({ type: "say", id: "3", text: "who am I" })).toMatchObject({ by: "bob" });
  expect(await bob.edit({ type: "edit", id: "4", target: "p1", text: "mine" })).toMatchObject({
    code: "forbidden",
  });
  expect(await alice.edit({ type: "edit", id: "5", target: "p1", text: "mine" })).toMatchObject({
    type: "posted",
  });
});
