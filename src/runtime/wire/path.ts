/** The path of a channel below that of its server, with one `/` between the two. An empty address is the server's path. */
export function joinPath(pathname: string, address: string): string {
  if (address === "") return pathname === "" ? "/" : pathname;
  return `${pathname.replace(/\/$/, "")}/${address.replace(/^\//, "")}`;
}
