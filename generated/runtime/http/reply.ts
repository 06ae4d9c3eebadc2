import { AsyncApiError } from "../wire/error.js";
import { parseFrame } from "../wire/frame.js";
import type { HttpReply } from "../wire/transport.js";

/** Reads an answer to its end, at most so many bytes. Throws an `AsyncApiError` where it is more, or broken JSON. */
export async function readReply(response: Response, maximumBytes: number): Promise<HttpReply> {
  const { status } = response;
  const headers: Record<string, string> = {};
  // Not all DOM types let headers be iterated.
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const type = headers["content-type"] ?? "";
  const content = await readContent(response, type, maximumBytes);
  if (content.size === 0) return { status, headers, body: undefined };
  if (!/[/+]json\b/i.test(type)) return { status, headers, body: content };
  const frame = parseFrame(await content.text());
  if (frame.ok) return { status, headers, body: frame.payload };
  throw new AsyncApiError("unexpected-reply", `the answer says that it is JSON but is ${frame.reason}`, {
    status,
  });
}

async function readContent(response: Response, type: string, maximumBytes: number): Promise<Blob> {
  // Its type is the platform's own, which differs between versions.
  const chunks: NonNullable<ConstructorParameters<typeof Blob>[0]>[number][] = [];
  const reader = response.body?.getReader();
  let bytes = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maximumBytes) {
      // What is left is not waited for: the connection goes with it.
      void reader.cancel().catch(() => undefined);
      throw new AsyncApiError("too-large", `the answer has more than ${maximumBytes} bytes`, {
        status: response.status,
      });
    }
    chunks.push(value);
  }
  return new Blob(chunks, { type });
}
