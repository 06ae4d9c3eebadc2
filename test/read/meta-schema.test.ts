import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { buildMetaSchemas } from "../../build/meta-schemas.mjs";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.js";
import { defaultLimits } from "../../src/limits.js";
import { checkStructure } from "../../src/read/meta-schema.js";
import { readDocument } from "../../src/read/read.js";
import { versions } from "../../src/specification/version.js";
import { makeFolder } from "../folder.js";
import { head2, head3, read } from "./document-text.js";

beforeAll(async () => {
  if (!existsSync("dist/meta-schemas/3.1.0.json")) await buildMetaSchemas("dist");
});

async function check(text: string): Promise<readonly Diagnostic[]> {
  const { document, diagnostics } = await read(text);
  return document === undefined ? diagnostics : checkStructure(document);
}
const brief = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, source }) => `${code} ${source.pointer}`);

test.each(versions)("the smallest document of version %s is fine", async (version) => {
  const channels = version.startsWith("2") ? "channels: {}\n" : "";
  expect(await check(`asyncapi: ${version}\ninfo: { title: T, version: 1.0.0 }\n${channels}`)).toEqual([]);
});

describe("one finding for each cause, at its place", () => {
  test.each([
    ["a missing member", "asyncapi: 3.0.0\n", ["missing-member "]],
    [
      "a misspelt member",
      "asyncapi: 3.0.0\ninfos: { title: T, version: 1.0.0 }\n",
      ["unknown-member /infos"],
    ],
    ["a wrong type", "asyncapi: 3.0.0\ninfo: { title: T, version: 1.0 }\n", ["wrong-type /info/version"]],
    [
      "a wrong action",
      `${head3}channels: { c: {} }\noperations: { o: { action: sent, channel: { $ref: "#/channels/c" } } }\n`,
      ["not-allowed-value /operations/o/action"],
    ],
    [
      "a wrong address",
      "asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0, license: { name: MIT, url: not a url } }\n",
      ["wrong-format /info/license/url"],
    ],
    ["a wrong name", `${head3}servers: { "my server": { host: h, protocol: ws } }\n`, []],
    [
      "a wrong type of schema",
      `${head3}components: { schemas: { a: { type: strin } } }\n`,
      ["not-allowed-value /components/schemas/a/type"],
    ],
    [
      "a schema that is text",
      `${head3}components: { schemas: { a: { items: text } } }\n`,
      ["wrong-type /components/schemas/a/items"],
    ],
    [
      "deep in a schema",
      `${head3}components: { schemas: { a: { properties: { b: { allOf: [{ minLength: -1 }] } } } } }\n`,
      ["structure /components/schemas/a/properties/b/allOf/0/minLength"],
    ],
    [
      "a security scheme of no type",
      `${head3}components: { securitySchemes: { s: { type: htp } } }\n`,
      ["not-allowed-value /components/securitySchemes/s/type"],
    ],
    [
      "a security scheme with a fault",
      `${head3}components: { securitySchemes: { s: { type: apiKey, in: header } } }\n`,
      ["not-allowed-value /components/securitySchemes/s/in"],
    ],
    [
      "a wrong binding",
      `${head3}channels: { c: { bindings: { ws: { method: PUT } } } }\n`,
      ["not-allowed-value /channels/c/bindings/ws/method"],
    ],
    [
      "two at once",
      "asyncapi: 3.0.0\ninfo: { title: 1, version: 1.0.0, foo: 1 }\n",
      ["wrong-type /info/title", "unknown-member /info/foo"],
    ],
    [
      "a `$ref` where none may stand",
      `${head2}channels: { c: { publish: { $ref: "#/components/x-o" } } }\ncomponents: { x-o: { summary: 1 } }\n`,
      ["ref-not-allowed /channels/c/publish/$ref", "wrong-type /components/x-o/summary"],
    ],
  ])("%s", async (_name, text, wanted) => {
    expect(brief(await check(text))).toEqual(wanted);
  });
});

test.each([
  `${head3}components: { messages: { m: { examples: [{ x-microcks-default: true, payload: 1 }], x-new: { type: 1 } } } }\n`,
  `${head2}channels: { c: { publish: { message: { examples: [{ x-microcks-default: { a: 1 }, payload: 1 }] } } } }\n`,
  `${head3}components: { operationBindings: { o: { solace: { x-new: 1, bindingVersion: 0.4.0 }, x-new: 1 } } }\n`,
  `${head3}channels: { c: { $ref: "#/components/channels/c", x-new: 1 } }\ncomponents: { channels: { c: {} } }\n`,
])("an `x-` member may stand on any object: %s", async (text) => {
  expect(await check(text)).toEqual([]);
});

test("a member with a blank in its name is no `x-` member", async () => {
  expect(brief(await check(`${head3}components: { messages: { m: { "x-a b": 1 } } }\n`))).toEqual([
    "unknown-member /components/messages/m/x-a b",
  ]);
});

test("a misspelt member is suggested", async () => {
  const [found] = await check(`${head3}chanels: {}\n`);
  expect(found?.help).toContain("`channels`");
});

test("a payload in another schema language is not checked as a schema", async () => {
  const message = (format: string) =>
    `${head3}components: { messages: { m: { payload: { schemaFormat: "${format}", schema: { type: strin } } } } }\n`;
  expect(brief(await check(message("application/vnd.google.protobuf;version=3")))).toEqual([]);
  expect(brief(await check(message("application/vnd.aai.asyncapi+json;version=3.0.0")))).toHaveLength(1);
});

test("what a reference leads to is checked as what it is used as, and shown with its use", async () => {
  const folder = makeFolder({
    "a.yaml": `${head3}channels: { c: { messages: { m: { $ref: "./m.yaml#/said" } } } }\n`,
    "m.yaml": "said: { payload: { type: objet }, sumary: x }\n",
  });
  const { document } = await readDocument({ path: `${folder}/a.yaml`, limits: defaultLimits });
  const found = document === undefined ? [] : await checkStructure(document);
  expect(found.map(({ source }) => `${source.file}${source.pointer}`)).toEqual([
    "m.yaml/said/payload/type",
    "m.yaml/said/sumary",
  ]);
  expect(found[0]?.related[0]?.source).toEqual({ file: "a.yaml", pointer: "/channels/c/messages/m/$ref" });
});

test("chains and recursive schemas end", async () => {
  const links = Array.from(
    { length: 5_000 },
    (_, i) => `s${i}: { properties: { n: { $ref: "#/components/schemas/s${i + 1}" } } }`,
  );
  expect(
    await check(
      `${head3}components: { schemas: { ${links.join(", ")}, s5000: { $ref: "#/components/schemas/s0" } } }\n`,
    ),
  ).toEqual([]);
});

describe("the verdict is that of the official meta-schema", () => {
  const good = {
    asyncapi: "3.0.0",
    info: { title: "T", version: "1", tags: [{ name: "a" }], license: { name: "MIT" } },
    servers: {
      s: {
        host: "h",
        protocol: "ws",
        variables: { v: { enum: ["a"] } },
        bindings: { mqtt: { clientId: "c" } },
      },
    },
    channels: {
      c: {
        address: null,
        parameters: { p: { location: "$message.payload#/a" } },
        messages: { m: { payload: { type: "object" } } },
      },
    },
    components: {
      securitySchemes: {
        h: { type: "http", scheme: "bearer" },
        k: { type: "httpApiKey", name: "n", in: "query" },
      },
      messages: {
        m: {
          headers: { type: "object" },
          examples: [{ payload: 1 }],
          correlationId: { location: "$message.header#/id" },
        },
      },
      schemas: {
        a: { allOf: [{ items: [{ type: "string" }] }], additionalProperties: false, deprecated: true },
      },
    },
  };
  const spots: string[] = [];
  const walk = (value: unknown, path: string): void => {
    spots.push(path);
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
  };
  walk(good, "");
  const values: readonly unknown[] = [
    1,
    "text",
    true,
    null,
    [],
    {},
    [{}],
    { foo: 1 },
    { type: "http" },
    ["a", "a"],
  ];
  const change = (path: string, value: unknown): unknown => {
    const copy: unknown = structuredClone(good);
    const steps = path.split("/").slice(1);
    let at = copy as Record<string, unknown>;
    for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
    at[steps.at(-1) ?? ""] = value;
    return copy;
  };

  test("for each member of a document replaced by each kind of value", async () => {
    const schema = createRequire(import.meta.url)("@asyncapi/specs/schemas/3.0.0.json") as {
      readonly definitions: Record<string, unknown>;
    };
    const { "http://json-schema.org/draft-07/schema": _draft, ...definitions } = schema.definitions;
    const ajv = new Ajv({ strict: false, logger: false });
    addFormats.default(ajv);
    const official = ajv.compile({ ...schema, definitions });
    const differences: unknown[] = [];
    for (const path of spots.filter((spot) => spot !== "" && spot !== "/asyncapi")) {
      for (const value of values) {
        const changed = change(path, value);
        const ours = (await check(JSON.stringify(changed))).filter(
          ({ code }) => !code.startsWith("channel-") && !code.startsWith("server-"),
        );
        if ((ours.length === 0) !== official(changed)) differences.push([path, value, brief(ours)]);
      }
    }
    expect(differences).toEqual([]);
  });
});
