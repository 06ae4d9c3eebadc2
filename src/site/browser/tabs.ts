import { keep, recall } from "./memory.js";
import { element } from "./try/element.js";

/** Shows one sample of several at a time. The label that was chosen is shown wherever there is one, on every page. */
export function setUpTabs(): void {
  const groups = [...document.querySelectorAll<HTMLElement>(".samples[data-samples]")].flatMap(toGroup);
  const preferred = recallLabels();
  const choose = (tab: HTMLElement): void => {
    const label = tab.textContent ?? "";
    const top = tab.getBoundingClientRect().top;
    for (const group of groups) showFirst(group, [label]);
    // Samples above may have become longer or shorter: what was chosen stays where it is.
    scrollBy({ top: tab.getBoundingClientRect().top - top, behavior: "instant" });
    keep(
      "samples",
      JSON.stringify([label, ...recallLabels().filter((other) => other !== label)].slice(0, 9)),
    );
  };
  for (const group of groups) {
    showFirst(group, [...preferred, group[0]?.tab.textContent ?? ""]);
    for (const [index, { tab }] of group.entries()) {
      tab.addEventListener("click", () => choose(tab));
      tab.addEventListener("keydown", (event) => {
        const next = group[stepTo(event.key, index, group.length)]?.tab;
        if (next === undefined) return;
        event.preventDefault();
        next.focus();
        choose(next);
      });
    }
  }
}

interface Tab {
  readonly tab: HTMLElement;
  readonly panel: HTMLElement;
}

let count = 0;

/** The tabs of a group of samples; none where there is nothing to choose. */
function toGroup(samples: HTMLElement): readonly (readonly Tab[])[] {
  const figures = [...samples.querySelectorAll<HTMLElement>(":scope > figure")];
  if (figures.length < 2) return [];
  const tabs = figures.map((panel): Tab => {
    count += 1;
    panel.id = `sample-${count}`;
    const tab = element(
      "button",
      { type: "button", role: "tab", id: `sample-${count}-tab`, "aria-controls": panel.id },
      panel.dataset.label ?? `${count}`,
    );
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.querySelector(".caption")?.replaceChildren();
    return { tab, panel };
  });
  samples.classList.add("tabbed");
  samples.prepend(
    element("div", { role: "tablist", "aria-label": "Samples" }, ...tabs.map(({ tab }) => tab)),
  );
  return [tabs];
}

/** Shows the sample with the first of the labels that there is; leaves a group alone that has none. */
function showFirst(group: readonly Tab[], labels: readonly string[]): void {
  const label = labels.find((wanted) => group.some(({ tab }) => tab.textContent === wanted));
  if (label === undefined) return;
  const shown = group.find(({ tab }) => tab.textContent === label);
  for (const one of group) {
    one.tab.setAttribute("aria-selected", String(one === shown));
    one.tab.tabIndex = one === shown ? 0 : -1;
    one.panel.hidden = one !== shown;
  }
}

function stepTo(key: string, index: number, length: number): number {
  switch (key) {
    case "ArrowRight":
      return (index + 1) % length;
    case "ArrowLeft":
      return (index + length - 1) % length;
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return -1;
  }
}

/** The labels that were chosen, the last one first. */
function recallLabels(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(recall("samples") ?? "[]");
    return Array.isArray(kept) ? kept.filter((label) => typeof label === "string") : [];
  } catch {
    return [];
  }
}
