import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exitStatus } from "../../src/cli/exit-status.js";
import { namesOf } from "../../src/cli/verb.js";
import { globalFlags, verbs } from "../../src/cli/verbs.js";
import { configShape } from "../../src/config/shape.js";

const readme = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** The part of the README below a heading. */
const section = (heading: string): string => {
  const [, body = ""] = readme.split(`\n## ${heading}\n`);
  return body.split("\n## ")[0] ?? "";
};

describe("the README", () => {
  test.each(verbs.map(({ name }) => name))("has the verb %s", (verb) => {
    expect(section("Verbs")).toContain(`\`asyncwright ${verb}`);
  });

  test("has no verb that the program does not have", () => {
    const named = [...section("Verbs").matchAll(/`asyncwright ([a-z]+)/g)].map(([, verb]) => verb);
    expect(named.filter((verb) => !verbs.some((known) => known.name === verb))).toEqual([]);
  });

  test("has no flag that the program does not have", () => {
    const all = [...verbs, ...verbs.flatMap((verb) => verb.verbs ?? [])].flatMap(({ flags = [] }) => flags);
    const known = new Set([...globalFlags, ...all].flatMap(namesOf).concat("--version", "--help"));
    const named = [...section("Verbs").matchAll(/`(--[a-z-]+)/g)].map(([, flag = ""]) => flag);
    expect(named.filter((flag) => !known.has(flag))).toEqual([]);
  });

  test("has each exit status, and no other", () => {
    const named = [...section("Exit status").matchAll(/^\| (\d+) +\|/gm)].map(([, status]) => Number(status));
    expect(named).toEqual(Object.values(exitStatus));
  });

  test("has each key of the configuration", () => {
    const keys = Object.keys(configShape).filter((key) => key !== "$schema");
    expect(keys.filter((key) => !section("Configuration").includes(`\`${key}\``))).toEqual([]);
  });
});

describe.each(["README.md", "CONTRIBUTING.md"])("%s", (file) => {
  const text = readFileSync(file, "utf8");

  test("names only scripts that there are", () => {
    const named = [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  test("links only to files that there are", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
