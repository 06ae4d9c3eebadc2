import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { emitContract } from "../../../src/emit/emit.js";
import type { PackageOptions } from "../../../src/emit/package/package.js";
import { runtimeFiles } from "../../../src/emit/package/runtime.js";
import { hostileTexts } from "../../code/hostile-texts.js";
import { read, rooms } from "../service-sample.js";

const filesOf = async (yaml: string, options: PackageOptions = {}) => {
  const { files } = await emitContract(read(yaml).contract, { package: options });
  return new Map(files.map(({ path, text }) => [path, text]));
};

const packageOf = async (yaml: string, options: PackageOptions = {}): Promise<Record<string, unknown>> =>
  JSON.parse((await filesOf(yaml, options)).get("package.json") ?? "");

test("the runtime is every file of src/runtime, sorted", () => {
  const wanted = readdirSync("src/runtime", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .sort();
  expect(runtimeFiles.map(({ path }) => path)).toEqual(wanted.map((path) => `runtime/${path}`));
  for (const { path, text } of runtimeFiles) expect(text).toBe(readFileSync(join("src", path), "utf8"));
});

describe("package.json", () => {
  const info = (text: string) => rooms.replace("{ title: Rooms, version: 1.0.0 }", text);

  test.each([
    ["{ title: Rooms API (beta), version: 1.2.3-rc.1 }", { name: "rooms-api-beta", version: "1.2.3-rc.1" }],
    ["{ title: 聊天, version: '2024' }", { name: "api", version: "0.0.0" }],
    ["{ title: node modules, version: v1 }", { name: "node-modules-api", version: "0.0.0" }],
  ])("is named after %s", async (text, wanted) => {
    expect(await packageOf(info(text))).toMatchObject(wanted);
  });

  test("has the name and the version of the configuration", async () => {
    const identity = { name: "@acme/rooms", version: "3.0.0" };
    expect(await packageOf(rooms, identity)).toMatchObject(identity);
  });

  test.each([
    ["{ title: A, version: 1.0.0, license: { name: MIT } }", "MIT"],
    ["{ title: A, version: 1.0.0, license: { name: All rights reserved. } }", undefined],
    ["{ title: A, version: 1.0.0 }", undefined],
  ])("has the licence of %s where npm knows it", async (text, wanted) => {
    expect((await packageOf(info(text))).license).toBe(wanted);
  });

  test("can be published: nothing private, every entry is a file that the compiler or the script makes", async () => {
    const files = await filesOf(rooms);
    const { private: isPrivate, exports, scripts } = JSON.parse(files.get("package.json") ?? "");
    expect(isPrivate).toBeUndefined();
    expect(scripts.prepack).toBe("tsc -p . && node pack.mjs");
    const entries = Object.entries<{ types: string; default: string }>(exports).filter(([key]) =>
      key.startsWith("./r"),
    );
    expect(entries.map(([key]) => key)).toContain("./rooms/client");
    for (const [, entry] of entries) {
      expect(entry.types).toBe(entry.default.replace(/\.js$/, ".d.ts"));
      expect([...files.keys()]).toContain(entry.default.replace("./dist/", "").replace(/\.js$/, ".ts"));
    }
  });

  test("reaches every folder of the runtime by a subpath: a file in it, or a face that exports from it", async () => {
    const { exports } = await packageOf(rooms);
    const entries = Object.entries(exports ?? {}).flatMap(([key, entry]: [string, { default: string }]) =>
      key.startsWith("./runtime") ? [entry.default.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts")] : [],
    );
    const exported = entries.flatMap((entry) =>
      [
        ...readFileSync(entry, "utf8").matchAll(/^export .*from "(\..*)\.js";$|^\} from "(\..*)\.js";$/gm),
      ].map(([, line, end]) => `${join(dirname(entry), line ?? end ?? "")}.ts`),
    );
    const reached = new Set([...entries, ...exported].map(dirname));
    const folders = new Set(runtimeFiles.map(({ path }) => dirname(join("src", path))));
    expect([...folders].filter((folder) => !reached.has(folder))).toEqual([]);
    expect(entries).toHaveLength(17);
  });

  test("asks only for packages that the contract has a use for, and for none of them always", async () => {
    const { peerDependencies, peerDependenciesMeta } = await packageOf(rooms);
    expect(Object.keys(peerDependencies ?? {})).toEqual(["@fastify/busboy", "ws"]);
    expect(peerDependenciesMeta).toEqual({ "@fastify/busboy": { optional: true }, ws: { optional: true } });
    const http = rooms
      .replace("protocol: wss", "protocol: http")
      .replace("multipart/form-data", "application/json");
    expect(await packageOf(http)).not.toHaveProperty("peerDependencies");
  });
});

test("a document without messages and schemas makes no file", async () => {
  expect([...(await filesOf("asyncapi: 3.0.0\ninfo: { title: A, version: 1.0.0 }")).keys()]).toEqual([]);
});

test.each(hostileTexts)("the README shows a title such as %j as text", async (title) => {
  const readable = title.replaceAll(/[\ud800-\udfff]/g, "?");
  const yaml = rooms.replace("title: Rooms", `title: ${JSON.stringify(`Rooms ${readable}`)}`);
  const readme = (await filesOf(yaml)).get("README.md") ?? "";
  const [line = ""] = readme.split("\n").filter((one) => one.startsWith("Clients and servers of "));
  expect(line).toContain("Generated by asyncwright");
  const bare = line.replaceAll(/\\[!-/:-@[-`{-~]/g, "");
  expect(bare).not.toMatch(/[<>`[\]@#*_]|:\/\//);
});
