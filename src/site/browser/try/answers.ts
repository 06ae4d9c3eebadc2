import { button, element } from "./element.js";
import { badgeOf, download, reasonsOf, shownPayload } from "./log-view.js";
import type { JudgedFrame } from "./verdict.js";

/** What came back, as one of the answers that stand below what was asked. */
export function answerView({ name, verdict }: JudgedFrame, payload: unknown, tookMs: number): HTMLElement {
  const caption = element(
    "figcaption",
    {},
    "← ",
    element("code", {}, name),
    " ",
    badgeOf(verdict),
    ` after ${Math.round(tookMs)} ms`,
  );
  return element("figure", { class: "try-answer" }, caption, ...reasonsOf(verdict), ...contentOf(payload));
}

function contentOf(payload: unknown): readonly HTMLElement[] {
  if (payload === undefined) return [];
  const text = element("pre", { tabindex: "0" }, shownPayload(payload));
  if (!(payload instanceof Blob)) return [text];
  const save = button("Save", () => download("answer", payload));
  return [text, element("div", { class: "try-tools" }, save)];
}

/** Something to know: that it was sent, that an answer is awaited, or why there is none. */
export const remark = (tone: "plain" | "wrong", text: string): HTMLElement =>
  element("p", { class: tone === "wrong" ? "note try-failed" : "words" }, text);
