import type { IncomingMessage, ServerResponse } from "node:http";

/** Pages of which origins may read answers. */
export interface Cors {
  /** Exactly as browsers send them, such as `https://chat.example.com`. */
  readonly origins: readonly string[] | "any";
  /** Whether these pages may send cookies along. Never with `any`. Default no. */
  readonly credentials?: boolean;
}

/** Tells a browser that the page may read the answer, where it may. */
export function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  cors: Cors | undefined,
): void {
  const { origin } = request.headers;
  if (cors === undefined) return;
  response.appendHeader("vary", "Origin");
  if (origin === undefined || !(cors.origins === "any" || cors.origins.includes(origin))) return;
  response.setHeader("access-control-allow-origin", cors.origins === "any" ? "*" : origin);
  response.setHeader("access-control-expose-headers", "retry-after, content-disposition");
  if (cors.credentials === true && cors.origins !== "any")
    response.setHeader("access-control-allow-credentials", "true");
}

/** Lets the page that may read an answer see these headers of it, too. */
export function exposeHeaders(response: ServerResponse, names: readonly string[]): void {
  const exposed = response.getHeader("access-control-expose-headers");
  if (exposed !== undefined && names.length > 0)
    response.setHeader("access-control-expose-headers", [exposed, ...names].join(", "));
}

/** Answers OPTIONS: the methods that there are, and to pages that may ask what they asked for. */
export function answerOptions(
  request: IncomingMessage,
  response: ServerResponse,
  methods: readonly string[],
): void {
  const allow = methods.join(", ");
  response.setHeader("allow", allow);
  if (response.hasHeader("access-control-allow-origin")) {
    const wanted = request.headers["access-control-request-headers"];
    response.setHeader("access-control-allow-methods", allow);
    if (wanted !== undefined) response.setHeader("access-control-allow-headers", wanted);
    response.setHeader("access-control-max-age", "600");
  }
  response.writeHead(204).end();
}
