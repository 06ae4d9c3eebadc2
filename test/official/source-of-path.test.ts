import { describe, expect, test } from "vitest";
import { sourceOfPath } from "../../src/official/source-of-path.js";
import { top } from "../../src/read/node.js";
import { list, map, scalar, toTree } from "../../src/rewrite/tree.js";

const root = { file: "root.yaml", pointer: "" };
const from = (file: string, pointer: string) => ({ file, pointer });

/** As a bundle is: what came from a second file knows so, and what was made has no source. */
const tree = map(
  {
    channels: map(
      {
        c: map(
          { $ref: scalar("#/components/channels/c", from("root.yaml", "/channels/c/$ref")) },
          from("root.yaml", "/channels/c"),
        ),
        list: list([scalar(1, from("root.yaml", "/channels/list/0"))], from("root.yaml", "/channels/list")),
      },
      from("root.yaml", "/channels"),
    ),
    components: map({
      channels: map({
        c: map({ address: scalar("/a", from("b.yaml", "/c/address")) }, from("b.yaml", "/c")),
        "a/b": map({ $ref: scalar("#/components/channels/a~1b") }),
        ping: map({ $ref: scalar("#/components/channels/pong") }, from("b.yaml", "/ping")),
        pong: map({ $ref: scalar("#/components/channels/ping") }, from("b.yaml", "/pong")),
        out: map({ $ref: scalar("./c.yaml") }, from("b.yaml", "/out")),
      }),
    }),
  },
  root,
);

describe("a path of the bundled document leads to", () => {
  test.each([
    { path: [], wanted: "root.yaml#" },
    { path: ["channels", "list", "0"], wanted: "root.yaml#/channels/list/0" },
    { path: ["channels", "list", "01"], wanted: "root.yaml#/channels/list" },
    { path: ["channels", "c"], wanted: "root.yaml#/channels/c" },
    { path: ["channels", "c", "$ref"], wanted: "root.yaml#/channels/c/$ref" },
    { path: ["channels", "c", "address"], wanted: "b.yaml#/c/address" },
    { path: ["channels", "c", "nowhere", "deep"], wanted: "b.yaml#/c" },
    { path: ["components", "channels"], wanted: "root.yaml#" },
    { path: ["components", "channels", "a/b", "x"], wanted: "root.yaml#" },
    { path: ["components", "channels", "ping", "x"], wanted: "b.yaml#/ping" },
    { path: ["components", "channels", "out", "x"], wanted: "b.yaml#/out" },
    { path: ["__proto__", "constructor"], wanted: "root.yaml#" },
  ])("$wanted for $path", ({ path, wanted }) => {
    const { file, pointer } = sourceOfPath(tree, path, root);
    expect(`${file}#${pointer}`).toBe(wanted);
  });

  test("a member called __proto__ like any other", () => {
    const value: unknown = JSON.parse('{ "__proto__": { "a": 1 } }');
    const plain = toTree(top({ path: "a.json", text: "", value }));
    expect(sourceOfPath(plain, ["__proto__", "a"], root)).toEqual({
      file: "a.json",
      pointer: "/__proto__/a",
    });
  });
});
