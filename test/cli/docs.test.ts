import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeFiles } from "../folder.js";
import { bin, broken, chat, makeProject } from "./command.js";

/** Not as AsyncAPI has it, and clear all the same. */
const faulty = chat.replace("examples: [{ payload: { type: said } }]", 'summary: { no: "text" }');

describe("docs build", () => {
  test("writes the site and nothing else, and says what", async () => {
    const project = makeProject();
    const ended = await project.run("docs", "build");
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^\d+ pages in site, \d+ files \(\d+ new\)\n$/);
    const paths = Object.keys(project.tree());
    expect(paths.filter((path) => !path.startsWith("site/"))).toEqual(["asyncapi.yaml"]);
    for (const name of [
      "index.html",
      "index.md",
      "llms.txt",
      "asyncapi.json",
      "assets/site.css",
      "assets/site.js",
    ])
      expect(paths).toContain(`site/${name}`);
  });

  test("a second run touches no file, with findings or without", async () => {
    for (const text of [chat, faulty]) {
      const project = makeProject({ "asyncapi.yaml": text });
      await project.run("docs", "build");
      const file = join(project.cwd, "site/index.html");
      utimesSync(file, 1, 1);
      expect((await project.run("docs", "build")).stdout).toMatch(/^nothing changed \(\d+ files\)\n$/);
      expect(statSync(file).mtimeMs).toBe(1_000);
    }
  });

  test("a change of the document, of a flag, of a page of one's own or of the logo changes the site", async () => {
    const project = makeProject({
      "asyncapi.yaml": chat,
      "pages/guide.md": "# Guide\n",
      "logo.svg": "<svg/>",
    });
    const build = () => project.run("docs", "build", "--pages", "pages", "--logo", "logo.svg");
    expect((await build()).stdout).toContain("new)");
    for (const [path, text] of [
      ["asyncapi.yaml", chat.replace("title: Chat", "title: Chats")],
      ["pages/guide.md", "# Guides\n"],
      ["logo.svg", "<svg></svg>"],
    ] as const) {
      writeFileSync(join(project.cwd, path), text);
      expect((await build()).stdout).toMatch(/changed\)|deleted\)/);
      expect((await build()).stdout).toContain("nothing changed");
    }
    expect(readFileSync(join(project.cwd, "site/assets/logo.svg"), "utf8")).toBe("<svg></svg>");
    expect((await project.run("docs", "build")).stdout).toContain("deleted)");
  });

  test("--check writes nothing, and names what is out of date", async () => {
    const project = makeProject();
    await project.run("docs", "build");
    expect(await project.run("docs", "build", "--check")).toMatchObject({
      status: 0,
      stdout: "site: up to date\n",
    });
    rmSync(join(project.cwd, "site/llms.txt"));
    const tree = project.tree();
    const ended = await project.run("docs", "build", "--check");
    expect(ended).toMatchObject({ status: 1, stdout: "site: 1 file out of date\n" });
    expect(ended.stderr).toContain("`site/llms.txt` is missing");
    expect(ended.stderr).toContain("asyncwright docs build");
    expect(project.tree()).toEqual(tree);
  });

  test("keeps what somebody edited, unless it is told to replace it", async () => {
    const project = makeProject();
    await project.run("docs", "build");
    appendFileSync(join(project.cwd, "site/index.html"), "mine\n");
    expect(await project.run("docs", "build")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("site/index.html (edited)"),
    });
    expect((await project.run("docs", "build", "--force")).status).toBe(0);
    expect(readFileSync(join(project.cwd, "site/index.html"), "utf8")).not.toContain("mine");
  });

  test("does not write into a folder with files of somebody else", async () => {
    const project = makeProject({ "asyncapi.yaml": chat, "site/index.html": "mine" });
    const ended = await project.run("docs", "build");
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining("out-unsafe") });
    expect(Object.keys(project.tree())).toHaveLength(3);
  });

  test("shows a document with errors, as warnings; with --strict it does not", async () => {
    const project = makeProject({ "asyncapi.yaml": faulty });
    const ended = await project.run("docs", "build");
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain("warning");
    expect((await project.run("docs", "build", "--strict", "--out", "other")).status).toBe(1);
    expect(Object.keys(project.tree())).not.toContain("other/");
  });

  test.each([
    ["cannot be read", "asyncapi: [", 3],
    ["is no AsyncAPI document", "openapi: 3.0.0", 3],
    ["has a reference to nothing", broken, 1],
  ])("writes nothing where the document %s", async (_, text, status) => {
    const project = makeProject({ "asyncapi.yaml": text });
    const ended = await project.run("docs", "build");
    expect(ended).toMatchObject({
      status,
      stdout: "",
      stderr: expect.stringContaining("nothing was written"),
    });
    expect(Object.keys(project.tree())).toEqual(["asyncapi.yaml"]);
  });

  test.each([
    [["--as", "clint"], "`--as clint` is not understood", "Did you mean `client`?"],
    [["--url", "example.com"], "`example.com` is no address of a site", "--url https://"],
    [["--url", "https://example.com/?a"], "is no address of a site", "--url https://"],
    [["--base-path", "docs"], "`docs` is no base path", "--base-path /docs/"],
    [["--logo", "logo.svg"], "the logo `logo.svg` cannot be read: it does not exist", "relative to"],
    [["--logo", "asyncapi.yaml"], "the logo `asyncapi.yaml` is no picture", ".svg"],
    [["--pages", "guides"], "the folder `guides` of `--pages` cannot be read: it does not exist", ""],
    [["--templates", "asyncapi.yaml"], "cannot be read: it is no folder", ""],
    [["--out", "."], "cannot be the output folder", ""],
    [["--pages", "x", "--out", "x"], "cannot be the output folder", ""],
    [["--prot", "1"], "unknown option", ""],
  ])("%j is refused", async (flags, reason, hint) => {
    const project = makeProject({ "asyncapi.yaml": chat, "x/a.md": "# A" });
    const ended = await project.run("docs", "build", ...flags);
    expect(ended).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(reason) });
    expect(ended.stderr).toContain(hint);
    expect(Object.keys(project.tree())).toEqual(["asyncapi.yaml", "x/", "x/a.md"]);
  });

  test("names the template that does not work, and its line", async () => {
    const project = makeProject({ "asyncapi.yaml": chat, "own/facts.html.hbs": "<dl>\n{{nothing}}" });
    const ended = await project.run("docs", "build", "--templates", "own");
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining("`facts.html.hbs`, line 2") });
    writeFiles(project.cwd, { "own/fact.html.hbs": "" });
    const other = await project.run("docs", "build", "--templates", "own");
    expect(other.stderr).toContain("Did you mean `facts.html.hbs`?");
  });

  test("takes what the configuration says, relative to it, and a flag in place of it", async () => {
    const config = {
      docs: {
        output: "../public",
        title: "Ours",
        reader: "server",
        pages: "guides",
        colours: { accent: "#0a6" },
      },
    };
    const project = makeProject({
      "asyncapi.yaml": chat,
      "conf/asyncwright.config.json": JSON.stringify(config),
      "conf/guides/guide.md": "# Guide\n",
    });
    const flags = ["asyncapi.yaml", "--config", "conf/asyncwright.config.json"];
    expect((await project.run("docs", "build", ...flags)).status).toBe(0);
    const read = (path: string) => readFileSync(join(project.cwd, path), "utf8");
    expect(read("public/guide.html")).toContain("<title>Guide · Ours</title>");
    expect(read("public/assets/colours.css")).toContain("#0a6");
    await project.run("docs", "build", ...flags, "--title", "Mine");
    expect(read("public/guide.html")).toContain("<title>Guide · Mine</title>");
  });

  test("a key of `docs` that there is not is refused", async () => {
    const project = makeProject({
      "asyncapi.yaml": chat,
      "asyncwright.config.json": JSON.stringify({ docs: { colors: {} } }),
    });
    expect(await project.run("docs", "build")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Did you mean `colours`?"),
    });
  });
});

test("`docs` alone shows what there is", async () => {
  const ended = await makeProject().run("docs");
  expect(ended.status).toBe(2);
  expect((await makeProject().run("docs", "--help")).stdout).toMatch(/build[\s\S]*serve/);
  expect((await makeProject().run("docs", "biuld")).stderr).toContain("Did you mean `build`?");
});

describe("docs serve", () => {
  test("shows the site to this machine, with types, and keeps nothing in caches", async () => {
    const { get } = await startServe(makeProject().cwd);
    const types = await Promise.all(
      [
        "/",
        "/index.html",
        "/index.md",
        "/llms.txt",
        "/assets/site.css",
        "/assets/site.js",
        "/asyncapi.json",
      ].map(async (path) => {
        const { status, headers } = await get(path);
        return [path, status, headers["content-type"], headers["cache-control"]];
      }),
    );
    expect(types).toEqual([
      ["/", 200, "text/html; charset=utf-8", "no-store"],
      ["/index.html", 200, "text/html; charset=utf-8", "no-store"],
      ["/index.md", 200, "text/markdown; charset=utf-8", "no-store"],
      ["/llms.txt", 200, "text/plain; charset=utf-8", "no-store"],
      ["/assets/site.css", 200, "text/css; charset=utf-8", "no-store"],
      ["/assets/site.js", 200, "text/javascript; charset=utf-8", "no-store"],
      ["/asyncapi.json", 200, "application/json; charset=utf-8", "no-store"],
    ]);
    expect((await get("/chat")).headers.location).toBe("/chat/");
    expect(await get("/nothing.html")).toMatchObject({
      status: 404,
      body: expect.stringContaining("no such page"),
    });
  });

  test("has nothing but the site, for nobody but this machine", async () => {
    const { get } = await startServe(makeProject().cwd);
    for (const path of [
      "/../asyncapi.yaml",
      "/%2e%2e/asyncapi.yaml",
      "/..%2fasyncapi.yaml",
      "/asyncapi.yaml",
    ])
      expect((await get(path)).status).toBe(404);
    expect((await get("/%")).status).toBe(400);
    expect((await get("/", { headers: { host: "evil.example" } })).status).toBe(403);
    expect((await get("/", { method: "POST" })).status).toBe(405);
  });

  test("tells open pages of a change, and shows why there is no site until there is one again", async () => {
    const { cwd } = makeProject();
    const { get, news, see } = await startServe(cwd);
    const page = await get("/");
    const [, version = ""] = /<script src="\/-\/reload\.js\?([\w-]+)" defer><\/script>/.exec(page.body) ?? [];
    const versions = news();
    expect(await versions.next()).toBe(version);
    expect((await get(`/-/reload.js?${version}`)).body).toContain("location.reload()");

    writeFileSync(join(cwd, "asyncapi.yaml"), chat.replace("title: Chat", "title: Another"));
    expect(await versions.next()).not.toBe(version);
    expect((await get("/")).body).toContain("<title>Another</title>");

    writeFileSync(join(cwd, "asyncapi.yaml"), "asyncapi: [ <b>");
    await versions.next();
    const fault = await get("/");
    expect(fault).toMatchObject({ status: 500, body: expect.stringContaining("The site cannot be made") });
    expect(fault.body).toContain("/-/reload.js");
    expect(fault.body).not.toContain("<b>");
    await see(/waiting for a document that can be shown/);

    writeFileSync(join(cwd, "asyncapi.yaml"), chat);
    await versions.next();
    expect((await get("/")).status).toBe(200);
  });

  test("sees new pages of one's own, and waits out those that do not work", async () => {
    const { cwd } = makeProject({ "asyncapi.yaml": chat, "guides/a.md": "# A\n" });
    const { get, news, see } = await startServe(cwd, "--pages", "guides");
    const versions = news();
    await versions.next();
    writeFiles(cwd, { "guides/b.md": "# B\n\n[x](nothing.md)\n" });
    await versions.next();
    await see(/`b\.md` links to `nothing\.md`/);
    expect((await get("/")).status).toBe(500);
    writeFiles(cwd, { "guides/b.md": "# B\n\n[x](a.md)\n" });
    await versions.next();
    expect((await get("/b.html")).body).toContain('<a href="a.html">x</a>');
  });

  test("ends when it is interrupted", async () => {
    const { child, ended } = await startServe(makeProject().cwd);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  test("says when the port is taken, and that standard input cannot be watched", async () => {
    const project = makeProject();
    const { port } = await startServe(project.cwd);
    const ended = await project.run("docs", "serve", "--port", String(port));
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining(`port ${port} is in use`) });
    expect((await project.run("docs", "serve", "-")).stderr).toContain("standard input cannot be watched");
    expect((await project.run("docs", "serve", "--port", "x")).stderr).toContain(
      "`--port x` is not understood",
    );
  });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

interface Serving {
  readonly port: number;
  readonly child: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly get: (path: string, options?: object) => Promise<Answer>;
  /** The versions that open pages are told of, one by one. */
  readonly news: () => { readonly next: () => Promise<string> };
  /** Resolves when the output fits. */
  readonly see: (pattern: RegExp) => Promise<RegExpExecArray>;
}

/** Starts the real command on any port and waits until it listens. */
async function startServe(cwd: string, ...flags: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [bin, "docs", "serve", "--port", "0", ...flags], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on("close", (status, signal) => resolve(status ?? signal)),
  );
  const see = (pattern: RegExp): Promise<RegExpExecArray> =>
    until(
      () => pattern.exec(printed) ?? undefined,
      () => `${pattern} is not in\n${printed}`,
    );
  const [, port = ""] = await see(/serving at http:\/\/127\.0\.0\.1:(\d+)\//);
  const address = { host: "127.0.0.1", port: Number(port) };
  const get = (path: string, options: object = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ ...address, path, ...options }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text: string) => (body += text));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      asked.on("error", reject).end();
    });
  const news = () => {
    const versions: string[] = [];
    const asked = request({ ...address, path: "/-/news" }, (response) => {
      expect(response.headers["content-type"]).toBe("text/event-stream");
      response.setEncoding("utf8").on("data", (text: string) => {
        for (const [, version = ""] of text.matchAll(/^data: (.*)$/gm)) versions.push(version);
      });
      response.on("error", () => undefined);
    });
    asked.on("error", () => undefined).end();
    onTestFinished(() => void asked.destroy());
    return {
      next: () =>
        until(
          () => versions.shift(),
          () => `no news; printed was\n${printed}`,
        ),
    };
  };
  return { port: Number(port), child, ended, get, news, see };
}

async function until<T>(look: () => T | undefined, complain: () => string): Promise<T> {
  for (let round = 0; round < 800; round += 1) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(complain());
}
