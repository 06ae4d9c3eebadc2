import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocketServer } from "ws";
import { chromiumNote, hasChromium } from "../chromium.js";
import { startMock } from "../cli/mock-session.js";
import { ownContract, start } from "../mock/start.js";
import { ownFiles, serveFiles, visit } from "./try-site.js";

async function openSite(): Promise<string> {
  return serveFiles(await ownFiles());
}

/** The mock of our contract: in this process, or the command where it has arguments. */
async function mockUrl(args: readonly string[] = []): Promise<string> {
  if (args.length === 0) return (await start(await ownContract())).url;
  const { port } = await startMock(["asyncapi.yaml", ...args], { cwd: process.cwd() });
  return `http://127.0.0.1:${port}`;
}

/** The site, the mock beside it, and a page that is told where the mock is. */
async function openWithMock(path: string, args: readonly string[] = []) {
  const [site, mock] = await Promise.all([openSite(), mockUrl(args)]);
  const seen = await visit(`${site}/${path}`);
  await pointTo(seen.page, mock);
  return { ...seen, allowed: [new URL(site).host, new URL(mock).host] };
}

const pointTo = (page: Page, address: string) => page.getByLabel("Your own address").fill(address);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const answerOf = (page: Page) => page.locator(".try-answer").last();

/** The lines of the log: direction, name and mark. */
const linesOf = (page: Page) =>
  page
    .locator(".try-line:has(details)")
    .evaluateAll((lines) =>
      lines.map((line) =>
        [
          line.getAttribute("data-direction"),
          line.querySelector("code")?.textContent,
          line.querySelector(".badge")?.textContent,
        ].join(" "),
      ),
    );

async function exportOf(page: Page): Promise<readonly Record<string, unknown>[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Export as JSON lines")]);
  return readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe.runIf(hasChromium)(`the page that tries a service out${chromiumNote}`, () => {
  test("sends a chat over a WebSocket and shows the reply; the log has both ways, and so has its export", async () => {
    const { page, complaints, hosts, allowed } = await openWithMock("productflo/try.html#operation=chat");
    await press(page, "Connect");
    await page.getByText("Connected.", { exact: true }).waitFor();
    await page.getByLabel("data › message", { exact: false }).first().fill("hello from a page");
    await press(page, "Ask");
    await expect
      .poll(() => answerOf(page).locator("figcaption").textContent())
      .toContain("chatResponse valid");
    expect(await answerOf(page).locator("pre").textContent()).toContain('"code": "chat_response"');
    const wanted = ["sent chatMessage valid", "received chatResponse valid"];
    await expect.poll(() => linesOf(page)).toEqual(expect.arrayContaining(wanted));
    const exported = await exportOf(page);
    const frames = exported.filter(({ direction }) => direction !== "note");
    expect(frames.map(({ direction, name }) => `${direction} ${name} valid`)).toEqual(await linesOf(page));
    expect(frames.find(({ name }) => name === "chatMessage")).toMatchObject({
      channel: "ws",
      verdict: { kind: "valid" },
      payload: { code: "chat", data: { message: "hello from a page" } },
    });
    expect(complaints).toEqual([]);
    expect([...hosts].sort()).toEqual([...allowed].sort());
  });

  test("sends a chat over Socket.IO and shows the reply", async () => {
    const { page, complaints, hosts, allowed } = await openWithMock("productflo/try.html#channel=socketIo");
    await press(page, "Ask");
    await expect
      .poll(() => answerOf(page).locator("figcaption").textContent())
      .toContain("chatResponse valid");
    await expect
      .poll(() => linesOf(page))
      .toEqual(expect.arrayContaining(["sent chatMessage valid", "received chatResponse valid"]));
    expect(complaints).toEqual([]);
    expect([...hosts].sort()).toEqual([...allowed].sort());
  });

  test("asks for a chat over HTTP, then gets its events over long polling", async () => {
    const path = "brightpattern/try.html#operation=requestChat";
    const { page, complaints, hosts, allowed } = await openWithMock(path, ["--push-every", "0.3"]);
    await page.getByLabel("?tenantUrl").fill("tenant.example");
    await page.getByLabel("clientAuthorization: appId").fill("app");
    await page.getByLabel("clientAuthorization: clientId").fill("client-secret");
    await press(page, "POST");
    await expect
      .poll(() => answerOf(page).locator("figcaption").textContent())
      .toContain("200 chatSessionResponse valid");
    await page.getByLabel("Channel").selectOption("chatEvents");
    expect(await page.getByLabel("chatId").inputValue(), "known from the answer").not.toBe("");
    await press(page, "Connect");
    await page.getByText("Connected.", { exact: true }).waitFor();
    await expect
      .poll(
        async () =>
          (await linesOf(page)).filter((line) => /^received serverChatSession\w+ valid$/.test(line)),
        {
          timeout: 10_000,
        },
      )
      .not.toEqual([]);
    expect(JSON.stringify(await exportOf(page)), "credentials are not logged").not.toContain("client-secret");
    await press(page, "Disconnect");
    await page.getByText("Not connected.", { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    expect([...hosts].sort()).toEqual([...allowed].sort());
  });

  test("stops a payload that breaks the contract and says why; sent anyway, it shows the refusal", async () => {
    const { page } = await openWithMock("productflo/try.html#operation=chat");
    await page
      .getByLabel("JSON", { exact: true })
      .fill('{"code":"chat","user_id":"u","room_id":"","data":{"message":"m","sender":"u"}}');
    const send = page.getByRole("button", { name: "Ask", exact: true });
    expect(await send.isDisabled()).toBe(true);
    expect(await page.locator(".try-reasons").first().textContent()).toBe(
      "/room_id must be a string of at least 1 character",
    );
    expect(await page.getByLabel("room_id").getAttribute("aria-invalid")).toBe("true");
    expect(await linesOf(page)).toEqual([]);
    await press(page, "Send anyway");
    await expect
      .poll(() => linesOf(page))
      .toEqual(
        expect.arrayContaining(["sent chatMessage breaks the contract", "received errorMessage valid"]),
      );
  });

  test("says of a text that it is no JSON, and sends nothing", async () => {
    const { page } = await openWithMock("productflo/try.html#operation=chat");
    await page.getByLabel("JSON", { exact: true }).fill('{"code":');
    expect(await page.locator(".try-verdict").textContent()).toContain("This is no JSON:");
    expect(await page.getByRole("button", { name: "Ask", exact: true }).isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Send anyway" }).isVisible()).toBe(false);
  });

  test("shows the answer to a request without credentials, and what to do", async () => {
    const { page } = await openWithMock("brightpattern/try.html#operation=requestChat");
    await page.getByLabel("?tenantUrl").fill("tenant.example");
    await press(page, "POST");
    await expect
      .poll(() => page.locator(".try-answers").textContent())
      .toContain("Check the credentials above.");
    await expect
      .poll(() => linesOf(page))
      .toEqual(["sent POST requestChat valid", expect.stringMatching(/^received 401 /)]);
  });

  test("marks what a server says that is no message, and connects again when it hangs up", async () => {
    const sockets = new WebSocketServer({ host: "127.0.0.1", port: 0 });
    onTestFinished(() => void sockets.close());
    let visits = 0;
    sockets.on("connection", (socket) => {
      visits += 1;
      socket.send("<no json>");
      socket.send('{"code":"no_such_code"}');
      socket.send('{"code":"chat_response","status":7}');
      if (visits === 1) setTimeout(() => socket.terminate(), 50);
    });
    const { page } = await visit(`${await openSite()}/productflo/try.html#channel=ws`);
    await pointTo(page, `127.0.0.1:${(sockets.address() as AddressInfo).port}`);
    await press(page, "Connect");
    await expect.poll(() => visits).toBe(2);
    await page.getByText("Connected.", { exact: true }).waitFor();
    await expect
      .poll(async () => (await linesOf(page)).slice(0, 3))
      .toEqual([
        "received no message unknown message",
        "received unknown message unknown message",
        "received chatResponse breaks the contract",
      ]);
    expect(await page.locator('[data-direction="note"]').allTextContents()).toEqual(
      expect.arrayContaining([
        expect.stringContaining("disconnected, trying again soon: The connection ended"),
      ]),
    );
  });

  test("says in words that nobody is there, or that the server does not let pages of elsewhere ask", async () => {
    const closed = createServer((_, response) => response.end("{}"));
    await new Promise<void>((listening) => closed.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void closed.close());
    const { port } = closed.address() as AddressInfo;
    const site = await openSite();
    const { page } = await visit(`${site}/brightpattern/try.html#operation=checkAvailability`);
    await pointTo(page, `http://127.0.0.1:${port}`);
    await page.getByLabel("?tenantUrl").fill("tenant.example");
    await press(page, "GET");
    await expect
      .poll(() => page.locator(".try-failed:visible").textContent())
      .toContain(`the server has to allow the origin ${site} (CORS)`);
    await page.goto(`${site}/productflo/try.html#channel=ws`);
    await pointTo(page, "http://127.0.0.1:9");
    await press(page, "Connect");
    await expect
      .poll(() => page.locator(".try-connection").textContent())
      .toMatch(/Trying again in .* s\.No connection to 127\.0\.0\.1:9\. Either nothing listens there/);
    await press(page, "Disconnect");
    await page.getByText("Not connected.", { exact: true }).waitFor();
  });

  test.each([
    { width: 1280, colorScheme: "light" },
    { width: 390, colorScheme: "dark" },
  ] as const)("axe finds nothing at $width px, $colorScheme", async ({ width, colorScheme }) => {
    const [site, mock] = await Promise.all([openSite(), mockUrl()]);
    // Only for axe, which the page's policy would keep out.
    const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true } as const;
    const { page } = await visit(`${site}/productflo/try.html#operation=chat`, options);
    await pointTo(page, mock);
    await press(page, "Ask");
    await answerOf(page).waitFor();
    await page.getByLabel("JSON", { exact: true }).fill('{"code":"chat","data":{}}');
    await page.locator(".try-line summary").first().click();
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.addScriptTag({ content: axe });
    const found: unknown = await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))",
    );
    expect(found).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth"), "no sideways scrolling").toBe(width);
  });
});
