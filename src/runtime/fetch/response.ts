import type { ResourceAnswer } from "../wire/acceptor.js";

/** Statuses whose answers have no body. */
const isBodiless = (status: number): boolean => status === 204 || status === 205 || status === 304;

/** An answer as a `Response`: JSON as such, bytes as a download that a browser will not run. */
export async function toResponse(request: Request, answer: ResourceAnswer): Promise<Response> {
  const { status, body } = answer;
  if (body instanceof Blob && /,/.test(request.headers.get("range") ?? ""))
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${body.size}` } });
  const content =
    body instanceof Blob
      ? body
      : body instanceof Uint8Array
        ? new Blob([new Uint8Array(body)])
        : JSON.stringify(body);
  const headers = new Headers({ "cache-control": "no-store" });
  if (body instanceof Blob) describeFile(headers, body);
  else if (content !== undefined) headers.set("content-type", "application/json; charset=utf-8");
  for (const [name, value] of Object.entries(answer.headers)) whereSound(() => headers.set(name, value));
  for (const cookie of answer.cookies ?? []) whereSound(() => headers.append("set-cookie", cookie));
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  if (body instanceof Blob) headers.set("content-security-policy", "default-src 'none'; sandbox");
  const hasBody = content !== undefined && request.method !== "HEAD" && !isBodiless(status);
  return new Response(hasBody ? content : null, { status, headers });
}

/** A header that cannot be one is left out. */
function whereSound(set: () => void): void {
  try {
    set();
  } catch {}
}

function describeFile(headers: Headers, file: Blob): void {
  const name = "name" in file && typeof file.name === "string" && file.name !== "" ? file.name : undefined;
  const extended =
    name &&
    encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  headers.set("content-type", file.type === "" ? "application/octet-stream" : file.type);
  headers.set("content-disposition", extended ? `attachment; filename*=UTF-8''${extended}` : "attachment");
  headers.set("accept-ranges", "none");
}

/** An answer whose body tells whether it was taken: a body that is not read to its end was not delivered. */
export async function watched(response: Response, settle: (isDelivered: boolean) => void): Promise<Response> {
  if (response.body === null) {
    settle(true);
    return response;
  }
  const content = new Uint8Array(await response.arrayBuffer());
  let isTaken = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isTaken) {
          controller.close();
          settle(true);
          return;
        }
        isTaken = true;
        controller.enqueue(content);
      },
      cancel: () => settle(false),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: response.status, headers: response.headers });
}
