import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { UsageError } from "../diagnostic/usage-error.js";
import type { SiteFile } from "../site/site.js";

/** What is shown: a site, or why there is none. */
export type Shown =
  | { readonly kind: "site"; readonly files: readonly SiteFile[] }
  | { readonly kind: "fault"; readonly page: string };

/** A preview that is up. */
export interface DocsServer {
  readonly port: number;
  /** Shows this from now on, and has every open page load itself again. */
  show(shown: Shown): void;
  /** Ends at once, whoever is connected. */
  close(): void;
}

/** Where the preview's own script and its news are; no page of a site is called so. */
const scriptPath = "/-/reload.js";
const newsPath = "/-/news";

/** Serves on the loopback address, to this machine alone, out of memory: no request ever reaches the disk. */
export async function openDocsServer(port: number, first: Shown): Promise<DocsServer> {
  const listeners = new Set<ServerResponse>();
  let shelf = toShelf(first);
  // Another process is another version, so that pages that outlived one notice the next.
  const start = `${process.pid}-${Date.now()}`;
  let number = 1;
  const version = (): string => `${start}-${number}`;
  const server = createServer((request, response) => {
    const path = pathOf(request);
    if (path === newsPath) tell(response, version(), listeners);
    else if (path === scriptPath) send(response, { status: 200, path, content: script });
    else send(response, answer(path, { ...shelf, version: version() }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(cannotListen(port, cause)));
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: portOf(server.address()),
    show(shown) {
      shelf = toShelf(shown);
      number += 1;
      for (const listener of listeners) listener.write(`data: ${version()}\n\n`);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Shelf {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Stands in for every page. */
  readonly fault?: string;
}

const toShelf = (shown: Shown): Shelf =>
  shown.kind === "fault"
    ? { files: new Map(), fault: shown.page }
    : { files: new Map(shown.files.map(({ path, content }) => [path, content])) };

/** The path that is asked for, or a status: this machine only, and looking only. */
function pathOf({ headers, method, url = "/" }: IncomingMessage): string | number {
  // A page of somebody else's whose name was made to lead here does not get to read the site.
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(headers.host ?? "")) return 403;
  if (method !== "GET" && method !== "HEAD") return 405;
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return 400;
  }
}

/** What is sent for a path, or for a status that says why nothing is. */
function answer(
  path: string | number,
  { fault, files, version }: Shelf & { readonly version: string },
): Sent {
  if (typeof path === "number") return { status: path, path: ".txt", content: `${path}\n` };
  const page = (status: number, content: string): Sent => ({
    ...{ status, path: ".html" },
    content: withScript(content, version),
  });
  if (fault !== undefined) return page(500, fault);
  const file = path.slice(1) + (path.endsWith("/") ? "index.html" : "");
  const content = files.get(file);
  if (content === undefined && files.has(`${file}/index.html`))
    return { status: 302, path: ".txt", content: "", location: `${encodeURI(path)}/` };
  if (content === undefined) return page(404, String(files.get("404.html") ?? "not found"));
  if (typeof content === "string" && file.endsWith(".html")) return page(200, content);
  return { status: 200, path: file, content };
}

interface Sent {
  readonly status: number;
  /** Its end says the type. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly location?: string;
}

function send(response: ServerResponse, { status, path, content, location }: Sent): void {
  const extension = /\.[a-z]+$/.exec(path)?.[0] ?? "";
  response
    .writeHead(status, {
      "content-type": types[extension] ?? "application/octet-stream",
      "content-length": Buffer.byteLength(content),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(location !== undefined && { location }),
    })
    .end(content);
}

function tell(response: ServerResponse, version: string, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(`data: ${version}\n\n`);
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

const withScript = (page: string, version: string): string =>
  page.replace("</head>", `<script src="${scriptPath}?${version}" defer></script>\n</head>`);

/** Loads the page again when what is served is not what it was made of. */
const script = `const own = new URL(document.currentScript.src).search.slice(1);
new EventSource("${newsPath}").onmessage = ({ data }) => {
  if (data !== own) location.reload();
};
`;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
};

const portOf = (address: AddressInfo | string | null): number =>
  address !== null && typeof address === "object" ? address.port : 0;

function cannotListen(port: number, cause: Error): Error {
  const code = "code" in cause ? cause.code : undefined;
  if (code !== "EADDRINUSE" && code !== "EACCES") return cause;
  const reason = code === "EACCES" ? "may not be listened on" : "is in use";
  return UsageError.of(
    "usage",
    {
      reason: `port ${port} ${reason}`,
      hint: "Choose another one with `--port`; `--port 0` takes any that is free.",
    },
    cause,
  );
}
