import type { ServerDescription } from "./service-description.js";

/** The path of a channel below that of its server, with one `/` between the two. An empty address is the server's path. */
export function joinPath(pathname: string, address: string): string {
  if (address === "") return pathname === "" ? "/" : pathname;
  return `${pathname.replace(/\/$/, "")}/${address.replace(/^\//, "")}`;
}

/** An address as it stands in requests: its holes still in braces. */
export interface Address {
  readonly path: string;
  /** What follows the `?`; empty for none. */
  readonly search: string;
}

/** An address up to its query, and the query; a `?` in braces belongs to a name. */
export function splitAddress(address: string): Address {
  const [path = ""] = /^(?:\{[^{}]*\}|[^?])*/.exec(address) ?? [];
  return { path, search: address.slice(path.length + 1) };
}

/** The address of a channel on a server: both paths, and both queries. */
export function addressAt({ pathname }: Pick<ServerDescription, "pathname">, address: string): Address {
  const [base, own] = [splitAddress(pathname), splitAddress(address)];
  return {
    path: joinPath(base.path, own.path),
    search: [base.search, own.search].filter((search) => search !== "").join("&"),
  };
}
