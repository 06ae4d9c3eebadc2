import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findCircle, type Import, listSources, readImports } from "./imports.js";

const imports = readImports("src");

/** What each part of src may import of the others. A part is a folder, or a file directly in src. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  limits: [],
  version: [],
  runtime: [],
  json: [],
  diagnostic: [],
  // Only the families of protocols, which the runtime has to know too.
  specification: ["schema", "json", "runtime"],
  schema: ["json", "diagnostic"],
  code: ["schema", "json"],
  config: ["read", "json", "diagnostic", "limits"],
  read: ["specification", "schema", "json", "diagnostic", "limits"],
  contract: ["read", "schema", "specification", "json", "diagnostic", "limits"],
  validator: ["code", "contract", "schema", "json", "diagnostic", "runtime"],
  example: ["contract", "schema", "json", "diagnostic", "runtime"],
  rules: ["example", "validator", "contract", "read", "schema", "specification", "json", "diagnostic"],
  description: ["code", "contract", "schema", "specification", "json", "runtime", "diagnostic"],
  emit: [
    "validator",
    "example",
    "description",
    "code",
    "contract",
    "schema",
    "specification",
    "json",
    "diagnostic",
    "runtime",
    "version",
  ],
  rewrite: ["contract", "read", "specification", "schema", "json", "diagnostic", "limits"],
  official: ["rewrite", "read", "json", "diagnostic"],
  // Other languages: what emit is for TypeScript, through a library that only who asks for it installs.
  languages: ["description", "code", "contract", "schema", "json", "diagnostic"],
  output: ["json", "diagnostic"],
  // What each verb does; the last part that knows what documents are.
  program: [
    ...[
      "mock",
      "site",
      "rewrite",
      "official",
      "languages",
      "emit",
      "description",
      "rules",
      "code",
      "contract",
      "read",
    ],
    ...["specification", "json", "diagnostic", "limits"],
  ],
  // Foreign peers know the document, and nothing of what is generated from it.
  conform: ["contract", "specification", "json"],
  mock: ["description", "validator", "contract", "schema", "json", "runtime", "diagnostic"],
  site: [
    ...["emit", "example", "description", "validator", "code", "contract", "schema"],
    ...["specification", "json", "diagnostic", "runtime"],
  ],
  // The public API.
  index: ["program", "config", "diagnostic", "limits"],
  // Flags, printing, exit status: it calls the API as others do, and of the rest it needs what it prints.
  cli: [
    ...["index", "program", "output", "mock", "site", "contract", "config"],
    ...["diagnostic", "limits", "version"],
  ],
  bin: ["cli", "version"],
  // The door for hooks/, where the AsyncAPI Generator comes in.
  template: ["cli"],
};

const partOf = (file: string): string => file.split("/")[1]?.replace(/\.ts$/, "") ?? "";

/** The folder of an emitter: `client` of `src/emit/client/connection.ts`; empty for `src/emit/emit.ts`. */
const folderOf = (file: string): string => file.split("/").slice(2, -1)[0] ?? "";

test.each(Object.entries(allowed))("src/%s imports no part but %j", (part, others) => {
  const wrong = imports.filter(
    ({ from, file }) =>
      file?.startsWith("src/") &&
      partOf(from) === part &&
      partOf(file) !== part &&
      !others.includes(partOf(file)),
  );
  expect(wrong.map(({ from, file }) => `${from} -> ${file}`)).toEqual([]);
});

test("every part of src has its row in the table above", () => {
  expect([...new Set(listSources("src").map(partOf))].filter((part) => !(part in allowed))).toEqual([]);
});

const emitters = [...new Set(listSources("src/emit").map(folderOf))].filter(
  (folder) => folder !== "scope" && folder !== "",
);

test("src/emit has a folder for each emitter", () => {
  expect(emitters).toContain("client");
  expect(emitters.length).toBeGreaterThanOrEqual(9);
});

test.each(emitters)(
  "src/emit/%s imports no other emitter: what several need stands in emit/scope",
  (emitter) => {
    const wrong = imports.filter(
      ({ from, file }) =>
        from.startsWith(`src/emit/${emitter}/`) &&
        file?.startsWith("src/emit/") &&
        ![emitter, "scope"].includes(folderOf(file)),
    );
    expect(wrong.map(({ from, file }) => `${from} -> ${file}`)).toEqual([]);
  },
);

test("src/emit/scope imports no emitter", () => {
  const wrong = imports.filter(
    ({ from, file }) =>
      from.startsWith("src/emit/scope/") && file?.startsWith("src/emit/") && folderOf(file) !== "scope",
  );
  expect(wrong.map(({ from, file }) => `${from} -> ${file}`)).toEqual([]);
});

test("the site takes what emitters share, and no emitter", () => {
  const wrong = imports.filter(
    ({ from, file }) =>
      partOf(from) === "site" && file?.startsWith("src/emit/") && folderOf(file) !== "scope",
  );
  expect(wrong.map(({ from, file }) => `${from} -> ${file}`)).toEqual([]);
});

test("src has no circle of imports", () => {
  expect(findCircle(imports)).toBeUndefined();
});

test("each third-party package is imported by one file", () => {
  const importers = new Map<string, Set<string>>();
  for (const { from, package: name } of imports)
    if (name !== undefined && !name.startsWith("node:"))
      importers.set(name, (importers.get(name) ?? new Set()).add(from));
  const shared = [...importers].filter(([, files]) => files.size > 1);
  expect(shared.map(([name, files]) => `${name}: ${[...files].join(", ")}`)).toEqual([]);
});

test("the runtime imports nothing outside itself but Node's own modules, and those in runtime/node only", () => {
  const outside = imports.filter(
    ({ from, file, specifier }) =>
      from.startsWith("src/runtime/") &&
      !file?.startsWith("src/runtime/") &&
      !(from.startsWith("src/runtime/node/") && specifier.startsWith("node:")),
  );
  expect(outside).toEqual([]);
});

/**
 * What each folder of the runtime may import of the others, lowest first: `wire` is the seam, client and server stand on
 * it and know nothing of each other, transports come next, then what tests need, and what runs in Node on top.
 */
const runtimeOrder: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  client: ["wire"],
  server: ["wire"],
  fetch: ["wire"],
  webhook: ["fetch", "server", "wire"],
  polling: ["wire"],
  websocket: ["wire"],
  socketio: ["wire"],
  http: ["polling", "client", "wire"],
  memory: ["polling", "client", "wire"],
  testing: ["memory", "client", "server", "wire"],
  // Each file of node/request and this one stand below the adapters; the files directly in node above them.
  "node/package.ts": ["wire"],
  "node/request": ["wire"],
  "node/callback": ["webhook", "wire"],
  "node/webhook": ["node/callback", "webhook", "http", "client", "wire"],
  "node/redis": ["server", "wire"],
  "node/http": ["node/request", "node/package.ts", "wire"],
  "node/websocket": ["node/request", "node/package.ts", "wire"],
  "node/socketio": ["node/request", "node/package.ts", "socketio", "wire"],
  node: [
    ...["node/request", "node/package.ts", "node/http", "node/websocket", "node/socketio"],
    ...["testing", "memory", "http", "socketio", "websocket", "client", "fetch", "wire"],
  ],
  "": ["client", "server", "wire"],
};

function runtimePartOf(file: string): string {
  const path = file.replace("src/runtime/", "");
  return path in runtimeOrder ? path : path.split("/").slice(0, -1).join("/");
}

test.each(Object.entries(runtimeOrder))("src/runtime/%s imports no folder but %j", (part, others) => {
  const wrong = imports.filter(
    ({ from, file }) =>
      from.startsWith("src/runtime/") &&
      file?.startsWith("src/runtime/") &&
      runtimePartOf(from) === part &&
      runtimePartOf(file) !== part &&
      !others.includes(runtimePartOf(file)),
  );
  expect(wrong.map(({ from, file }) => `${from} -> ${file}`)).toEqual([]);
});

test("every folder of src/runtime has its row, and none imports one that stands below it in the table", () => {
  const rows = Object.keys(runtimeOrder);
  const parts = new Set(
    listSources("src").flatMap((file) => (file.startsWith("src/runtime/") ? [runtimePartOf(file)] : [])),
  );
  expect([...parts].filter((part) => !rows.includes(part))).toEqual([]);
  const upward = Object.entries(runtimeOrder).flatMap(([part, others]) =>
    others.filter((other) => rows.indexOf(other) >= rows.indexOf(part)).map((other) => `${part} -> ${other}`),
  );
  expect(upward).toEqual([]);
});

test("what runs in browsers does not import what runs in Node", () => {
  const wrong = imports.filter(
    ({ from, file }) =>
      from.startsWith("src/runtime/") &&
      !from.startsWith("src/runtime/node/") &&
      file?.startsWith("src/runtime/node/"),
  );
  expect(wrong).toEqual([]);
});

test.each(["contract", "emit"])("src/%s does not touch the world", (part) => {
  const pure = new Set(["node:crypto", "node:path/posix"]);
  const touching = imports.filter(
    ({ from, specifier }) => partOf(from) === part && specifier.startsWith("node:") && !pure.has(specifier),
  );
  expect(touching.map(({ from, specifier }) => `${from}: ${specifier}`)).toEqual([]);
});

test("only the command and the hook for the AsyncAPI Generator have the process in their hands", () => {
  const edges = ["src/bin.ts", "src/template.ts"];
  const talking = listSources("src")
    .filter((file) => !edges.includes(file))
    .filter((file) => /\bconsole\.\w+\(|\bprocess\.(?:exit|exitCode|stdout|stderr)\b/.test(code(file)));
  expect(talking).toEqual([]);
});

test("the command has the process from its edge alone, but for the number that names a file of its own", () => {
  const touching = listSources("src/cli").filter((file) =>
    /(?<![/\w])process\.(?!pid\b)\w|from "node:process"/.test(code(file)),
  );
  expect(touching).toEqual([]);
});

const code = (file: string): string => readFileSync(file, "utf8");

describe("a circle", () => {
  const arrow = (from: string, file: string): Import => ({ from, specifier: file, file });
  test.each([
    { given: [arrow("a", "b"), arrow("b", "c")], wanted: undefined },
    { given: [arrow("a", "a")], wanted: ["a", "a"] },
    { given: [arrow("a", "b"), arrow("b", "c"), arrow("c", "b")], wanted: ["b", "c", "b"] },
    {
      given: [arrow("a", "c"), arrow("b", "c"), arrow("c", "d"), arrow("d", "b")],
      wanted: ["c", "d", "b", "c"],
    },
  ])("of $given.length arrows is $wanted", ({ given, wanted }) => {
    expect(findCircle(given)).toEqual(wanted);
  });
});
