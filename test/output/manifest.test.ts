import { expect, test } from "vitest";
import { UsageError } from "../../src/diagnostic/usage-error.js";
import {
  hashOf,
  type Manifest,
  type ManifestEntry,
  parseManifest,
  renderManifest,
} from "../../src/output/manifest.js";

test("a manifest has one line for each file, sorted, whatever the order of writing", () => {
  const entry = (text: string): ManifestEntry => ({ sha256: hashOf(text) });
  const one = renderManifest(
    new Map<string, ManifestEntry>([
      ["b", entry("b")],
      ["a", entry("a")],
    ]),
  );
  const other = renderManifest(
    new Map<string, ManifestEntry>([
      ["a", entry("a")],
      ["b", entry("b")],
    ]),
  );
  expect(one).toBe(other);
  expect(one.split("\n")).toHaveLength(2 + 2 + 2 + 1);
});

test("a manifest reads back as it was", () => {
  const manifest: Manifest = new Map<string, ManifestEntry>([
    ["a/b.ts", { sha256: hashOf("x") }],
    ["__proto__", { sha256: hashOf("y") }],
  ]);
  expect(parseManifest(renderManifest(manifest), "m")).toEqual(manifest);
});

test("an empty manifest is JSON, too", () => {
  expect(parseManifest(renderManifest(new Map()), "m")).toEqual(new Map());
});

test.each([
  ["a merge conflict", "<<<<<<< ours\n{}"],
  ["an array", "[]"],
  ["no files", "{}"],
  ["a path that leaves the folder", '{"files":{"../../etc/passwd":{"sha256":"0"}}}'],
  ["an absolute path", '{"files":{"/etc/passwd":{"sha256":"0"}}}'],
  ["an entry without a hash", '{"files":{"a":{}}}'],
])("%s is refused as a manifest", (_, text) => {
  expect(() => parseManifest(text, "out/.asyncwright.json")).toThrow(UsageError);
});

test("line ends of Windows do not change a hash", () => {
  expect(hashOf("a\r\nb\r\n")).toBe(hashOf("a\nb\n"));
  expect(hashOf(Buffer.from("é\r\n"))).toBe(hashOf("é\n"));
  expect(hashOf("a\rb")).not.toBe(hashOf("a\nb"));
});
