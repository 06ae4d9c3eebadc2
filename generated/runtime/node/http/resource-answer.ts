import type { IncomingMessage, ServerResponse } from "node:http";
import type { ResourceAnswer } from "../../wire/acceptor.js";
import { soundHeaders } from "../request/rejection.js";

/** Writes an answer: JSON as such, bytes as a download that a browser will not run. Rejects where it cannot be made. */
export async function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ResourceAnswer,
): Promise<void> {
  const isFile = answer.body instanceof Blob;
  if (isFile && /,/.test(request.headers.range ?? "")) return refuseRange(response, answer.body);
  const content = await encode(answer.body);
  if (response.destroyed) return;
  response.setHeader("cache-control", "no-store");
  if (answer.body instanceof Blob) describeFile(response, answer.body);
  else if (content !== undefined) response.setHeader("content-type", "application/json; charset=utf-8");
  for (const [name, value] of soundHeaders(Object.entries(answer.headers))) response.setHeader(name, value);
  const cookies = soundHeaders((answer.cookies ?? []).map((value) => ["set-cookie", value] as const));
  if (cookies.length > 0)
    response.setHeader(
      "set-cookie",
      cookies.map(([, value]) => value),
    );
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  if (isFile) response.setHeader("content-security-policy", "default-src 'none'; sandbox");
  if (answer.status !== 204 && answer.status !== 304)
    response.setHeader("content-length", content?.length ?? 0);
  response.statusCode = answer.status;
  response.end(request.method === "HEAD" ? undefined : content);
}

async function encode(body: unknown): Promise<Buffer | undefined> {
  if (body instanceof Blob) return Buffer.from(await body.arrayBuffer());
  if (body instanceof Uint8Array) return Buffer.from(body);
  const json: string | undefined = JSON.stringify(body);
  return json === undefined ? undefined : Buffer.from(json);
}

function describeFile(response: ServerResponse, file: Blob): void {
  const name = "name" in file && typeof file.name === "string" && file.name !== "" ? file.name : undefined;
  const extended =
    name &&
    encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  response.setHeader("content-type", file.type === "" ? "application/octet-stream" : file.type);
  response.setHeader(
    "content-disposition",
    extended ? `attachment; filename*=UTF-8''${extended}` : "attachment",
  );
  response.setHeader("accept-ranges", "none");
}

/** One range is ignored, as is allowed; a list of them is asked only by those who mean harm. */
function refuseRange(response: ServerResponse, file: Blob): void {
  response.writeHead(416, { "content-range": `bytes */${file.size}`, "content-length": 0 }).end();
}
