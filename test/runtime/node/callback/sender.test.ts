import { describe, expect, test } from "vitest";
import {
  type CallbackReport,
  type CallbackSenderOptions,
  createCallbackReceiver,
  createCallbackSender,
  type UndeliveredCallback,
} from "../../../../src/runtime/node/callback/sender.js";
import { signCallback } from "../../../../src/runtime/node/callback/signature.js";
import { defaultCallbackLimits } from "../../../../src/runtime/wire/limits.js";
import { VirtualClock } from "../../virtual-clock.js";

const secret = "0123456789abcdef";
const hook = "https://shop.example/hooks/orders";

interface Sent {
  readonly at: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A sender on a virtual clock whose targets answer as a test says. */
function scene(
  answer: (sent: Sent) => Response | Promise<Response>,
  options: Partial<CallbackSenderOptions> = {},
) {
  const clock = new VirtualClock();
  const sent: Sent[] = [];
  const reports: CallbackReport[] = [];
  const dead: UndeliveredCallback[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    const one = {
      at: clock.now(),
      url: String(url),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: String(init.body),
    };
    sent.push(one);
    return answer(one);
  };
  const sender = createCallbackSender({
    targets: ["https://shop.example/hooks", "https://other.example"],
    ...{ secret, clock, fetch, random: () => 0, now: () => 1_700_000_000_000 + clock.now() },
    onReport: (report) => void reports.push(report),
    onDead: (one) => void dead.push(one),
    ...options,
  });
  return { clock, sent, reports, dead, sender };
}

const fine = () => new Response(null, { status: 204 });
const broken = () => new Response("no", { status: 500 });

describe("a sender of callbacks", () => {
  test("signs what it sends, and a receiver with the secret takes it", async () => {
    const { clock, sent, reports, sender } = scene(fine);
    const id = sender.send(hook, { order: "ü" });
    await clock.advance(0);
    const [one] = sent;
    expect(one).toMatchObject({ url: hook, body: '{"order":"ü"}' });
    expect(one?.headers).toMatchObject({ "content-type": "application/json", "callback-id": id });
    const receiver = createCallbackReceiver({ secret, now: () => 1_700_000_000_000 });
    const body = Buffer.from(one?.body ?? "");
    expect(receiver.verify(one?.headers ?? {}, body)).toMatchObject({ kind: "accepted", id });
    expect(reports).toEqual([{ kind: "delivered", target: hook, id, tries: 1 }]);
  });

  test("tries again after 1, 2, 4 … 60 seconds, 20 times, with one id and a new time each, and gives up", async () => {
    const { clock, sent, reports, dead, sender } = scene(broken);
    sender.send(`${hook}?key=k-1`, { n: 1 }, { id: "one" });
    await clock.advance(86_400_000);
    const pauses = sent.slice(1).map(({ at }, index) => (at - (sent[index]?.at ?? 0)) / 1_000);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, ...Array(13).fill(60)]);
    expect(new Set(sent.map(({ headers }) => headers["callback-id"]))).toEqual(new Set(["one"]));
    const timestamps = sent.map(({ headers }) => headers["callback-timestamp"]);
    expect(new Set(timestamps).size).toBe(20);
    expect(dead).toEqual([{ id: "one", url: `${hook}?key=k-1`, payload: { n: 1 } }]);
    expect(reports.at(-1)).toEqual({
      ...{ kind: "dead", target: hook, id: "one", tries: 20, reason: "status", status: 500 },
    });
    expect(clock.pending).toBe(0);
  });

  test("adds up to a quarter by chance", async () => {
    const { clock, sent, sender } = scene(broken, { random: () => 1 });
    sender.send(hook, {});
    await clock.advance(4_000);
    expect(sent.map(({ at }) => at)).toEqual([0, 1_250, 3_750]);
  });

  test("gives up after a day, whatever is left of the tries", async () => {
    const { clock, sent, dead, sender } = scene(broken, { limits: { tries: 10_000 } });
    sender.send(hook, {});
    await clock.advance(86_500_000);
    expect(dead.length).toBe(1);
    expect(sent.at(-1)?.at).toBeLessThanOrEqual(86_400_000);
    expect(sent.length).toBeGreaterThan(1_400);
  });

  test("waits no longer than 5 seconds for an answer", async () => {
    const { clock, reports, sender } = scene(() => new Promise(() => {}));
    sender.send(hook, {});
    await clock.advance(4_999);
    expect(reports).toEqual([]);
    await clock.advance(1);
    expect(reports).toMatchObject([{ kind: "failed", reason: "timeout", tries: 1 }]);
    await sender.close();
    expect(clock.pending).toBe(0);
  });

  test("takes a redirect for a failure", async () => {
    const away = { status: 302, headers: { location: "http://127.0.0.1/" } };
    const { clock, sent, reports, sender } = scene(() => new Response(null, away));
    sender.send(hook, {});
    await clock.advance(0);
    expect([sent.length, reports]).toMatchObject([1, [{ kind: "failed", status: 302 }]]);
    await sender.close();
  });

  test("tries a target that is down with one callback at a time, and tells when it turns", async () => {
    let isUp = false;
    const { clock, sent, reports, sender } = scene(() => (isUp ? fine() : broken()));
    for (let index = 0; index < 50; index += 1) sender.send(hook, { index });
    await clock.advance(120_000);
    // Five at once, then after 16, 32 and 60 seconds.
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 0, 0, 0, 16_000, 48_000, 108_000]);
    expect(reports.filter(({ kind }) => kind === "target-down").length).toBe(1);
    isUp = true;
    await clock.advance(120_000);
    expect(reports.filter(({ kind }) => kind === "delivered").length).toBe(50);
    expect(reports.filter(({ kind }) => kind === "target-up").length).toBe(1);
    expect(clock.pending).toBe(0);
  });

  test("keeps the order as long as nothing fails, and sends to one target one after the other", async () => {
    let atOnce = 0;
    const { clock, sent, sender } = scene(async () => {
      atOnce += 1;
      await new Promise<void>((resolve) => void clock.after(10, () => resolve()));
      expect(atOnce).toBe(1);
      atOnce -= 1;
      return fine();
    });
    for (let index = 0; index < 10; index += 1) sender.send(hook, index);
    await clock.advance(1_000);
    expect(sent.map(({ body }) => body)).toEqual(Array.from({ length: 10 }, (_, index) => `${index}`));
  });

  test.each([
    ["https://shop.example/hooks", true],
    ["https://shop.example/hooks/a?b=c", true],
    ["https://other.example/anything", true],
    ["https://shop.example/hooksters", false],
    ["https://shop.example/", false],
    ["https://shop.example/hooks/../admin", false],
    ["https://shop.example/hooks/%2e%2e/admin", false],
    ["https://shop.example/hooks/..%2fadmin", false],
    ["http://shop.example/hooks", false],
    ["https://shop.example:8443/hooks", false],
    ["https://shop.example.evil.example/hooks", false],
    ["https://shop.example@evil.example/hooks", false],
    ["https://name:word@shop.example/hooks", false],
    ["file:///etc/passwd", false],
    ["hooks", false],
  ])("asked to call %s says %s", async (url, isAllowed) => {
    const { clock, sent, sender } = scene(fine);
    if (isAllowed) sender.send(url, {});
    else expect(() => sender.send(url, {})).toThrow("[forbidden]");
    await clock.advance(0);
    expect(sent.length).toBe(isAllowed ? 1 : 0);
  });

  test("keeps so much for a target and no more, and other targets have their own", async () => {
    const limits = { waiting: 3, waitingBytes: 100, targets: 2, allBytes: 1_000 };
    const { clock, sender } = scene(() => new Promise(() => {}), { limits });
    expect(() => sender.send("https://other.example/large", "x".repeat(100))).toThrow("[outbox-full]");
    for (let index = 0; index < 3; index += 1) sender.send(hook, {});
    expect(() => sender.send(hook, {})).toThrow("[outbox-full]");
    sender.send("https://other.example/", {});
    expect(() => sender.send("https://other.example/third", {})).toThrow("[outbox-full]");
    expect(await sender.close()).toHaveLength(4);
    expect(clock.pending).toBe(0);
    expect(() => sender.send(hook, {})).toThrow("[closed]");
  });

  test("tells in no report what is sent, what it is signed with, or what stands in a query", async () => {
    const { clock, reports, sender } = scene(broken, { limits: { tries: 2, failures: 1 } });
    sender.send(`${hook}?key=query-secret`, { words: "payload-secret" });
    await clock.advance(10_000);
    expect(new Set(reports.map(({ kind }) => kind))).toEqual(new Set(["failed", "target-down", "dead"]));
    expect(JSON.stringify(reports)).not.toMatch(/query-secret|payload-secret|0123456789abcdef|v1=/);
  });

  test("goes on where whoever listens throws", async () => {
    const fail = () => {
      throw new Error("no");
    };
    const { clock, sent, sender } = scene(broken, { onReport: fail, onDead: fail, limits: { tries: 1 } });
    sender.send(hook, 1);
    sender.send(hook, 2);
    await clock.advance(1_000);
    expect(sent.length).toBe(2);
  });

  test.each([
    [{ secret: "short" }, /at least 16/],
    [{ targets: ["ftp://a.example"] }, /no target/],
    [{ targets: ["https://a.example/?q"] }, /no target/],
  ])("is not made of %j", (wrong, words) => {
    expect(() => scene(fine, wrong)).toThrow(words);
  });
});

describe("a receiver of callbacks", () => {
  const at = 1_700_000_000;
  const body = '{"a":1}';
  const signed = (given: { id?: string; timestamp?: string; body?: string; secret?: string } = {}) => {
    const { id = "one", timestamp = `${at}`, secret: own = secret } = given;
    return {
      "callback-id": id,
      "callback-timestamp": timestamp,
      "callback-signature": signCallback(own, { id, timestamp, body: given.body ?? body }),
    };
  };
  const receive = (options: { capacity?: number; secret?: string | readonly string[] } = {}) => {
    let now = at * 1_000;
    const receiver = createCallbackReceiver({ secret, now: () => now, ...options });
    return {
      verify: receiver.verify,
      pass: (ms: number) => {
        now += ms;
      },
    };
  };

  test.each([
    ["what is signed", signed(), body, "accepted"],
    ["another body", signed(), '{"a":2}', "signature"],
    ["another id", { ...signed(), "callback-id": "two" }, body, "signature"],
    ["another time", { ...signed(), "callback-timestamp": `${at + 1}` }, body, "signature"],
    ["another secret", signed({ secret: "fedcba9876543210" }), body, "signature"],
    ["no signature", { ...signed(), "callback-signature": undefined }, body, "malformed"],
    ["an empty signature", { ...signed(), "callback-signature": "" }, body, "signature"],
    ["zeros", { ...signed(), "callback-signature": `v1=${"0".repeat(64)}` }, body, "signature"],
    [
      "another version",
      { ...signed(), "callback-signature": signed()["callback-signature"].replace("v1", "v0") },
      body,
      "signature",
    ],
    ["two headers", { ...signed(), "callback-id": "one, one" }, body, "malformed"],
    ["an id with a dot", signed({ id: "one.two" }), body, "malformed"],
    ["a time that is none", signed({ timestamp: "1e9" }), body, "malformed"],
    ["the past", signed({ timestamp: `${at - 301}` }), body, "expired"],
    ["the future", signed({ timestamp: `${at + 301}` }), body, "expired"],
    ["the edge of the past", signed({ timestamp: `${at - 300}` }), body, "accepted"],
    ["the edge of the future", signed({ timestamp: `${at + 300}` }), body, "accepted"],
  ])("of %s", (_, headers, given, wanted) => {
    const { verify } = receive();
    const verdict = verify(headers, given);
    expect(verdict.kind === "refused" ? verdict.reason : verdict.kind).toBe(wanted);
    expect(verdict.status).toBe(wanted === "accepted" ? 200 : 401);
  });

  test("knows what came before, also signed anew and after the window", () => {
    const { verify, pass } = receive();
    expect(verify(signed(), body).kind).toBe("accepted");
    expect(verify(signed(), body)).toEqual({ kind: "duplicate", status: 200, id: "one" });
    pass(60_000);
    expect(verify(signed({ timestamp: `${at + 60}` }), body).kind).toBe("duplicate");
    pass(3_600_000);
    expect(verify(signed(), body)).toMatchObject({ kind: "refused", reason: "expired" });
    expect(verify(signed({ timestamp: `${at + 3_660}` }), body).kind).toBe("duplicate");
  });

  test("takes the next try of what could not be kept", () => {
    const { verify } = receive();
    const first = verify(signed(), body);
    if (first.kind === "accepted") first.forget();
    expect(verify(signed(), body).kind).toBe("accepted");
  });

  test("remembers a bounded number, and takes nothing that it could not tell from a repeat", () => {
    const { verify, pass } = receive({ capacity: 2 });
    expect(verify(signed({ id: "a" }), body).kind).toBe("accepted");
    expect(verify(signed({ id: "b" }), body).kind).toBe("accepted");
    expect(verify(signed({ id: "c" }), body)).toEqual({ kind: "refused", status: 503, reason: "full" });
    expect(verify(signed({ id: "a" }), body).kind).toBe("duplicate");
    pass(302_000);
    expect(verify(signed({ id: "c", timestamp: `${at + 302}` }), body).kind).toBe("accepted");
  });

  test("takes either of two secrets while one takes the place of the other, and no others", () => {
    const { verify } = receive({ secret: ["fedcba9876543210", secret] });
    expect(verify(signed({ id: "a" }), body).kind).toBe("accepted");
    expect(verify(signed({ id: "b", secret: "fedcba9876543210" }), body).kind).toBe("accepted");
    expect(verify(signed({ id: "c", secret: "0000000000000000" }), body).kind).toBe("refused");
    expect(() => createCallbackReceiver({ secret: [] })).toThrow("needs a secret");
    expect(() => createCallbackReceiver({ secret: "" })).toThrow("at least 16");
  });
});

test("the bounds are those that the page of faults names", () => {
  expect(defaultCallbackLimits).toMatchObject({ answerMs: 5_000, answerBytes: 65_536, tries: 20 });
});
