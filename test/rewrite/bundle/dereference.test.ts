import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { toValue } from "../../../src/rewrite/tree.js";
import { bundleFiles, head3 } from "./document.js";

const dereferenced = (yaml: string, files: Readonly<Record<string, string>> = {}) =>
  bundleFiles({ "a.yaml": `${head3}${yaml}`, ...files }, { dereference: true });

const cases = [
  {
    name: "a `$ref` is replaced by what it leads to, through further ones",
    given:
      'components: { schemas: { A: { items: { $ref: "#/components/schemas/B" } }, B: { $ref: "x.yaml#/C" } } }',
    files: { "x.yaml": "C: { type: string }" },
    wanted:
      "components: { schemas: { A: { items: { type: string } }, B: { type: string }, C: { type: string } } }",
  },
  {
    name: "what contains itself is still referred to",
    given: `
components:
  schemas:
    A: { properties: { tree: { $ref: "#/components/schemas/Tree" }, leaf: { $ref: "#/components/schemas/Leaf" } } }
    Tree: { properties: { left: { $ref: "#/components/schemas/Tree" }, leaf: { $ref: "#/components/schemas/Leaf" } } }
    Leaf: { type: string }
`,
    wanted: `
components:
  schemas:
    A: { properties: { tree: { $ref: "#/components/schemas/Tree" }, leaf: { type: string } } }
    Tree: { properties: { left: { $ref: "#/components/schemas/Tree" }, leaf: { type: string } } }
    Leaf: { type: string }
`,
  },
  {
    name: "an operation still refers to its channel and messages",
    given: `
channels: { a: { messages: { m: { $ref: "#/components/messages/m" } } } }
operations:
  o: { action: send, channel: { $ref: "#/channels/a" }, messages: [{ $ref: "#/channels/a/messages/m" }] }
components: { messages: { m: { title: M } } }
`,
    wanted: `
channels: { a: { messages: { m: { title: M } } } }
operations:
  o: { action: send, channel: { $ref: "#/channels/a" }, messages: [{ $ref: "#/channels/a/messages/m" }] }
components: { messages: { m: { title: M } } }
`,
  },
  {
    name: "what is said beside a `$ref` is said of what it leads to",
    given: `
components:
  schemas:
    A: { properties: { b: { $ref: "#/components/schemas/B", description: here, minLength: 3 } } }
    B: { type: string, description: there }
`,
    wanted: `
components:
  schemas: { A: { properties: { b: { type: string, description: here } } }, B: { type: string, description: there } }
`,
  },
  {
    name: "a `$ref` in data or in an extension is left alone",
    given: `
components:
  schemas:
    A: { default: { $ref: "#/components/schemas/B" }, x-b: { $ref: "#/components/schemas/B" } }
    B: { type: string }
`,
    wanted: `
components:
  schemas:
    A: { default: { $ref: "#/components/schemas/B" }, x-b: { $ref: "#/components/schemas/B" } }
    B: { type: string }
`,
  },
  {
    name: "a `$ref` that leads to nothing is left alone, and so is one to the whole document",
    given: 'components: { schemas: { A: { items: { $ref: "#/no" } }, B: { items: { $ref: "#" } } } }',
    wanted: 'components: { schemas: { A: { items: { $ref: "#/no" } }, B: { items: { $ref: "#" } } } }',
  },
] as const;

test.each(cases)("$name", async ({ given, wanted, ...rest }) => {
  const { tree } = await dereferenced(given, "files" in rest ? rest.files : {});
  const { asyncapi: _, info: __, ...value } = Object(toValue(tree));
  expect(value).toEqual(load(wanted));
});

test("a circle is named once, with all that is in it", async () => {
  const { diagnostics } = await dereferenced(`
components:
  schemas:
    A: { items: { $ref: "#/components/schemas/B" } }
    B: { items: { $ref: "#/components/schemas/A" } }
    C: { items: { $ref: "#/components/schemas/A" } }
`);
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message.split(": ")[1]])).toEqual([
    ["dereference-recursion", "info", "`A`, `B`"],
  ]);
});

describe("hostile documents", () => {
  test("a document that would grow beyond all bounds is refused, and quickly", async () => {
    const refs = (to: number) =>
      Array.from({ length: 10 }, (_, index) => `p${index}: { $ref: "#/components/schemas/S${to}" }`).join(
        ", ",
      );
    const lines = Array.from(
      { length: 20 },
      (_, index) => `    S${index}: { properties: { ${refs(index + 1)} } }`,
    );
    const { diagnostics } = await dereferenced(
      `components:\n  schemas:\n${lines.join("\n")}\n    S20: { type: string }\n`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["bundle-too-large"]);
  });

  test("a chain of 5 000 schemas is written out only so far as a document may be deep", async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `    S${index}: { items: { $ref: "#/components/schemas/S${index + 1}" } }`,
    );
    const { tree, diagnostics } = await dereferenced(
      `components:\n  schemas:\n${lines.join("\n")}\n    S5000: { type: string }\n`,
    );
    expect(Object(toValue(tree)).components.schemas.S4999).toEqual({ items: { type: "string" } });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["dereference-deep"]));
  });

  test("a circle of 5 000 schemas costs no stack", async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `    S${index}: { items: { $ref: "#/components/schemas/S${(index + 1) % 5_000}" } }`,
    );
    const { diagnostics } = await dereferenced(`components:\n  schemas:\n${lines.join("\n")}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["dereference-recursion"]);
  });
});
