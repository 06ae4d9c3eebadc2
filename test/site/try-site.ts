import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import { buildSite } from "../../src/site/build.js";
import { openContext } from "../chromium.js";
import { ownContract } from "../mock/start.js";

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

let own: Promise<ReadonlyMap<string, string>> | undefined;

/** The files of our own contract's site. */
export function ownFiles(): Promise<ReadonlyMap<string, string>> {
  own ??= ownContract().then(filesFor);
  return own;
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

/** Opens an address in a context without a past. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const page = await (await openContext(options)).newPage();
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
