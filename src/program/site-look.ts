import { UsageError } from "../diagnostic/usage-error.js";
import type { Look } from "../site/site.js";

/** What is said of it. */
interface LookOptions {
  readonly basePath?: string | undefined;
  readonly colours?: Readonly<Record<string, string>> | undefined;
  readonly reader?: "client" | "server" | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
}

/** How a site presents itself, but for its logo. Throws a `UsageError` for an address that will not do. */
export function readLook({ basePath, colours = {}, reader = "client", title, url }: LookOptions): Look {
  return {
    ...{ reader, colours },
    ...(url !== undefined && { url: readUrl(url) }),
    ...(basePath !== undefined && { basePath: readBasePath(basePath) }),
    ...(title !== undefined && { title }),
  };
}

function readUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlace = url !== undefined && /^https?:$/.test(url.protocol) && url.search + url.hash === "";
  if (isPlace && url.username + url.password === "") return url.href.replace(/\/*$/, "/");
  throw UsageError.of("usage", {
    reason: `\`${value}\` is no address of a site`,
    hint: "Such as `--url https://example.com/docs/`.",
  });
}

function readBasePath(value: string): string {
  if (/^\/(?!\/)[\w.~%/-]*$/.test(value)) return value.replace(/\/*$/, "/");
  throw UsageError.of("usage", {
    reason: `\`${value}\` is no base path`,
    hint: "It is the path of the site on its host, such as `--base-path /docs/`.",
  });
}
