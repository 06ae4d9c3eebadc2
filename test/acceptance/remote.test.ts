import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "../folder.js";
import { asyncwright } from "./command.js";
import { reference, withPayload } from "./document.js";

/** A server on loopback for one test; its host and port. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = (values: Readonly<Record<string, number>>) => ({
  "asyncwright.config.json": JSON.stringify({ limits: values }),
});

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, " ");

const bomb = gzipSync(megabytes(100));

test.each<[string, RequestListener, string]>([
  ["that never answers", () => undefined, "ref-timeout"],
  ["with a body that never ends", (_, response) => response.write("{"), "ref-timeout"],
  ["with a body of 20 MB", (_, response) => response.end(megabytes(20)), "ref-too-large"],
  [
    "with a small body that inflates to 100 MB",
    (_, response) => response.setHeader("content-encoding", "gzip").end(bomb),
    "ref-too-large",
  ],
  [
    "that sends us elsewhere",
    (_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
    "ref-unreachable",
  ],
])("D09 an allowed host %s", async (_, answer, code) => {
  const host = await serve(answer);
  const folder = makeFolder({
    ...limits({ remoteMs: 500 }),
    "asyncapi.yaml": reference(`http://${host}/x.json`),
  });
  const run = await asyncwright(folder, ["generate", "--allow-remote", host], { network: true });
  expect(run.stderr).toContain(code);
  expect(run.status).toBe(3);
});

test("an allowed host is read", async () => {
  const host = await serve((_, response) => response.end('{ "type": "string" }'));
  const folder = makeFolder({ "asyncapi.yaml": reference(`http://${host}/x.json`) });
  const run = await asyncwright(folder, ["generate", "--allow-remote", host], { network: true });
  expect({ status: run.status, said: run.stderr }).toEqual({ status: 0, said: "" });
});

test("D28 a standard input that never closes", async () => {
  const folder = makeFolder(limits({ stdinMs: 300 }));
  const run = await asyncwright(folder, ["generate", "-"], { openStdin: true });
  expect(run.stderr).toContain("budget");
  expect([run.status, run.signal]).toEqual([3, null]);
});

test("D31 a configuration cannot reach the prototype of everything", async () => {
  const folder = makeFolder({
    "asyncwright.config.json": '{ "names": { "__proto__": { "polluted": 1 } } }',
    "asyncapi.yaml": withPayload("{ type: string }"),
  });
  const run = await asyncwright(folder, ["generate"]);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain("config");
});
