import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { describe, expect, onTestFinished, test } from "vitest";
import { chromiumNote, executablePath, hasChromium, openContext } from "../chromium.js";
import { wanted } from "./conversation.js";
import { start } from "./server.js";

/** What a page told its server, and what it was not allowed to do. */
interface Site {
  readonly url: string;
  readonly violations: string[];
  readonly result: Promise<unknown>;
}

/** Serves a page whose only script is the one given, beside the two services. */
async function servePage(script: string): Promise<Site> {
  const violations: string[] = [];
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "report-uri /violation",
  ];
  const result = new Promise<unknown>((told) => {
    server.on("request", (request, response) => {
      if (request.url === "/result") readJson(request, response).then(told);
      else if (request.url === "/violation")
        readJson(request, response).then((report) => violations.push(JSON.stringify(report)));
      else if (request.url === "/page.js") response.setHeader("content-type", "text/javascript").end(script);
      else if (request.url === "/")
        response
          .setHeader("content-type", "text/html")
          .setHeader("content-security-policy", policy.join("; "))
          .end('<!doctype html><title>page</title><script type="module" src="/page.js"></script>');
      else if (request.url === "/favicon.ico") response.writeHead(204).end();
    });
  });
  const app = await start({ server });
  onTestFinished(async () => {
    await app.close({ drainMs: 100 });
    await closeServer(server);
  });
  return { url: `http://127.0.0.1:${port}/`, violations, result };
}

async function readJson(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  response.writeHead(204).end();
  return JSON.parse(text);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => closed()));
}

/** Opens the site; returns what the console says of errors. */
async function visit({ url }: Site): Promise<readonly string[]> {
  const complaints: string[] = [];
  const page = await (await openContext()).newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return complaints;
}

/** The page as a bundler makes it. */
async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["test/sdk/page.ts"],
    ...{ bundle: true, minify: true, write: false, format: "esm", target: "es2022", platform: "browser" },
  });
  return outputFiles[0]?.text ?? "";
}

test.runIf(process.env.CI)("there is a Chromium where everything has to be tested", () => {
  expect(hasChromium, executablePath).toBe(true);
});

describe.runIf(hasChromium)(
  `a page in Chromium under a strict Content Security Policy${chromiumNote}`,
  () => {
    test("talks over WebSocket, Socket.IO and fetch", async () => {
      const script = await bundlePage();
      const site = await servePage(script);
      const complaints = await visit(site);
      expect(await site.result).toEqual(wanted);
      // The one that is turned away: browsers say so on the console.
      const foreseen = /status of 401 \(Unauthorized\).*\/online-users$/;
      expect(complaints.filter((complaint) => !foreseen.test(complaint))).toEqual([]);
      expect(site.violations).toEqual([]);
    });

    test("could not evaluate text: the policy is in force", async () => {
      const evaluates =
        'try { new Function("return 1")(); } catch (thrown) { tell(thrown.name); } tell("done");';
      const tell = 'const tell = (what) => fetch("/result", { method: "POST", body: JSON.stringify(what) });';
      const site = await servePage(`${tell}\n${evaluates}`);
      await visit(site);
      expect(await site.result).toBe("EvalError");
      // A report of its own, which may arrive after the page's.
      await expect.poll(() => site.violations.join(), { timeout: 30_000 }).toContain("script-src");
    });
  },
);
