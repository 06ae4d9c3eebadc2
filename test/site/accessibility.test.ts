import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chromiumNote, hasChromium } from "../chromium.js";
import { ownFiles, serveFiles, visit } from "./try-site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** One of each kind. */
const paths = [
  "index.html",
  "productflo/index.html",
  "productflo/channels/socket-io.html",
  "productflo/operations/haitch-chat.html",
  "brightpattern/operations/upload-file.html",
  "bezlimit/messages/message-added-event.html",
  "brightpattern/schemas/events-response.html",
  "brightpattern/errors.html",
  "productflo/try.html",
  "404.html",
];

describe.skipIf(!hasChromium)(`pages in a browser${chromiumNote}`, () => {
  test.each([
    { scheme: "light", width: 1280 },
    { scheme: "light", width: 360 },
    { scheme: "dark", width: 1280 },
    { scheme: "dark", width: 360 },
  ] as const)(
    "axe finds nothing in $scheme at $width pixels",
    { timeout: 180_000 },
    async ({ scheme, width }) => {
      const url = await serveFiles(await ownFiles());
      const { page, complaints } = await visit(`${url}/${paths[0]}`, {
        colorScheme: scheme,
        viewport: { width, height: 900 },
      });
      for (const path of paths) {
        await page.goto(`${url}/${path}`);
        await page.evaluate(axe);
        expect.soft(await page.evaluate(check), path).toEqual([]);
        expect.soft(await page.evaluate(overflow), path).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
  );

  test("a page reads without script: its words, its links and its list of pages are there", async () => {
    const url = await serveFiles(await ownFiles());
    const { page } = await visit(`${url}/productflo/messages/chat-message.html`, {
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    const main = page.locator("main");
    for (const words of ["Payload", "room_id", "Examples", "What is refused", "Operations"])
      expect(await main.getByText(words, { exact: true }).first().isVisible(), words).toBe(true);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    await page.locator("nav.side").getByText("Channels").first().click();
    await page.locator("nav.side").getByRole("link", { name: "wsSecure", exact: true }).click();
    expect(await page.locator("h1").textContent()).toContain("Connection with a token");
  });
});

/** In the browser: the rules that are broken, and where. */
async function check() {
  const { axe: found } = globalThis as unknown as {
    readonly axe: {
      readonly run: (options: object) => Promise<{
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
        }[];
      }>;
    };
  };
  const { violations } = await found.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}

/** In the browser: that the page itself scrolls sideways, and what makes it. */
function overflow() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("main *")]
    .filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && one.closest(".scroll, pre") === null,
    )
    .slice(0, 3)
    .map((one) => one.outerHTML.slice(0, 120));
}
