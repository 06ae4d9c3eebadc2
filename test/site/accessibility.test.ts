import { describe, expect, test } from "vitest";
import { chromiumNote, hasChromium } from "../chromium.js";
import { checkPages } from "./accessible-pages.js";
import { ownFiles, serveFiles, visit } from "./try-site.js";

describe.skipIf(!hasChromium)(`pages in a browser${chromiumNote}`, () => {
  // The other two: `accessibility.long.test.ts`.
  test.each([
    { scheme: "light", width: 1280 },
    { scheme: "dark", width: 360 },
  ] as const)("axe finds nothing in $scheme at $width pixels", { timeout: 180_000 }, checkPages);

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
