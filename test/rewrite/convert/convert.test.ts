import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../../src/limits.js";
import { convertDocument } from "../../../src/program/conversion.js";
import { readText } from "../../../src/read/read.js";
import { nodeAt } from "../../../src/rewrite/tree.js";
import { at, converted, convertedValue } from "./document.js";

describe("the document", () => {
  test.each([
    { given: "tags: [{ name: a }]", path: ["info", "tags"], wanted: [{ name: "a" }] },
    {
      given: "externalDocs: { url: https://a.io }",
      path: ["info", "externalDocs"],
      wanted: { url: "https://a.io" },
    },
    { given: "tags: [{ name: a }]", path: ["tags"], wanted: undefined },
    { given: "id: urn:a", path: ["id"], wanted: "urn:a" },
    { given: "defaultContentType: a/b", path: ["defaultContentType"], wanted: "a/b" },
    { given: "x-a: { b: 1 }", path: ["x-a"], wanted: { b: 1 } },
    { given: "channels: {}", path: ["channels"], wanted: {} },
    { given: "channels: {}", path: ["operations"], wanted: undefined },
    { given: "channels: {}", path: ["asyncapi"], wanted: "3.0.0" },
    {
      given: "components: { schemas: { A: { type: string } } }",
      path: ["components", "schemas", "A"],
      wanted: { type: "string" },
    },
  ])("of $given has $wanted at $path", ({ given, path, wanted }) => {
    expect(at(converted(given).value, ...path)).toEqual(wanted);
  });

  test("is of 3.1 where that is asked for", () => {
    expect(at(converted("channels: {}", "3.1.0").value, "asyncapi")).toBe("3.1.0");
  });

  test("keeps the sources of what it takes over", () => {
    const { tree } = converted(
      "channels: { a: { publish: { operationId: b, message: { payload: { type: string } } } } }",
    );
    const payload = nodeAt(tree, "/channels/a/messages/bMessage/payload");
    expect(payload.source?.pointer).toBe("/channels/a/publish/message/payload");
    expect(nodeAt(tree, "/operations/b").source?.pointer).toBe("/channels/a/publish");
  });

  test("gives the same when it is converted twice", () => {
    const yaml = "channels: { a/b: { publish: { message: { payload: { type: string } } } }, a.b: {} }";
    expect(converted(yaml).value).toEqual(converted(yaml).value);
  });
});

describe("a document of AsyncAPI 3", () => {
  const value = { asyncapi: "3.0.0", info: { title: "T", version: "1" }, "x-a": 1 };
  test("stays as it is where that is asked for, with a remark", () => {
    const { value: after, said } = convertedValue(value, { from: "3.0.0", to: "3.0.0" });
    expect(after).toEqual(value);
    expect(said).toEqual(["convert-unchanged"]);
  });
  test("becomes one of 3.1 by its number", () => {
    const { value: after, said } = convertedValue(value, { from: "3.0.0", to: "3.1.0" });
    expect(after).toEqual({ ...value, asyncapi: "3.1.0" });
    expect(said).toEqual([]);
  });
  test("becomes one of 3.0 where it uses nothing newer", async () => {
    const { document } = await readText(JSON.stringify({ ...value, asyncapi: "3.1.0" }), {
      limits: defaultLimits,
    });
    if (document === undefined) throw new Error("not read");
    const { diagnostics } = await convertDocument(document, { to: "3.0.0", limits: defaultLimits });
    expect(diagnostics).toEqual([]);
  });
  test("with a reusable channel that has parameters and no address yet is converted", async () => {
    const { document } = await readText(
      JSON.stringify({
        ...{ asyncapi: "2.6.0", info: { title: "T", version: "1" }, channels: {} },
        components: { channels: { r: { parameters: { id: { schema: { type: "string" } } } } } },
      }),
      { limits: defaultLimits },
    );
    if (document === undefined) throw new Error("not read");
    const { diagnostics } = await convertDocument(document, { to: "3.0.0", limits: defaultLimits });
    expect(diagnostics).toEqual([]);
  });
  test("is refused where 3.0 lacks what it uses", async () => {
    const ros2 = { ros2: { node: "/a", role: "publisher" } };
    const text = JSON.stringify({
      ...value,
      asyncapi: "3.1.0",
      channels: { a: { address: "a" } },
      operations: { b: { action: "send", channel: { $ref: "#/channels/a" }, bindings: ros2 } },
    });
    const { document } = await readText(text, { limits: defaultLimits });
    if (document === undefined) throw new Error("not read");
    const { diagnostics } = await convertDocument(document, { to: "3.0.0", limits: defaultLimits });
    expect(diagnostics.map(({ code, source }) => [code, source.pointer])).toEqual([
      ["convert-failed", "/operations/b/bindings/ros2"],
    ]);
  });
});
