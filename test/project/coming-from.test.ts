import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { exitStatus } from "../../src/cli/exit-status.js";
import { formatKinds } from "../../src/cli/flags.js";
import { namesOf, type Verb } from "../../src/cli/verb.js";
import { globalFlags, verbs } from "../../src/cli/verbs.js";
import { configShape, type Shape } from "../../src/config/shape.js";
import { languages } from "../../src/languages/names.js";
import { registry } from "../../src/program/registry.js";

const path = "docs/coming-from.md";
const page = readFileSync(path, "utf8");

/** The flags of `asyncapi validate` and `asyncapi generate models` of @asyncapi/cli 6.2.0, and their arguments. */
const theirs = {
  "asyncapi validate": `SPEC-FILE --help --watch --log-diagnostics --no-log-diagnostics --diagnostics-format
    --fail-severity --save-output --score --suppressWarnings --suppressAllWarnings --proxyHost --proxyPort`,
  "asyncapi generate models": `LANGUAGE FILE --help --output --packageName --namespace
    --tsModelType --tsEnumType --tsModuleSystem --tsIncludeComments --tsExportType --tsJsonBinPack --tsMarshalling
    --tsExampleInstance --tsRawPropertyNames
    --csharpAutoImplement --csharpNewtonsoft --csharpArrayType --csharpHashcode --csharpEqual --csharpSystemJson
    --goIncludeComments --goIncludeTags --javaIncludeComments --javaJackson --javaConstraints --javaArrayType --pyDantic
    --no-interactive --log-diagnostics --no-log-diagnostics --diagnostics-format --fail-severity --save-output
    --proxyHost --proxyPort`,
} as const;

interface Row {
  readonly there: string;
  readonly here: string;
}

/** The cells of a row; `\|` is no border. */
const cellsOf = (line: string): readonly string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

/** The rows of all tables whose last column is ours. */
function listRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  let isOurs = false;
  for (const line of text.split("\n")) {
    if (!line.startsWith("|")) {
      isOurs = false;
      continue;
    }
    const cells = cellsOf(line);
    const [there = ""] = cells;
    const here = cells.at(-1) ?? "";
    if (here === "here") isOurs = true;
    else if (isOurs && !/^[-: ]+$/.test(there)) rows.push({ there, here });
  }
  return rows;
}

const codeOf = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** What a text claims that is not so, as far as it can be looked up. */
function listFalse(text: string): readonly string[] {
  const commands = codeOf(text).filter(
    (code) => /^asyncwright\b/.test(code) || code.includes("| asyncwright"),
  );
  const flags = codeOf(text).filter((code) => code.startsWith("--"));
  return [
    ...commands.flatMap((code) => listFalseInCommand(code)),
    ...flags.flatMap((code) => listUnknownFlags(code, everyFlag)),
    ...listModels(text).filter((language) => !languages.some((known) => known === language)),
    ...listKeys(text).filter((key) => !hasKey(key)),
  ];
}

const flagsOf = ({ flags = [] }: Pick<Verb, "flags">): readonly string[] => flags.flatMap(namesOf);

const globals = [...flagsOf({ flags: globalFlags }), "-h", "--help", "-V", "--version"];
const everyFlag = [...globals, ...verbs.flatMap(flagsOf)];

const listUnknownFlags = (code: string, known: readonly string[]): readonly string[] =>
  (code.match(/(?<=^| )--?[a-z][a-z-]*/g) ?? []).filter((flag) => !known.includes(flag));

/** One call, or several with `&&` between. */
function listFalseInCommand(code: string): readonly string[] {
  return code.split(/ && | \| /).flatMap((call) => {
    const words = call.split(" ");
    if (words[0] !== "asyncwright") return [];
    const [, verb = ""] = words;
    if (verb === "" || verb.startsWith("-")) return listUnknownFlags(call, globals);
    const command = verbs.find((known) => known.name === verb);
    if (command === undefined) return [call];
    return listUnknownFlags(call, [...globals, ...flagsOf(command)]);
  });
}

/** The languages of `--models` in a text. */
const listModels = (text: string): readonly string[] =>
  [...text.matchAll(/--models ([a-z-]+)/g)].map(([, language = ""]) => language);

/** Named as `configuration key` or `configuration keys`, with commas or `and` between. */
const listKeys = (text: string): readonly string[] =>
  [...text.matchAll(/configuration keys? ((?:`[^`]+`(?:, | and )?)+)/gi)].flatMap(([, list = ""]) =>
    codeOf(list),
  );

function hasKey(key: string): boolean {
  let keys: Readonly<Record<string, Shape>> = configShape;
  for (const part of key.split(".")) {
    const shape = Object.hasOwn(keys, part) ? keys[part] : undefined;
    if (shape === undefined) return false;
    keys = shape.kind === "object" ? shape.keys : {};
  }
  return true;
}

/** Whether a cell names something of ours: a command, a flag, a key, a member of the document, a file that is written. */
const saysWhat = (here: string): boolean =>
  listKeys(here).length > 0 || codeOf(here).some((code) => /^(?:asyncwright |--|x-|\w+\.ts$)/.test(code));

/** The part below a heading, up to the next. */
const section = (heading: string): string => {
  const [, body = ""] = page.split(`\n### ${heading}\n`);
  return body.split(/\n##+ /)[0] ?? "";
};

const rows = listRows(page);

describe("coming from another tool", () => {
  test("has tables", () => {
    expect(rows.length).toBeGreaterThan(150);
  });

  test.each(rows.map(({ there, here }) => [there, here]))("%s", (_, here) => {
    expect(listFalse(here)).toEqual([]);
    const says = saysWhat(here) || /^not (?:needed|there|there yet): ./.test(here);
    expect(says, `says neither what to write nor why there is nothing: ${here}`).toBe(true);
  });

  test("names no command beside the tables that is not there", () => {
    const prose = page.split("\n").filter((line) => !line.startsWith("|"));
    expect(prose.flatMap((line) => codeOf(line)).flatMap(listFalseInCommand)).toEqual([]);
  });

  test("names only codes that `explain` knows", () => {
    const line = page.split("\n").find((text) => text.startsWith("The rules have other codes here.")) ?? "";
    const codes = codeOf(line).filter(
      (code) => /^[a-z]+-[a-z-]+$/.test(code) && !code.startsWith("asyncapi-"),
    );
    expect(codes.length).toBeGreaterThan(2);
    expect(codes.filter((code) => registry.find(code) === undefined)).toEqual([]);
  });

  test("has each of our exit statuses, and no other", () => {
    const [, body = ""] = page.split("\n## Exit status\n");
    const cells =
      body
        .split("\n## ")[0]
        ?.match(/^\|.*$/gm)
        ?.map((line) => cellsOf(line)[1] ?? "") ?? [];
    const named = cells.slice(2).flatMap((cell) => cell.match(/\b\d+\b/g) ?? []);
    expect(new Set(named.map(Number))).toEqual(new Set(Object.values(exitStatus)));
  });

  describe.each(Object.entries(theirs))("has a row for each flag of %s", (command, list) => {
    const named = listRows(section(command)).flatMap(({ there }) => codeOf(there));
    test.each(list.split(/\s+/))("%s", (flag) => {
      expect(named).toContain(flag);
    });

    test("and for no other", () => {
      expect(named.filter((flag) => !/^-[a-z]$/.test(flag) && !list.split(/\s+/).includes(flag))).toEqual([]);
    });
  });

  test("has each language of `--models`", () => {
    expect([...languages].filter((language) => !listModels(section("Languages")).includes(language))).toEqual(
      [],
    );
  });

  test("has each format of `--format`", () => {
    const [row] = listRows(section("asyncapi validate")).filter(
      ({ there }) => there === "`--diagnostics-format`",
    );
    expect(codeOf(row?.here ?? "").filter((code) => !code.startsWith("--"))).toEqual(
      expect.arrayContaining([...formatKinds]),
    );
  });

  test("links only to files and headings that there are", () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !leads(link))).toEqual([]);
  });
});

/** Whether a link of the page leads to a file, and to a heading in it. */
function leads(link: string): boolean {
  const [file = "", heading] = link.split("#");
  const target = file === "" ? path : join(dirname(path), file);
  if (!existsSync(target)) return false;
  if (heading === undefined) return true;
  const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => text);
  return headings.some(
    (text) =>
      text
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-") === heading,
  );
}

describe("what the page is held against", () => {
  test.each([
    ["`asyncwright validate --strict`", []],
    ["`asyncwright lint`", ["asyncwright lint"]],
    ["`asyncwright validate --fail-severity warn`", ["--fail-severity"]],
    ["`asyncwright validate --models python`", ["--models"]],
    ["`--models cobol`", ["cobol"]],
    ["`asyncwright validate && asyncwright diff`", ["asyncwright diff"]],
    ["`curl -s ADDRESS | asyncwright lint -`", ["asyncwright lint -"]],
    ["`--format json=FILE`", []],
    ["`--save-output FILE`", ["--save-output"]],
    ["configuration key `input`", []],
    ["Configuration keys `package.name` and `package.title`", ["package.title"]],
    ["configuration key `input.path`", ["input.path"]],
  ])("%s", (text, wanted) => {
    expect(listFalse(text)).toEqual(wanted);
  });
});
