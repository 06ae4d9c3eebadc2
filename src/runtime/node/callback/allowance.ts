/**
 * What may be called: origins, with a path where not all of it may be: `https://shop.example/hooks`. Nothing else is,
 * whoever asks for it; redirects are not followed. Or a function that says yes or no to each address: it has to refuse
 * what is on the inside of your network.
 */
export type CallbackTargets = readonly string[] | ((url: URL) => boolean);

/** Knows the addresses that may be called, and reads them. Throws for a target that is no such place. */
export function allowTargets(targets: CallbackTargets): (url: string) => URL | undefined {
  if (typeof targets === "function")
    return (url) => {
      const address = readAddress(url);
      return address !== undefined && targets(address) ? address : undefined;
    };
  const places = targets.map((target) => {
    const place = readAddress(target);
    if (place === undefined || place.search !== "")
      throw new Error(`\`${target}\` is no target of callbacks: http:// or https://, a host, a path`);
    return { origin: place.origin, path: place.pathname.replace(/\/$/, "") };
  });
  return (url) => {
    const address = readAddress(url);
    const isAt = ({ origin, path }: (typeof places)[number]) =>
      address?.origin === origin && (address.pathname === path || address.pathname.startsWith(`${path}/`));
    return places.some(isAt) ? address : undefined;
  };
}

/** An address without a name, a password or a slash in disguise: others might read it as another path. */
function readAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = !(url.username || url.password) && !/%(?:2f|5c|00)/i.test(url.pathname);
  url.hash = "";
  return isPlain && /^https?:$/.test(url.protocol) ? url : undefined;
}
