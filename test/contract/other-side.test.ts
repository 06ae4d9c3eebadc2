import { describe, expect, test } from "vitest";
import { findOtherSide } from "../../src/contract/other-side.js";
import { flipContract } from "../../src/contract/perspective.js";
import { validate } from "../../src/index.js";
import { build } from "./document.js";

/** A document with one server and the given operations on the channel `c`. */
const document = (protocol: string, ...operations: readonly string[]) => `asyncapi: 3.0.0
info: { title: Rooms, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: ${protocol} } }
channels:
  c:
    address: /c
    messages:
      a: { payload: { type: object, required: [k], properties: { k: { const: a } } } }
      b: { payload: { type: object, required: [k], properties: { k: { const: b } } } }
operations:
${operations.map((text, index) => `  o${index}: { channel: { $ref: "#/channels/c" }, ${text} }`).join("\n")}
`;

const message = (key: string) => `messages: [{ $ref: "#/channels/c/messages/${key}" }]`;
const asks = `action: send, ${message("a")}, reply: { ${message("b")} }`;
const answers = `action: receive, ${message("b")}, reply: { ${message("a")} }`;
const hears = `action: receive, ${message("b")}`;
const says = `action: send, ${message("a")}`;
const over = (method: string, text: string) => `${text}, bindings: { http: { method: ${method} } }`;

const doubts = (yaml: string) =>
  findOtherSide(build(yaml).contract).map(({ message: text, related = [], source }) => [
    text,
    source.pointer,
    related.length,
  ]);

describe("a document reads as its client's", () => {
  test.each([
    ["ws", [asks, hears, asks], "sends over WebSocket and waits for `b`", 1],
    ["socket.io", [asks], "sends over Socket.IO and waits for `b`", 0],
    ["https", [over("POST", asks)], "sends over HTTP and waits for `b`", 0],
    ["https", [over("GET", "action: send, messages: []"), over("POST", says)], "sends a GET request", 0],
  ])("where it asks over %s and answers nothing", (protocol, operations, evidence, others) => {
    expect(doubts(document(protocol, ...operations))).toEqual([
      [
        `\`o0\` ${evidence}, and no operation answers: the document seems to be its client's`,
        "/operations/o0",
        others,
      ],
    ]);
  });

  test.each([
    ["ws", [answers]],
    ["ws", [asks, answers]],
    ["ws", [says, hears]],
    ["https", [over("POST", says)]],
    ["https", [over("GET", "action: send, messages: []"), over("POST", hears)]],
    ["kafka", [asks]],
  ])("but not over %s with %j", (protocol, operations) => {
    expect(doubts(document(protocol, ...operations))).toEqual([]);
  });

  test("and its other side does not", () => {
    expect(findOtherSide(flipContract(build(document("ws", asks)).contract))).toEqual([]);
  });
});

test("the warning ends when either side is set", async () => {
  const text = document("ws", asks, hears);
  const codes = async (perspective?: "server" | "client") =>
    (await validate({ text, path: "asyncapi.yaml" }, { perspective })).findings
      .filter(({ severity }) => severity === "warning")
      .map(({ code, line, help }) => [code, line, help]);
  expect(await codes()).toEqual([
    ["perspective-doubtful", 11, expect.stringContaining("`perspective: client` in the configuration")],
  ]);
  expect([await codes("server"), await codes("client")]).toEqual([[], []]);
});
