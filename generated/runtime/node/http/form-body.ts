import { File } from "node:buffer";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { proveContentType, signatureBytes } from "../../wire/content-type.js";
import { type BodySettings, type Interruption, pump, type ReadBody } from "./body-pump.js";
import { type FormParser, type FormParserConstructor, loadFormParser } from "./form-parser.js";

/**
 * Reads multipart/form-data into an object: text of fields, a `File` for each of `files`, a list where a name stands
 * more than once. Everything is kept in memory, so there is nothing to clean up. Throws where the parser is missing.
 */
export async function readForm(
  request: IncomingMessage,
  files: readonly string[],
  settings: BodySettings,
): Promise<ReadBody> {
  const contentType = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;.*\bboundary=/i.test(contentType))
    return { ok: false, reason: "wrong-type" };
  const { limits, reserve } = settings;
  const Parser = settings.formParser ?? (await loadFormParser());
  const form = createForm(Parser, { ...request.headers, "content-type": contentType }, files, settings);
  if (form === undefined) return { ok: false, reason: "wrong-type" };
  const maximumBytes = limits.uploadBytes * files.length + limits.messageBytes * 2;
  const interruption = await pump(request, { maximumBytes, settings }, (chunk) =>
    reserve(chunk.length) ? form.feed(chunk) : "full",
  );
  if (interruption !== undefined) return { ok: false, reason: interruption };
  return form.finish();
}

interface Form {
  feed(chunk: Uint8Array): Interruption | undefined;
  finish(): Promise<ReadBody>;
}

function createForm(
  Parser: FormParserConstructor,
  headers: IncomingHttpHeaders & { readonly "content-type": string },
  files: readonly string[],
  { limits }: BodySettings,
): Form | undefined {
  const parser = parserOf(Parser, { headers, files, limits });
  if (parser === undefined) return undefined;
  const values: [name: string, value: string | Promise<File | undefined>][] = [];
  let interruption: Interruption | undefined;
  let textBytes = 0;
  const stop = (reason: Interruption) => {
    interruption ??= reason;
  };
  const done = new Promise<void>((resolve) => {
    parser.on("finish", resolve);
    parser.on("error", () => {
      stop("not-json");
      resolve();
    });
  });
  parser.on("partsLimit", () => stop("too-large"));
  parser.on("field", (name, value, isNameCut, isValueCut) => {
    textBytes += name?.length + value.length;
    if (isNameCut || isValueCut || textBytes > limits.messageBytes) stop("too-large");
    if (interruption === undefined) values.push([name, value]);
  });
  parser.on("file", (name, stream, filename, _encoding, type) => {
    stream.on("limit", () => stop("too-large"));
    stream.on("error", () => stop("not-json"));
    if (!files.includes(name)) stop("wrong-type");
    if (interruption === undefined) values.push([name, readFile(stream, filename, type)]);
    else stream.resume();
  });
  return {
    feed(chunk) {
      if (interruption === undefined) parser.write(chunk);
      return interruption;
    },
    async finish() {
      parser.end();
      await done;
      if (interruption !== undefined) return { ok: false, reason: interruption };
      return collect(values);
    },
  };
}

function parserOf(
  Parser: FormParserConstructor,
  {
    headers,
    files,
    limits,
  }: Pick<BodySettings, "limits"> & {
    readonly headers: IncomingHttpHeaders & { readonly "content-type": string };
    readonly files: readonly string[];
  },
): FormParser | undefined {
  try {
    return new Parser({
      headers,
      limits: {
        fieldSize: limits.messageBytes,
        fileSize: limits.uploadBytes,
        parts: limits.formParts,
        headerPairs: 20,
        headerSize: limits.headerBytes,
      },
      isPartAFile: (name, _type, filename) => filename !== undefined || files.includes(name ?? ""),
    });
  } catch {
    return undefined;
  }
}

async function readFile(stream: Readable, filename: string | undefined, declared: string) {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch {
    return undefined;
  }
  const start = Buffer.concat(chunks.slice(0, signatureBytes)).subarray(0, signatureBytes);
  const type = proveContentType(declared, start);
  const name = (filename ?? "").replace(/[\u0000-\u001f\u007f"\\/]/g, "_").slice(-200);
  return type === undefined ? undefined : new File(chunks, name, { type });
}

async function collect(
  values: readonly (readonly [string, string | Promise<File | undefined>])[],
): Promise<ReadBody> {
  const found = new Map<string, unknown>();
  for (const [name, pending] of values) {
    if (name === "__proto__") continue;
    const value = await pending;
    if (value === undefined) return { ok: false, reason: "wrong-type" };
    const before = found.get(name);
    if (before === undefined) found.set(name, value);
    else found.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return { ok: true, value: Object.fromEntries(found) };
}
