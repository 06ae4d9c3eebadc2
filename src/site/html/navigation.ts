import type { NavigationGroup, Site } from "../site.js";
import { Html } from "./html.js";
import { hrefOf } from "./inline.js";
import type { Fill } from "./template.js";

interface NavigationContext {
  readonly site: Site;
  readonly fill: Fill;
}

type NavigationList = NavigationGroup["groups"][number];

/** What stands at the side of the page at `from`. */
export function renderNavigation(context: NavigationContext, from: string): Html {
  const html = context.fill("navigation", {
    services: context.site.navigation.map((group) => groupView(group, context, from)),
  });
  return markHere(html, from);
}

/** Says of the one link that leads to the page itself that it does. */
const markHere = ({ text }: Html, from: string): Html =>
  new Html(
    text.replace(`<a href="${hrefOf({ to: from }, from)}"`, (found) => `${found} aria-current="page"`),
  );

/** A service: unfolded where the page is within it. */
function groupView(group: NavigationGroup, context: NavigationContext, from: string) {
  const { address, groups, title } = group;
  const folder = address?.split("/")[0];
  const isOpen = folder === undefined || from.startsWith(`${folder}/`);
  return {
    title,
    href: address === undefined ? "" : hrefOf({ to: address }, from),
    lists: isOpen ? groups.map((list) => renderList(list, { group, context, from })) : [],
  };
}

interface ListPlace {
  readonly group: NavigationGroup;
  readonly context: NavigationContext;
  readonly from: string;
}

/** Lists as they were rendered before, by the folder of the page: a tenth of the time of a site. */
const rendered = new WeakMap<NavigationContext, Map<NavigationList, Map<string, Html>>>();

function renderList(list: NavigationList, place: ListPlace): Html {
  const { context, from } = place;
  const render = (): Html => context.fill("navigation-list", listView(list, place));
  if (isCut(list) && list.links.some(({ to }) => to === from)) return render();
  const lists = rendered.get(context) ?? new Map<NavigationList, Map<string, Html>>();
  rendered.set(context, lists);
  const known = lists.get(list) ?? new Map<string, Html>();
  lists.set(list, known);
  const key = `${from.slice(0, from.lastIndexOf("/") + 1)} ${isUnfolded(list, place)}`;
  const html = known.get(key) ?? render();
  known.set(key, html);
  return html;
}

/** What a reader looks for first, and where they are. */
const isUnfolded = ({ links, title }: NavigationList, { from, group }: ListPlace): boolean =>
  title === "Operations" || group.address === undefined || links.some(({ to }) => to === from);

function listView(list: NavigationList, place: ListPlace) {
  const { links, section, title } = list;
  const { from, group } = place;
  const { address } = group;
  const isMore = isCut(list) && address !== undefined;
  return {
    title,
    count: links.length,
    isOpen: isUnfolded(list, place),
    more: isMore ? hrefOf(section === undefined ? { to: address } : { to: address, section }, from) : "",
    links: nearest(list, from).map(({ text, to, tone }) => ({
      text,
      href: hrefOf({ to }, from),
      tone: tone ?? "",
    })),
  };
}

/** Longer lists are cut on each page, or a site would grow with the square of its document. */
const mostLinks = 60;

const isCut = ({ links }: NavigationList): boolean => links.length > mostLinks;

/** The links around the page, or the first ones; all of them where they are few. */
function nearest(list: NavigationList, from: string): NavigationList["links"] {
  const { links } = list;
  if (!isCut(list)) return links;
  const here = links.findIndex(({ to }) => to === from);
  if (here < 0) return links.slice(0, mostLinks / 4);
  const start = Math.max(0, Math.min(here - mostLinks / 4, links.length - mostLinks / 2));
  return links.slice(start, start + mostLinks / 2);
}
