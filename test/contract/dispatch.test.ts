import { describe, expect, test } from "vitest";
import { build, onlyService, outline } from "./document.js";

/** A document whose application sends the given payload schemas on one channel. */
const sending = (payloads: Readonly<Record<string, string>>, more = "") => `asyncapi: 3.0.0
info: { title: T, version: "1" }
channels:
  room:
    address: /room
    messages:
${Object.entries(payloads)
  .map(([key, payload]) => `      ${key}: ${payload}`)
  .join("\n")}
operations: { tell: { action: send, channel: { $ref: "#/channels/room" } } }
${more}`;

const object = (...properties: readonly string[]) =>
  `{ payload: { type: object, required: [${properties.map((one) => one.split(":")[0]).join(", ")}], properties: { ${properties.join(", ")} } } }`;

const planOf = (yaml: string) => {
  const { contract, diagnostics } = build(yaml);
  return { plan: outline(onlyService(contract).channels[0]?.sends), diagnostics };
};

describe("messages are told apart", () => {
  test("by the property whose constants differ", () => {
    const { plan, diagnostics } = planOf(
      sending({ a: object("kind: { const: a }"), b: object("kind: { const: b }") }),
    );
    expect(plan).toEqual({ kind: { a: "a", b: "b" } });
    expect(diagnostics).toEqual([]);
  });

  test("by nested properties", () => {
    const nested = (value: string) =>
      object(`head: { type: object, required: [kind], properties: { kind: { const: ${value} } } }`);
    expect(planOf(sending({ a: nested("x"), b: nested("y") })).plan).toEqual({
      "head.kind": { x: "a", y: "b" },
    });
  });

  test("by a pair of properties, one after the other", () => {
    const { plan } = planOf(
      sending({
        failed: object("code: { const: system }", "status: { const: error }"),
        fine: object("code: { const: system }", "status: { enum: [success, pending] }"),
        chat: object("code: { const: chat }", "status: { enum: [success, error] }"),
      }),
    );
    expect(plan).toEqual({
      code: { chat: "chat", system: { status: { error: "failed", pending: "fine", success: "fine" } } },
    });
  });

  test("through references and allOf", () => {
    const { plan } = planOf(
      sending(
        {
          a: `{ payload: { allOf: [{ $ref: "#/components/schemas/base" }, { required: [t], properties: { t: { const: 1 } } }] } }`,
          b: object("t: { const: 2 }"),
        },
        "components: { schemas: { base: { type: object, properties: { id: { type: string } } } } }\n",
      ),
    );
    expect(plan).toEqual({ t: { "1": "a", "2": "b" } });
  });

  test("by one lookup before a special case that says so", () => {
    const { plan, diagnostics } = planOf(
      sending({
        system: object("code: { const: system }"),
        welcome: object("code: { const: system }").replace(
          "{ payload",
          '{ x-refines: "#/channels/room/messages/system", payload',
        ),
        other: object("code: { const: other }"),
      }),
    );
    expect(plan).toEqual({ code: { other: "other", system: "welcome < system" } });
    expect(diagnostics).toEqual([]);
  });

  test("not at all, which is a finding that names them", () => {
    const { plan, diagnostics } = planOf(
      sending({ a: object("x: { type: string }"), b: object("y: { type: string }") }),
    );
    expect(plan).toEqual(["a", "b"]);
    expect(diagnostics).toMatchObject([
      {
        code: "messages-indistinguishable",
        message: "`a`, `b` on `room` cannot be told apart by what they hold",
      },
    ]);
  });

  test("with one that fixes nothing left over", () => {
    const { plan } = planOf(
      sending({
        a: object("k: { const: a }"),
        b: object("k: { const: b }"),
        other: object("x: { type: string }"),
      }),
    );
    expect(plan).toEqual({ k: { a: "a", b: "b" }, otherwise: "other" });
  });

  test("not by what only one of many fixes", () => {
    const { plan } = planOf(
      sending({
        a: object("k: { const: a }"),
        b: object("x: { type: string }"),
        c: object("y: { type: string }"),
      }),
    );
    expect(plan).toEqual(["a", "b", "c"]);
  });

  test("by an optional property not at all: it may be absent", () => {
    const optional = (value: string) =>
      `{ payload: { type: object, properties: { kind: { const: ${value} } } } }`;
    expect(planOf(sending({ a: optional("a"), b: optional("b") })).plan).toEqual(["a", "b"]);
  });
});
