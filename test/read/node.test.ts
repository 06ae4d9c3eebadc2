import { expect, test } from "vitest";
import { child, children, follow, sourceOf, target, top } from "../../src/read/node.js";

const file = (path: string, value: unknown) => ({ path, text: "", value });
const root = file("a.yaml", {
  list: ["x", "y"],
  "a/b": { "~": 1 },
  channel: { $ref: "sub/b.yaml#/channels/c" },
  message: { $ref: "#/channel/messages/m" },
  deep: { $ref: "#/deep/er" },
});
const other = file("sub/b.yaml", { channels: { c: { messages: { m: { $ref: "../a.yaml#/list" } } } } });
const document = {
  version: "3.0.0",
  root,
  files: new Map([root, other].map((each) => [each.path, each])),
} as const;

test("only own members are children", () => {
  expect(child(top(root), "constructor")).toBeUndefined();
  const list = child(top(root), "list");
  expect(["0", "1", "2", "00", "length", "-1"].map((key) => list && child(list, key)?.value)).toEqual([
    "x",
    "y",
    ...Array(4),
  ]);
  expect(children(top(root)).map(([key]) => key)).toEqual(["list", "a/b", "channel", "message", "deep"]);
});

test("the path of a node is escaped in its pointer", () => {
  const node = child(child(top(root), "a/b") ?? top(root), "~");
  expect(node && sourceOf(node)).toEqual({ file: "a.yaml", pointer: "/a~1b/~0" });
});

test("a pointer may lead through a reference, and chains are followed across files", () => {
  const message = child(top(root), "message") ?? top(root);
  const there = target(document, message, "#/channel/messages/m");
  expect(there && sourceOf(there)).toEqual({ file: "sub/b.yaml", pointer: "/channels/c/messages/m" });
  const end = follow(document, message);
  expect(end && sourceOf(end)).toEqual({ file: "a.yaml", pointer: "/list" });
});

test("a chain without an end leads nowhere", () => {
  expect(follow(document, child(top(root), "deep") ?? top(root))).toBeUndefined();
});
