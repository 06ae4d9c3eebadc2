import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { loadPackage } from "../package.js";

/** What is asked of a parser of forms: the class `Busboy` of @fastify/busboy 3. */
export type FormParserConstructor = new (config: {
  readonly headers: IncomingHttpHeaders & { readonly "content-type": string };
  readonly limits: Readonly<
    Record<"fieldSize" | "fileSize" | "parts" | "headerPairs" | "headerSize", number>
  >;
  readonly isPartAFile: (
    name: string | undefined,
    contentType: string | undefined,
    filename: string | undefined,
  ) => boolean;
}) => FormParser;

/** A parser that is fed with chunks and tells what it finds. */
export interface FormParser {
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  on(event: "file", listener: FileListener): unknown;
  on(event: "field", listener: FieldListener): unknown;
  on(event: "finish" | "partsLimit", listener: () => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
}

type FileListener = (
  name: string,
  stream: Readable,
  filename: string,
  transferEncoding: string,
  contentType: string,
) => void;

type FieldListener = (name: string, value: string, isNameCut: boolean, isValueCut: boolean) => void;

/** The parser that @fastify/busboy has. Throws an `AsyncApiError` where that is not installed. */
export async function loadFormParser(): Promise<FormParserConstructor> {
  const { Busboy } = await loadPackage("@fastify/busboy");
  // Checked: versions 2 and 3 have the class under this name.
  return Busboy as FormParserConstructor;
}
