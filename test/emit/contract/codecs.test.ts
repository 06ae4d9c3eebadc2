import { expect, test } from "vitest";
import { compile } from "../service-compile.js";
import { emit } from "../service-sample.js";

const files = emit(`
asyncapi: 3.0.0
info: { title: Things, version: 1.0.0 }
servers: { web: { host: things.example.com, protocol: https } }
channels:
  things:
    address: /things
    messages:
      note: { contentType: text/plain, payload: { type: string } }
      packed: { contentType: application/msgpack, payload: { type: object } }
operations:
  put:
    action: receive
    channel: { $ref: "#/channels/things" }
    messages: [{ $ref: "#/channels/things/messages/note" }]
    reply: { messages: [{ $ref: "#/channels/things/messages/packed" }] }
`);

test("a contract has the runtime's codecs that it needs, and no others", () => {
  const { "contract.ts": text = "" } = files;
  expect(text).toContain('import { textCodec } from "../runtime/wire/text-codec.js";');
  expect(text).toContain(`  codecs: {
    "text/plain": textCodec,
  },`);
  expect(text).not.toContain("formCodec");
});

test("a codec that the runtime has not is asked of both sides", () => {
  const asked = 'readonly codecs: Readonly<Record<"application/msgpack", Codec>>;';
  expect(files["client.ts"]).toContain(asked);
  expect(files["server.ts"]).toContain(asked);
  expect(files["client.ts"]).toContain("put(message: Note, options?: CallOptions): Promise<Packed>;");
  expect(compile({ things: files })).toEqual([]);
});
