import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import type { Json } from "../../src/json/value.js";
import { wellFormed } from "../../src/languages/literal.js";
import type { Language } from "../../src/languages/names.js";
import type { SchemaJson } from "../../src/schema/schema.js";
import { decodeLiterals } from "./decode.js";
import { effectsOf } from "./directive.js";
import { type Lexed, lex } from "./lexer.js";
import { once } from "./once.js";
import { roundTrip, travellers } from "./round-trip.js";
import { findToolchain } from "./toolchain.js";
import { type Arrival, differenceOf, looseness } from "./trips.js";
import { type Documents, hostile, layOut, type Workbench } from "./workbench.js";

/** A control character, a line end that is none everywhere, what hides or turns text around, half a character. */
const hidden =
  /[^\P{Cc}\n\t]|\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]|\p{Cs}/u;
/** What an attack would call, if it got out. Names made of an attack join its words. */
const canary = /\bPWNED\b/;

/** Compilers take their time on a busy machine. */
const patient = { timeout: 280_000 };

/** How far the models of a language are tried. */
export interface Depth {
  /** The documents that people wrote, too, or only our contract and the hostile ones. */
  readonly documents: Documents;
  /** Whether the language's own tools compile the models, read their literals and send JSON through them. */
  readonly usesTools: boolean;
}

/** What holds of the models in a language. Compilers have threads of their own: one language follows the other. */
export function testModels(language: Language, { documents, usesTools }: Depth): void {
  const tool = usesTools ? findToolchain(language) : undefined;
  const bench = once(() => layOut(language, documents));
  const lexed = once(async () => lexAll(language, await bench()));
  afterAll(async () => (await bench()).remove());

  test("nothing of a hostile document is code", patient, async () => {
    const leaks = (await lexed()).filter(({ code }) => canary.test(code));
    expect(leaks.map(({ path, code }) => `${path}: ${lineWith(canary, code)}`)).toEqual([]);
  });

  test("nothing in its models is hidden from a reader", async () => {
    const found = (await bench()).files.filter(({ text }) => hidden.test(text));
    expect(found.map(({ path, text }) => `${path}: ${JSON.stringify(lineWith(hidden, text))}`)).toEqual([]);
  });

  test("no comment does anything", async () => {
    const effects = (await lexed()).flatMap(({ comments, literals }) => [
      ...comments.flatMap((comment) => effectsOf(language, comment)),
      ...literals.flatMap(({ raw, isProse }) => (isProse ? effectsOf(language, raw) : [])),
    ]);
    expect([...new Set(effects)].slice(0, 20)).toEqual([]);
  });

  test("file names are plain, and differ by more than case", async () => {
    const paths = (await bench()).files.map(({ path }) => path);
    const odd = /^(?!models(?:\/[A-Za-z0-9_][\w.-]*)+$)|.{250}/;
    expect(paths.filter((path) => odd.test(path))).toEqual([]);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  if (tool === undefined) return;

  test.skipIf(tool.isMissing)("its models compile", patient, async () => {
    expect(tool.compile((await bench()).folder)).toEqual([]);
  });

  test.skipIf(tool.isMissing)("its literals are the document's texts", patient, async () => {
    const { folder } = await bench();
    const files = (await lexed()).filter(({ path }) => path.includes("/hostile_"));
    const raws = files.flatMap(({ literals }) =>
      literals.flatMap(({ raw, isProse }) => (isProse ? [] : [raw])),
    );
    mkdirSync(join(folder, "literals"));
    const values = new Set(
      decodeLiterals(language, [...new Set(raws)], join(folder, "literals")).map(nameIn),
    );
    const texts = new Set(collectTexts(hostile));
    // Half a character is none in UTF-8.
    const known = new Set([...texts, ...[...texts].map((text) => wellFormed(text))]);
    expect([...values].filter((value) => canary.test(value) && !known.has(value))).toEqual([]);
    const words = new Set(files.flatMap(({ code }) => code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []));
    const isSaid = (text: string) => values.has(text) || words.has(text) || values.has(wellFormed(text));
    expect([...texts].filter((text) => !isSaid(text))).toEqual([]);
  });

  const ways = travellers().filter((one) => one.language === language);
  describe.skipIf(tool.isMissing).each(ways)("through $name", (traveller) => {
    const loose = looseness[language] ?? { refuses: [] };
    const arrivals = once(async () => {
      const { folder, trips } = await bench();
      return roundTrip(traveller, folder, trips);
    });
    const of = async (purpose: Arrival["trip"]["purpose"]): Promise<readonly Arrival[]> =>
      (await arrivals()).filter(({ trip }) => trip.purpose === purpose);

    test("every example of our contract comes back as it was", patient, async () => {
      const examples = await of("example");
      expect(examples.flatMap((one) => differenceOf(one, loose))).toEqual([]);
      const folders = new Set(examples.map(({ trip }) => trip.folder));
      expect(folders).toEqual(new Set(["bezlimit", "brightpattern", "productflo"]));
      expect(examples.length).toBeGreaterThan(150);
    });

    test("every hostile name and value is the document's on the wire", async () => {
      const names = await of("name");
      expect(names.flatMap((one) => differenceOf(one, { refuses: [] }))).toEqual([]);
      expect(names.length).toBeGreaterThan(400);
    });

    test.each(["wrong type", "missing member"] as const)(
      "a %s is refused where that is said",
      async (fault) => {
        const faults = await of(fault);
        expect(faults.length).toBeGreaterThan(50);
        const taken = faults
          .filter(({ result }) => "value" in result)
          .map(({ trip }) => JSON.stringify(trip));
        if (loose.refuses.includes(fault)) expect(taken).toEqual([]);
        else expect(taken).not.toEqual([]);
      },
    );
  });
}

const lineWith = (pattern: RegExp, text: string): string =>
  text
    .split("\n")
    .find((line) => pattern.test(line))
    ?.slice(0, 200) ?? "";
const isCode = (path: string): boolean => !/\.(?:md|toml|mod|json|xml|txt|csproj)$/.test(path);

/** What a literal says: in Go the name of a member stands in the tag of its field. */
function nameIn(value: string): string {
  const [, quoted] = /^json:("(?:[^"\\]|\\.)*")$/.exec(value) ?? [];
  return quoted === undefined ? value : String(JSON.parse(quoted)).replace(/,omitempty$/, "");
}

const lexAll = (language: string, { files }: Workbench): readonly (Lexed & { readonly path: string })[] =>
  files.filter(({ path }) => isCode(path)).map(({ path, text }) => ({ path, ...lex(language, text) }));

/** The names of all members and the values of all named enums. */
export function collectTexts({ services }: Contract): readonly string[] {
  const loud = services.filter(({ name }) => name.startsWith("hostile-"));
  return loud.flatMap(({ schemas }) =>
    schemas.flatMap(({ json }) => [...membersOf(json), ...valuesOf(json)]),
  );
}

const membersOf = (json: SchemaJson): readonly string[] =>
  typeof json === "object" ? Object.keys(json.properties ?? {}) : [];
const isText = (value: Json): value is string => typeof value === "string";
const valuesOf = (json: SchemaJson): readonly string[] =>
  typeof json === "object" ? (json.enum ?? []).filter(isText) : [];
