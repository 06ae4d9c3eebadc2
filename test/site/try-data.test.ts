import { expect, test } from "vitest";
import { filler } from "../../src/site/html/template.js";
import { planSite } from "../../src/site/pages/pages.js";
import { tryFiles } from "../../src/site/try.js";
import type { TryContract } from "../../src/site/try-contract.js";
import { build } from "../contract/document.js";
import { kafka, rooms } from "../mock/document.js";

const look = { reader: "client", colours: {} } as const;

function made(document: string) {
  const { contract } = build(document);
  const site = planSite({ contract, look });
  const files = tryFiles({ site, look, fill: filler(new Map()) });
  const textOf = (suffix: string) => String(files.find(({ path }) => path.endsWith(suffix))?.content ?? "");
  // Written as that.
  const read = () => JSON.parse(textOf("contract.json")) as TryContract;
  return { site, files, read, page: textOf("try.html") };
}

test("a service that speaks WebSocket has a page, its data and its validators", () => {
  const { files } = made(rooms);
  expect(files.map(({ path }) => path.replace(/^[^/]*\//, ""))).toEqual([
    "try.html",
    "try/contract.json",
    "try/validators.js",
  ]);
});

test("its page may connect anywhere, and nothing else", () => {
  const { page } = made(rooms);
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy?.replaceAll("&#x27;", "'").replaceAll("&#39;", "'")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src *; base-uri 'none'; form-action 'none'",
  );
});

test("a service that a browser cannot reach has no page, and nothing offers it", () => {
  const { site, files } = made(kafka);
  expect(files).toEqual([]);
  expect(site.pages.flatMap(({ sections }) => sections.map(({ id }) => id))).not.toContain("try");
});

test("a service that it can reach is offered on its page, and on those of its channels and operations", () => {
  const { site } = made(rooms);
  const offering = site.pages.filter(({ sections }) => sections.some(({ id }) => id === "try"));
  expect(offering.map(({ kind }) => kind)).toEqual(["service", "channel", "operation", "operation"]);
});

test("examples that break the contract are left out", () => {
  const { said } = made(rooms).read().messages;
  expect(said?.examples.map(({ title }) => title)).toEqual(["short", "long", "Example 4"]);
});

test("a message without examples has one made from its schema", () => {
  const { left } = made(rooms).read().messages;
  expect(left?.examples.map(({ title }) => title)).toEqual(["Made from the schema"]);
});

test("a form has what is plain, without what is fixed; lists and choices are left to JSON", () => {
  const payload = `payload:
        type: object
        required: [type, at]
        properties:
          type: { const: say }
          text: { type: [string, "null"], description: "What is said. And more." }
          loud: { type: boolean }
          at: { type: object, required: [x], properties: { x: { type: integer, minimum: 1 } } }
          mood: { enum: [good, bad] }
          tags: { type: array, items: { type: string } }
          "a/b": { type: number }`;
  const { say } = made(
    rooms.replace(/payload:\n {8}type: object\n.*\n {8}properties: \{ type: \{ const: say.*/, payload),
  ).read().messages;
  expect(say?.fields).toEqual([
    { path: "/text", kind: "text", words: "What is said.", isRequired: false, isNullable: true },
    { path: "/loud", kind: "boolean", words: "", isRequired: false, isNullable: false },
    { path: "/at/x", kind: "integer", words: "Integer, at least 1.", isRequired: true, isNullable: false },
    {
      path: "/mood",
      kind: "choice",
      words: "",
      isRequired: false,
      isNullable: false,
      choices: ["good", "bad"],
    },
    { path: "/a~1b", kind: "number", words: "", isRequired: false, isNullable: false },
  ]);
  expect(say?.hasMore).toBe(true);
});
