import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { chromiumNote, hasChromium } from "../chromium.js";
import { ownFiles, serveFiles, visit } from "./try-site.js";

async function openSite(path: string) {
  const site = await serveFiles(await ownFiles());
  return { site, ...(await visit(`${site}/${path}`)) };
}

describe.runIf(hasChromium)(`search in a page${chromiumNote}`, () => {
  test("finds a message by the name of a field, with the keyboard alone, and goes to the field", async () => {
    const { page, site, complaints, hosts } = await openSite("index.html");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.keyboard.press("/");
    await page.keyboard.type("room_id");
    const options = page.getByRole("option");
    await options.first().waitFor();
    const loaded = asked.filter((path) => path.startsWith("/assets/search"));
    expect(loaded).toEqual(["/assets/search.js", "/assets/search.json"]);

    const wanted = options.filter({ hasText: "Chat message" });
    expect(await wanted.textContent()).toContain("field room_id");
    const input = page.getByRole("combobox", { name: "Search" });
    for (let step = 0; step < 20; step += 1) {
      if ((await wanted.getAttribute("aria-selected")) === "true") break;
      await page.keyboard.press("ArrowDown");
    }
    expect(await input.getAttribute("aria-activedescendant")).toBe(await wanted.getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.waitForURL(`${site}/productflo/messages/chat-message.html#payload.room-id`);
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(site).host]);
  });

  test("opens by Ctrl+K and by its button, closes by Escape, and gives the focus back", async () => {
    const { page } = await openSite("productflo/index.html");
    const dialog = page.getByRole("dialog", { name: "Search" });
    await page.keyboard.press("Control+k");
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(false);
    const opener = page.locator("[data-search]");
    await opener.focus();
    await page.keyboard.press("Enter");
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await opener.evaluate((button) => document.activeElement === button)).toBe(true);
  });

  test("says in words that nothing was found, and is accessible with results", async () => {
    const { page } = await openSite("index.html");
    await page.keyboard.press("/");
    await page.keyboard.type("zyxwvut");
    await page.getByText("Nothing here is called or says “zyxwvut”.").waitFor();
    expect(await page.getByRole("option").count()).toBe(0);
    await page.getByRole("combobox").fill("chat");
    await page.getByRole("option").first().waitFor();
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: unknown[] }[] }>(
      `${axe}; axe.run("dialog")`,
    );
    expect(violations).toEqual([]);
  });

  test("says what to do on a page that was opened as a file, where the rest works", async () => {
    const folder = mkdtempSync(join(tmpdir(), "asyncwright-site-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [path, text] of await ownFiles())
      if (path === "index.html" || path.startsWith("assets/")) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    const { page } = await visit(pathToFileURL(join(folder, "index.html")).href);
    await page.getByRole("button", { name: "Theme: auto" }).click();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("light");
    await page.keyboard.press("/");
    await page.getByText("Search needs a server").waitFor();
  });
});
