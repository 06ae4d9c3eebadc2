import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { colourRoles } from "../../src/site/colours.js";

const colours = readFileSync("src/site/browser/style/colours.css", "utf8");
const style = readFileSync("dist/site/site.css", "utf8");

/** The colours of each block of the file: light, dark by choice, dark by the system. */
const [light = {}, chosen = {}, dark = {}] = [...colours.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(
  ([, block = ""]) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value]),
    ),
);

/** Relative luminance, as WCAG 2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** What is written on what. */
const pairs: Readonly<Record<string, readonly string[]>> = {
  background: ["text", "quiet", "accent", "send", "receive", "request", "warning", "danger"],
  surface: [
    ...["text", "quiet", "accent", "send", "receive", "danger", "warning"],
    ...["code-word", "code-text", "code-number", "code-comment"],
  ],
  "accent-soft": ["text", "quiet", "accent"],
  "warning-soft": ["text", "quiet", "accent", "warning"],
  "danger-soft": ["text", "danger"],
  accent: ["background"],
};

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s scheme", (_, scheme) => {
  test.each(Object.entries(pairs).flatMap(([ground, texts]) => texts.map((text) => [text, ground] as const)))(
    "%s is readable on %s",
    (text, ground) => {
      expect(contrast(scheme[text] ?? "", scheme[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("every role has a colour", () => {
    expect(Object.keys(scheme).sort()).toEqual([...colourRoles].sort());
  });
});

test("dark is the same whether the reader chose it or the system", () => {
  expect(chosen).toEqual(dark);
});

test("the style of a page is small", () => {
  expect(style.length).toBeLessThanOrEqual(30_000);
});

test("the scripts of a page, search included, are small", () => {
  const size = ["theme.js", "site.js", "search.js"]
    .map((name) => readFileSync(`dist/site/${name}`).length)
    .reduce((sum, one) => sum + one);
  expect(size).toBeLessThanOrEqual(60_000);
});

test.each(["theme.js", "site.js", "search.js"])("%s evaluates no text and makes no markup of it", (name) => {
  expect(readFileSync(`dist/site/${name}`, "utf8")).not.toMatch(
    /\beval\(|new Function\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
  );
});
