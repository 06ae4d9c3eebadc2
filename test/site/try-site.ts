import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import { buildSite } from "../../src/site/build.js";

export const { CHROMIUM_PATH: executablePath = "/usr/bin/chromium" } = process.env;
export const hasChromium = existsSync(executablePath);

/** The files of a contract's site, with the scripts and styles that were built. */
export function filesFor(contract: Contract): ReadonlyMap<string, string> {
  const built = readdirSync("dist/site").map(
    (name) => [name, readFileSync(`dist/site/${name}`, "utf8")] as const,
  );
  // What every page loads is tested elsewhere.
  const assets = new Map([["theme.js", ""] as const, ["site.js", ""] as const, ...built]);
  const look = { reader: "client", colours: {} } as const;
  const files = buildSite({ contract, bundled: "", look, articles: [], templates: new Map(), assets });
  return new Map(files.map(({ path, content }) => [path, String(content)]));
}

/** Serves files on loopback until the test is over. */
export async function serveFiles(files: ReadonlyMap<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname.slice(1));
    const type = types[extname(path)] ?? "text/html";
    const content = files.get(path);
    if (content === undefined) response.writeHead(path === "favicon.ico" ? 204 : 404).end();
    else response.writeHead(200, { "content-type": type }).end(content);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** A page, what its console complains of, and the hosts that it asked. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly hosts: ReadonlySet<string>;
}

/** Opens an address in a browser without a past. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const profile = mkdtempSync(join(tmpdir(), "asyncwright-chromium-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
    ...options,
  });
  onTestFinished(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "blob:") hosts.add(host);
  });
  page.on("websocket", (socket) => hosts.add(new URL(socket.url()).host));
  await page.goto(url);
  return { page, complaints, hosts };
}
