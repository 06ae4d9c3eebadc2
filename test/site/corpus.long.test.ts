import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasChromium } from "../chromium.js";
import { contractOf } from "./document.js";
import { deadLinks, doubleIds } from "./link.js";
import { filesFor, serveFiles, visit } from "./try-site.js";

const folder = join(dirname(realpathSync(".")), "shared/corpus/docs");
const hasCorpus = existsSync(folder) && hasChromium;
const reason = hasCorpus ? "" : " (passed over: there is no ../shared/corpus, or no Chromium)";

/** Documents that people wrote, each for what is special about it. */
const documents = [
  { what: "of 3 594 lines", file: "wandelbotsgmbh__nova-js__src__asyncapi.yaml" },
  { what: "of 5 940 lines, with 228 messages", file: "Mliviu79__voiceblender__asyncapi/asyncapi.yaml" },
  { what: "for Kafka, with recursion", file: "SENERGY-Platform__device-repository__docs__asyncapi.json" },
  { what: "for Socket.IO, of version 2.5", file: "flamewow__nestjs-asyncapi__misc__references__ref.yaml" },
  { what: "of version 2.2", file: "noaione__discord-openapi__asyncapi.yaml" },
  {
    what: "for MQTT, with 70 channels",
    file: "bellflight__AVR-Python-Libraries__bell__avr__mqtt__asyncapi.yml",
  },
];

describe.skipIf(!hasCorpus)(`documents of the corpus${reason}`, () => {
  test.each(documents)(
    "one $what: every link resolves, and the console stays silent",
    { timeout: 180_000 },
    async ({ file }) => {
      const files = filesFor(await contractOf(join(folder, file)));
      expect(deadLinks(files)).toEqual([]);
      expect(doubleIds(files)).toEqual([]);
      const url = await serveFiles(files);
      const paths = [...files.keys()].filter((path) => path.endsWith(".html") && path !== "404.html");
      const { page, complaints, hosts } = await visit(`${url}/index.html`);
      for (const path of some(paths)) {
        await page.goto(`${url}/${encodeURI(path)}`);
        expect(await page.locator("h1").textContent(), path).not.toBe("");
      }
      expect(complaints).toEqual([]);
      expect([...hosts]).toEqual([new URL(url).host]);
    },
  );
});

/** The first page of each folder, and some of the others. */
function some(paths: readonly string[]): readonly string[] {
  const folders = new Map(paths.toReversed().map((path) => [dirname(path), path]));
  const every = Math.ceil(paths.length / 15);
  return [...new Set([...folders.values(), ...paths.filter((_, index) => index % every === 0)])];
}
