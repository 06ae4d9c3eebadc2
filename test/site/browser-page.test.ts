import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumNote, hasChromium } from "../chromium.js";
import { contractIn } from "./document.js";
import { filesFor, ownFiles, serveFiles, visit } from "./try-site.js";

async function openSite(path: string, options: BrowserContextOptions = {}) {
  const site = await serveFiles(await ownFiles());
  return { site, ...(await visit(`${site}/${path}`, options)) };
}

const message = "productflo/messages/chat-message.html";
const themeOf = (page: Page) => page.locator("html").getAttribute("data-theme");

/** How far a page goes beyond the window, in pixels. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.runIf(hasChromium)(`a page of a site${chromiumNote}`, () => {
  test("keeps the theme that was chosen, and has it before anything is painted", async () => {
    const { page, site, complaints } = await openSite("index.html", { colorScheme: "light" });
    expect(await themeOf(page)).toBeNull();
    await page.getByRole("button", { name: "Theme: auto" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.body === null) return;
        observer.disconnect();
        document.documentElement.dataset.first = document.documentElement.dataset.theme ?? "none";
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${site}/${message}`);
    expect(await page.locator("html").getAttribute("data-first")).toBe("dark");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(18, 22, 29)",
    );
    await page.getByRole("button", { name: "Theme: dark" }).click();
    expect(await themeOf(page)).toBeNull();
    expect(complaints).toEqual([]);
  });

  test("shows one of several samples, by keys too, and the same kind on other pages", async () => {
    const { page, site } = await openSite(message);
    const tabs = page.getByRole("tablist").first().getByRole("tab");
    const [first = "", second = ""] = await tabs.allTextContents();
    const panels = page.locator(".samples.tabbed").first().getByRole("tabpanel");
    expect(await panels.count()).toBe(1);
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await tabs.nth(1).evaluate((tab) => document.activeElement === tab)).toBe(true);
    expect(await page.getByRole("tab", { selected: true, name: first, exact: true }).count()).toBe(0);
    await page.goto(`${site}/productflo/messages/join-room.html`);
    expect(await page.getByRole("tab", { selected: true }).first().textContent()).toBe(second);
  });

  test("copies a piece of code and says so", async () => {
    const { page } = await openSite(message, { permissions: ["clipboard-read", "clipboard-write"] });
    const pre = page.locator("#examples ~ * pre:visible").first();
    await page
      .getByRole("button", { name: /^Copy / })
      .first()
      .click();
    await page.getByRole("status").getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await pre.textContent());
  });

  test("copies without the clipboard of secure pages, too", async () => {
    const { page } = await openSite(message);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page
      .getByRole("button", { name: /^Copy / })
      .first()
      .click();
    await page.getByRole("status").getByText("Copied").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.press("Control+v");
    expect(await page.getByRole("combobox").inputValue()).toContain('"code"');
  });

  test("unfolds what its address leads to, when it opens and later", async () => {
    const [path = ""] =
      [...(await ownFiles())].find(([, html]) => /<details>\s*<summary>\d+ field/.test(html)) ?? [];
    const { page, site } = await openSite(path);
    const [one = "", ...others] = await page
      .locator(".field details:not([open]) .field[id]")
      .evaluateAll((fields) => fields.map(({ id }) => id));
    expect(await page.locator(`[id="${one}"]`).isVisible()).toBe(false);
    await page.goto(`${site}/${path}#${one}`);
    await page.locator(`[id="${one}"]`).waitFor();
    const other = others.at(-1) ?? one;
    await page.goto("about:blank");
    await page.goto(`${site}/${path}#${other}`);
    await page.locator(`[id="${other}"]`).waitFor();
    const { top } = await page.locator(`[id="${other}"]`).evaluate((field) => field.getBoundingClientRect());
    expect(top).toBeGreaterThan(56);
  });

  test("marks the section that is read", async () => {
    const { page } = await openSite(message, { viewport: { width: 1400, height: 800 } });
    const marked = page.locator('.contents [aria-current="location"]');
    await page.locator(".contents a", { hasText: "Examples" }).click();
    await page.locator(".contents [aria-current]", { hasText: "Examples" }).waitFor();
    expect(await marked.count()).toBe(1);
  });

  test("reads without script: everything is there, and no button that does nothing", async () => {
    const { page } = await openSite(message, { javaScriptEnabled: false });
    expect(await page.locator("button:visible").count()).toBe(0);
    const samples = page.locator(".example figure");
    expect(await samples.count()).toBeGreaterThan(3);
    expect(await page.locator(".example figure:not(:visible)").count()).toBe(0);
    expect(await page.locator(".side a:visible").count()).toBeGreaterThan(20);
  });

  test("folds the other pages on a phone, and fits it", async () => {
    const { page, site, complaints } = await openSite("index.html", {
      viewport: { width: 320, height: 640 },
    });
    const kinds = [
      "messages/chat-message",
      "operations/chat",
      "channels/ws",
      "errors",
      "schemas/chat-message-data",
    ];
    for (const path of ["index", "productflo/index", ...kinds.map((kind) => `productflo/${kind}`)]) {
      await page.goto(`${site}/${path}.html`);
      expect(await overflowOf(page), path).toBe(0);
    }
    expect(await page.locator(".side a:visible").count()).toBe(0);
    await page.locator(".drawer > summary").click();
    expect(await page.locator(".side a:visible").count()).toBeGreaterThan(20);
    expect(await overflowOf(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("fits a phone with long names and deep schemas", async () => {
    const wild = filesFor(await contractIn(longAndDeep));
    const site = await serveFiles(wild);
    const { page } = await visit(`${site}/index.html`, { viewport: { width: 320, height: 640 } });
    const paths = [...wild.keys()].filter((path) => path.endsWith(".html"));
    for (const path of paths.filter((one) => !one.startsWith("404"))) {
      await page.goto(`${site}/${path}`);
      for (const details of await page.locator("main details:not([open]) > summary").all())
        if (await details.isVisible()) await details.click();
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
    }
  });
});

const long = "anExceedinglyLongNameThatNobodyWouldEverWriteByHandButThatGeneratorsDoWriteAllTheTime";

/** Fields within fields, five levels deep. */
const nested = (depth: number): object => ({
  type: "object",
  properties: {
    [`${long}${depth}`]: depth === 0 ? { type: "string", enum: [`${long}${long}`] } : nested(depth - 1),
  },
});

const longAndDeep = JSON.stringify({
  asyncapi: "3.0.0",
  info: { title: long, version: "1.0.0", description: `\`${long}${long}\` and https://example.com/${long}` },
  channels: {
    [long]: {
      address: `/${long}/{${long}}`,
      parameters: { [long]: {} },
      messages: { [long]: { payload: nested(5) } },
    },
  },
  operations: { [long]: { action: "receive", channel: { $ref: `#/channels/${long}` } } },
});
