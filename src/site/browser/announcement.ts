import { element } from "./try/element.js";

let region: HTMLElement | undefined;

/** Tells a screen reader something that has happened. */
export function announce(words: string): void {
  region ??= document.body.appendChild(element("div", { class: "unseen", role: "status" }));
  const told = region;
  // The same words again are news only after silence.
  told.textContent = "";
  setTimeout(() => {
    told.textContent = words;
  }, 50);
}
