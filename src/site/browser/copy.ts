import { announce } from "./announcement.js";
import { button, element } from "./try/element.js";

/** Gives every piece of code a button that copies it. */
export function setUpCopyButtons(): void {
  for (const pre of document.querySelectorAll<HTMLElement>("main pre")) {
    const label = pre.getAttribute("aria-label") ?? "code";
    const copyButton = button("Copy", () => void copyFrom(pre, copyButton), {
      class: "copy",
      "aria-label": `Copy ${label}`,
    });
    const caption = pre.closest("figure")?.querySelector(".caption");
    if (caption) caption.append(copyButton);
    else {
      const holder = element("div", { class: "copyable" });
      pre.before(holder);
      holder.append(pre, copyButton);
    }
  }
}

async function copyFrom(pre: HTMLElement, copyButton: HTMLButtonElement): Promise<void> {
  const done = await copyText(pre.textContent ?? "");
  const words = done ? "Copied" : "Not copied";
  announce(words);
  copyButton.textContent = words;
  setTimeout(() => {
    copyButton.textContent = "Copy";
  }, 2_000);
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text); // Pages that do not come over HTTPS have no clipboard.
  }
}

function copyByCommand(text: string): boolean {
  const before = document.activeElement;
  const area = element("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
