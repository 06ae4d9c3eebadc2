import type { Find } from "./search.js";
import { highlightAt, showFindings } from "./search-results.js";
import { button, element } from "./try/element.js";

/** Search: a dialog that opens by its button, `/` or Ctrl+K, and loads what it needs when it is first opened. */
export function setUpSearch(): void {
  const opener = document.querySelector<HTMLButtonElement>("[data-search]");
  if (opener === null) return;
  let search: SearchView | undefined;
  const open = (): void => {
    search ??= makeSearch();
    if (!search.dialog.open) search.dialog.showModal();
    search.input.select();
    void load(search);
  };
  opener.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (!isAsking(event)) return;
    event.preventDefault();
    open();
  });
  opener.hidden = false;
}

interface SearchView {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  find?: Find;
}

function isAsking({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey) return true;
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, dialog") !== null);
  return key === "/" && !ctrlKey && !metaKey && !altKey && !isTyping;
}

function makeSearch(): SearchView {
  const input = element("input", {
    type: "text",
    role: "combobox",
    "aria-label": "Search",
    "aria-expanded": "false",
    "aria-controls": "search-results",
    "aria-autocomplete": "list",
    placeholder: "A page, a field, a code …",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
  });
  const status = element("p", { class: "search-status", role: "status" });
  const list = element("div", { id: "search-results", role: "listbox", "aria-label": "Results" });
  const close = button("Close", () => dialog.close());
  const bar = element("div", { class: "search-bar" }, input, close);
  const dialog = element("dialog", { class: "search", "aria-label": "Search" }, bar, status, list);
  const view: SearchView = { dialog, input, status, list };
  input.addEventListener("input", () => update(view));
  input.addEventListener("keydown", (event) => walk(event, view));
  list.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // Only what is around it is the dialog itself.
  });
  document.body.append(dialog);
  return view;
}

async function load(view: SearchView): Promise<void> {
  if (view.find !== undefined) return;
  view.status.textContent = "Loading …";
  try {
    const { loadSearch } = await import("./search.js");
    const root = new URL(document.documentElement.dataset.root ?? "", location.href);
    view.find = await loadSearch(new URL("assets/search.json", root));
    update(view);
  } catch {
    view.status.textContent =
      location.protocol === "file:"
        ? "Search needs a server: browsers do not let a page that was opened as a file load its index. Try `asyncwright docs serve`."
        : "The search index could not be loaded. Open search again to try once more.";
  }
}

function update({ find, input, list, status }: SearchView): void {
  if (find === undefined) return;
  const query = input.value.trim();
  const findings = query === "" ? undefined : find(query);
  status.textContent =
    findings === undefined ? "Type a name, a field or an error code." : wordsFor(query, findings);
  showFindings({ input, list, found: findings?.found ?? [] });
}

function wordsFor(query: string, { found, hasAll, total }: ReturnType<Find>): string {
  if (total === 0) return `Nothing here is called or says “${query}”.`;
  const many = `${total} ${total === 1 ? "result" : "results"}`;
  const shown = total > found.length ? `${many}, the first ${found.length} are shown` : many;
  return hasAll ? `${shown}.` : `Nothing has all of these words. ${shown} with some of them.`;
}

function walk(event: KeyboardEvent, { input, list }: SearchView): void {
  if (event.isComposing) return;
  const options = [...list.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  const at = options.findIndex(({ id }) => id === input.getAttribute("aria-activedescendant"));
  const next = stepTo(event.key, at, options.length);
  if (next !== undefined) highlightAt(input, options, next);
  else if (event.key === "Enter") options[at]?.click();
  else return;
  event.preventDefault();
}

function stepTo(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return at + 1 < length ? at + 1 : 0;
    case "ArrowUp":
      return at > 0 ? at - 1 : length - 1;
    default:
      return undefined;
  }
}
