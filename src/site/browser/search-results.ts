import type { Finding } from "./search.js";
import { element } from "./try/element.js";

/** Shows what was found below the field that asked; the first is chosen. */
export function showFindings({
  input,
  list,
  found,
}: {
  readonly input: HTMLElement;
  readonly list: HTMLElement;
  readonly found: readonly Finding[];
}): void {
  const options = found.map(toOption);
  list.replaceChildren(...options);
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", String(options.length > 0));
  highlightAt(input, options, 0);
}

/** Chooses an option by its number; none where there is no such. */
export function highlightAt(input: HTMLElement, options: readonly HTMLElement[], index: number): void {
  for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === index));
  const chosen = options[index];
  if (chosen === undefined) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", chosen.id);
  chosen?.scrollIntoView({ block: "nearest" });
}

function toOption({ title, href, kind, service, summary, mark }: Finding, index: number): HTMLAnchorElement {
  const place = element(
    "span",
    { class: "search-place" },
    [kind, service].filter((word) => word !== "").join(" · "),
  );
  const words =
    mark === undefined
      ? element("span", { class: "search-words" }, summary)
      : element("span", { class: "search-words" }, `${mark.kind} `, element("code", {}, mark.name));
  return element(
    "a",
    {
      href: `${document.documentElement.dataset.root ?? ""}${href}`,
      role: "option",
      id: `search-result-${index}`,
      tabindex: "-1",
    },
    element("span", { class: "search-title" }, title),
    place,
    ...(words.textContent === "" ? [] : [words]),
  );
}
