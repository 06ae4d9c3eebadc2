import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { onTestFinished } from "vitest";

export const { CHROMIUM_PATH: executablePath = "/usr/bin/chromium" } = process.env;
export const hasChromium = existsSync(executablePath);

/** What the name of a suite says when it is passed over. */
export const chromiumNote = hasChromium
  ? ""
  : ` (passed over: there is no ${executablePath}, set CHROMIUM_PATH)`;

/** One for all tests of a worker; it ends with the worker. */
let browser: Promise<Browser> | undefined;

/** A browser context without a past, until the test is over. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= chromium.launch({
    executablePath,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  const context = await (await browser).newContext(options);
  onTestFinished(() => context.close());
  return context;
}
