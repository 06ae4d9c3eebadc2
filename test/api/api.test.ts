import { afterEach, describe, expect, test, vi } from "vitest";
import * as api from "../../src/index.js";
import { chat } from "../cli/command.js";
import { makeFolder, readTree } from "../folder.js";

const { buildSite, bundle, convert, format, generate, inspect, isUsageError, mock, validate } = api;

const broken = chat.replace('"#/channels/room" }\n    messages', '"#/channels/romo" }\n    messages');
const old = `asyncapi: 2.6.0
info: { title: Old, version: 1.0.0 }
servers: { old: { url: localhost, protocol: ws } }
channels:
  room: { publish: { message: { name: say, payload: { type: object } } } }
`;

const memory = (text: string) => ({ files: [{ path: "asyncapi.yaml", text }] });

const verbs = Object.entries({ validate, generate, inspect, bundle, convert, format, buildSite, mock });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

describe.each(verbs)("%s", (name, verb) => {
  const call = async (text: string) => {
    const options = { signal: new AbortController().signal };
    const result = await verb(memory(text), options);
    if ("mock" in result) await result.mock?.close();
    return result;
  };

  test("takes a document in memory, and prints and writes nothing", async () => {
    const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const warned = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    stops.push(
      () => said.mockRestore(),
      () => warned.mockRestore(),
    );
    expect(await call(name === "convert" ? old : chat)).toMatchObject({ verdict: "valid" });
    expect([said, warned].flatMap(({ mock: { calls } }) => calls)).toEqual([]);
  });

  test("says that a text which is no document is undecided, and where", async () => {
    const result = await call("asyncapi: [");
    expect(result.verdict).toBe("undecided");
    expect(result.findings[0]).toMatchObject({ severity: "error", file: "asyncapi.yaml", line: 1 });
    expect(result.sources).toEqual([{ file: "asyncapi.yaml", path: "asyncapi.yaml", text: "asyncapi: [" }]);
  });

  test("says the same of a file, of a text and of a stream", async () => {
    const cwd = makeFolder({ "asyncapi.yaml": broken });
    const stream = async function* () {
      yield broken;
    };
    const sources = ["asyncapi.yaml", { text: broken, path: "asyncapi.yaml" }, { stream: stream() }];
    const results = await Promise.all(sources.map((source) => verb(source, { cwd })));
    const [file, text, streamed] = results.map(({ verdict, findings }) => ({
      verdict,
      findings: findings.map(({ code, file: where, line }) => [
        code,
        where.replace("<stdin>", "asyncapi.yaml"),
        line,
      ]),
    }));
    expect(text).toEqual(file);
    expect(streamed).toEqual(file);
    expect(Object.keys(readTree(cwd))).toEqual(["asyncapi.yaml"]);
  });

  test("rejects with the reason of an aborted signal", async () => {
    const reason = new Error("enough");
    await expect(verb(memory(chat), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test("rejects a path that leaves the files in memory as a wrong call", async () => {
    const error = await verb({ files: [{ path: "../a.yaml", text: chat }] }, {}).catch(
      (caught: unknown) => caught,
    );
    expect(isUsageError(error)).toBe(true);
    expect(error).toMatchObject({ code: "usage", help: expect.stringContaining("relative") });
  });
});

const head = "asyncapi: 3.0.0\ninfo: { title: Rooms, version: 1.0.0 }\n";
const room = "{ address: /room, messages: { say: { payload: { type: string } } } }\n";

test("files in memory refer to each other, and findings name them", async () => {
  const files = [
    { path: "spec/asyncapi.yaml", text: `${head}channels: { room: { $ref: "../shared/room.yaml" } }\n` },
    { path: "shared/room.yaml", text: room.replace("address", "adress") },
  ];
  const { findings, verdict } = await validate({ files });
  expect(verdict).toBe("invalid");
  expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
    { code: "unknown-member", file: "shared/room.yaml", line: 1, related: [{ file: "spec/asyncapi.yaml" }] },
  ]);
});

test("a text reads what it refers to from the disk, from where it says that it is", async () => {
  const cwd = makeFolder({ "spec/room.yaml": room });
  const text = `${head}channels: { room: { $ref: room.yaml } }\n`;
  expect((await validate({ text, path: "spec/asyncapi.yaml" }, { cwd })).verdict).toBe("valid");
  expect((await validate({ text }, { cwd })).verdict).not.toBe("valid");
});

test("`strict` makes a warning count", async () => {
  const warned = memory(chat.replace("host: localhost", 'host: "{region}.localhost"'));
  expect((await validate(warned)).verdict).toBe("valid");
  expect((await validate(warned, { strict: true })).verdict).toBe("invalid");
});

test("generate gives the files that the command writes", async () => {
  const { contract, files, verdict } = await generate(memory(chat));
  expect(verdict).toBe("valid");
  expect(files.map(({ path }) => path)).toContain("chat/client.ts");
  expect(contract?.services.map(({ name }) => name)).toEqual(["chat"]);
  expect((await generate(memory(broken))).files).toEqual([]);
});

test.each([generate, buildSite, mock])("a service that is not there is a wrong call", async (verb) => {
  const error = await verb(memory(chat), { services: ["caht"] }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "usage", message: expect.stringContaining("`caht`") });
});

test("inspect shows the side that is asked for", async () => {
  const kinds = async (as: "client" | "server") =>
    (await inspect(memory(chat), { as })).contract?.services[0]?.operations.map(({ kind }) => kind);
  expect(await kinds("server")).toEqual(["respond"]);
  expect(await kinds("client")).toEqual(["request"]);
});

test("a mock ends with its signal", async () => {
  const ending = new AbortController();
  const { mock: server } = await mock(memory(chat), { signal: ending.signal });
  const url = server?.url ?? "";
  expect((await fetch(url)).status).toBeGreaterThan(0);
  ending.abort();
  await vi.waitFor(() => expect(fetch(url)).rejects.toThrow());
});

test.each(["not an id", "1st", "a-b", "a.b", "", "x;y"])("rejects %j as a name in code", async (name) => {
  const call = generate(memory(chat), { names: { say: name } });
  await expect(call).rejects.toSatisfy(isUsageError);
  await expect(call).rejects.toThrow("no name in TypeScript");
});

test("takes names in code by key", async () => {
  const { files } = await generate(memory(chat), { names: { say: "Speak" } });
  expect(files.find(({ path }) => path.endsWith("models.ts"))?.text).toContain("interface Speak ");
});
