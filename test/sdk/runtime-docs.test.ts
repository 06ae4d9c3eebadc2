import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultClientLimits, defaultServerLimits } from "../../src/runtime/wire/limits.js";
import { listTypeFaults } from "../compiler.js";

const page = readFileSync("docs/runtime.md", "utf8");
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
const { name, exports } = JSON.parse(readFileSync("generated/package.json", "utf8")) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};

/** The entries of the package, as the sources that it is made of. */
const paths = Object.fromEntries(
  Object.entries(exports).flatMap(([entry, target]) =>
    typeof target === "string"
      ? []
      : [
          [
            entry.replace(/^\./, name),
            [resolve("generated", target.types.replace(/^\.\/dist\/(.*)\.d\.ts$/, "$1.ts"))],
          ],
        ],
  ),
);

describe("docs/runtime.md", () => {
  test("shows code that compiles", () => {
    expect(blocks.length).toBeGreaterThan(8);
    const files = Object.fromEntries(blocks.map((code, index) => [`docs/block-${index + 1}.ts`, code]));
    const options = { lib: ["es2023"], types: ["node"], paths };
    const faults = listTypeFaults(files, { options });
    expect(faults.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  });

  test("names the limits as they are", () => {
    const { messageBytes, messagesPerSecond, burst, connectionsPerIdentity, handlerMs, uploadBytes } =
      defaultServerLimits;
    for (const words of [
      `${messageBytes / 1_024} KiB for a message`,
      `${messagesPerSecond} messages a second with ${burst} at once`,
      `${connectionsPerIdentity} connections for an identity`,
      `${defaultServerLimits.connectionsPerAddress} for an address`,
      `${handlerMs / 1_000} s for a handler`,
      `${uploadBytes / 1_024 / 1_024} MiB for an upload`,
      `${defaultServerLimits.shedBytes / 1_048_576} MiB on, and are cut at ${defaultServerLimits.cutBytes / 1_048_576} MiB`,
      `pauses that grow to ${defaultClientLimits.maximumRetryMs / 1_000} s`,
    ])
      expect(page.replaceAll(/\s+/g, " ")).toContain(words);
    expect(page).toContain("(1 000, 1 MiB)");
    expect([defaultClientLimits.outboxMessages, defaultClientLimits.outboxBytes]).toEqual([1_000, 1_048_576]);
  });

  test("links only to what there is", () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(resolve("docs", path)))).toEqual([]);
  });
});
