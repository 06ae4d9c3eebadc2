import { describe, expect, test } from "vitest";
import { createClient } from "../../../src/runtime/client/client.js";
import type { Connection } from "../../../src/runtime/client/connection.js";
import { memory } from "../../../src/runtime/memory/transport.js";
import { createServer } from "../../../src/runtime/server/server.js";
import { buildEvent, readEvent } from "../../../src/runtime/socketio/frame.js";
import { type AnyMessage, by } from "../../../src/runtime/wire/dispatch.js";
import { buildFrame, dataOf } from "../../../src/runtime/wire/frame.js";
import type { Medium } from "../../../src/runtime/wire/medium.js";
import { message } from "../../../src/runtime/wire/message.js";
import { byFrame, bytes, empty, text } from "../../../src/runtime/wire/raw.js";
import type { ServiceDescription } from "../../../src/runtime/wire/service-description.js";
import { mediumReader } from "../../../src/runtime/wire/vocabulary.js";

function make(name: string, is: (value: unknown) => boolean, medium?: Medium): AnyMessage {
  const issue = { path: "", keyword: "type", expected: name, message: `the value must be ${name}` };
  return message({
    ...{ name, wire: name, source: "", examples: [] },
    ...(medium && { medium }),
    validate: (value) => (is(value) ? { ok: true, value } : { ok: false, issues: [issue] }),
  });
}

const audio = make("audio", (value) => value instanceof Uint8Array, bytes);
const note = make("note", (value) => typeof value === "string", text);
const ping = make("ping", (value) => value === undefined, empty);
const say = make("say", (value) => typeof value === "object");
const json = by(["type"], [["say", say]]);
const all = byFrame({ bytes: audio, text: note, empty: ping, json });

describe("a frame on the wire", () => {
  test("is the payload itself, or nothing", () => {
    const view = new Uint8Array([1, 2, 3]).subarray(1);
    expect(dataOf(buildFrame(audio, view))).toEqual(new Uint8Array([2, 3]).buffer);
    expect(dataOf(buildFrame(note, 'a "b"'))).toBe('a "b"');
    expect(dataOf(buildFrame(ping, undefined))).toBe("");
    expect(dataOf(buildFrame(say, { a: 1 }))).toBe('{"a":1}');
  });

  test("comes back whole from the JSON of another machine", () => {
    const { json: sent } = buildFrame(audio, new Uint8Array([1, 255]));
    expect(dataOf(buildFrame(audio, JSON.parse(sent)))).toEqual(new Uint8Array([1, 255]).buffer);
  });
});

describe("what arrives is told apart by its kind", () => {
  const payload = (dispatch: Parameters<typeof mediumReader>[0], data: string | Uint8Array) => {
    const frame = mediumReader(dispatch)?.(data);
    return frame === undefined ? "JSON" : frame.ok ? frame.payload : frame.reason;
  };

  test.each([
    [new Uint8Array([1]), new Uint8Array([1])],
    ["", undefined],
    ["hello", "hello"],
    ["42", "42"],
    ['"quoted"', '"quoted"'],
    ["{ not json", "{ not json"],
    ['{"type":"say"}', "JSON"],
  ])("%j among all kinds", (data, wanted) => {
    expect(payload(all, data)).toEqual(wanted);
  });

  test("by what is expected at all", () => {
    expect(payload(note, '{"type":"say"}')).toBe('{"type":"say"}');
    expect(payload(ping, '{"at":1}')).toBeUndefined();
    expect(payload(byFrame({ bytes: audio, json }), "hello")).toBe("JSON");
    expect(payload(note, new Uint8Array([1]))).toBe("JSON");
    expect(mediumReader(json)).toBeUndefined();
  });
});

test("client and server exchange every kind, and a message without a payload takes none", async () => {
  const service: ServiceDescription = {
    name: "voice",
    servers: { live: { protocol: "ws", host: "h", pathname: "" } },
    security: {},
    channels: { c: { address: "/c", servers: ["live"], receives: all, sends: all } },
    operations: {
      hear: { kind: "receive", channel: "c", messages: [audio] },
      write: { kind: "receive", channel: "c", messages: [note, say] },
      ping: { kind: "respond", channel: "c", messages: [ping], reply: { messages: [ping] } },
    },
  };
  const got: unknown[] = [];
  const echo =
    (name: string) =>
    (...[payload, context]: readonly never[]) => {
      got.push(payload);
      Reflect.apply(Reflect.get(Object(context), "send"), context, [name, payload]);
    };
  const server = createServer(service, {
    origins: "any",
    handlers: {
      hear: echo("audio"),
      write: () => {},
      ping: (...given: unknown[]) => void got.push(given.length),
    },
  });
  const client = createClient<ReturnType<typeof createClient>>(service, { transports: [memory(server)] }, []);
  const connection: Connection<AnyMessage, AnyMessage> & Record<string, (...given: unknown[]) => unknown> =
    Reflect.get(client, "c")();
  const heard = new Promise((resolve) => connection.on("audio", resolve));
  await connection.hear?.(new Uint8Array([1, 2]));
  expect(await heard).toEqual(new Uint8Array([1, 2]));
  expect(await connection.ping?.({ timeoutMs: 1_000 })).toBeUndefined();
  expect(got).toEqual([new Uint8Array([1, 2]), 1]);
  await client.close();
});

describe("an event of Socket.IO", () => {
  const channel = { namespace: "/", replies: "event" } as const;
  const expected = { spread: new Set<string>(), read: mediumReader(all) };

  test("carries bytes as they are, and nothing where there is no payload", () => {
    const data = new Uint8Array([1]);
    expect(buildEvent(channel, { message: audio, payload: data }, "client")).toEqual(["audio", data]);
    expect(buildEvent(channel, { message: ping, payload: undefined }, "client")).toEqual(["ping"]);
  });

  test("is read as bytes where bytes are expected, and nowhere else", () => {
    const read = (values: readonly unknown[], from = expected) => readEvent(channel, ["e", ...values], from);
    expect(read([Buffer.from([1])])).toMatchObject({ ok: true, payload: new Uint8Array([1]) });
    expect(read([new Uint8Array([1]).buffer])).toMatchObject({ ok: true, payload: new Uint8Array([1]) });
    expect(read([])).toMatchObject({ ok: true, payload: undefined });
    expect(read(["text"])).toMatchObject({ ok: true, payload: "text" });
    const none = { ...expected, read: undefined };
    expect(read([Buffer.from([1])], none)).toMatchObject({ ok: false, reason: "binary" });
    expect(read([], none)).toMatchObject({ ok: true, payload: null });
  });
});
