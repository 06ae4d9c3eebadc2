/** The cookies of a Cookie header. One that stands twice is left out: nobody can tell which is meant. */
export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const values = new Map<string, string | undefined>();
  for (const pair of (header ?? "").split(";")) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, Math.max(0, equals)).trim();
    if (name === "" || name === "__proto__") continue;
    values.set(name, values.has(name) ? undefined : decodeCookie(pair.slice(equals + 1).trim()));
  }
  return Object.fromEntries(
    [...values].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function decodeCookie(value: string): string {
  const bare = value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
