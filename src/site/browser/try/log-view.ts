import { button, element, fill, select } from "./element.js";
import { FrameLog, type LogEntry, mostEntries, showBlob } from "./frame-log.js";
import type { Verdict } from "./verdict.js";

/** The log on the page, and the log itself. */
interface LogView {
  readonly node: HTMLElement;
  readonly log: FrameLog;
}

type Filter = "all" | "sent" | "received" | "wrong";

/** Shows frames as they come: folded, the newest below. `name` is what an export is called. */
export function buildLog(name: string): LogView {
  const list = element("ol", { class: "try-log", "aria-label": "Frames" });
  const nothing = element("p", { class: "words" }, "Nothing yet: connect, or send something.");
  const told = element("p", { class: "try-aside", role: "status" });
  let waiting: LogEntry[] = [];
  let filter: Filter = "all";
  const log = new FrameLog((entry) => {
    if (entry === undefined) {
      waiting = [];
      fill(list);
      tell();
      return;
    }
    waiting.push(entry);
    waiting.splice(0, waiting.length - mostEntries);
    if (waiting.length === 1) setTimeout(flush, 50);
  });
  function flush(): void {
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    list.append(...waiting.map((entry) => lineOf(entry, filter)));
    waiting = [];
    for (let over = list.childElementCount - mostEntries; over > 0; over -= 1)
      list.firstElementChild?.remove();
    if (isAtEnd) list.scrollTop = list.scrollHeight;
    tell();
  }
  function tell(): void {
    const { entries } = log;
    const last = entries.at(-1);
    nothing.hidden = last !== undefined;
    for (const one of [clear, save]) one.disabled = last === undefined;
    told.textContent = last === undefined ? "" : summaryOf(entries.length, last);
  }
  const clear = button("Clear", () => log.clear());
  const save = button("Export as JSON lines", () => download(`${name}.jsonl`, log.toLines()));
  const shown = select(filters, filter, (value) => {
    filter = value === "sent" || value === "received" || value === "wrong" ? value : "all";
    fill(list, ...log.entries.map((entry) => lineOf(entry, filter)));
  });
  shown.setAttribute("aria-label", "Which frames are shown");
  tell();
  const tools = element("div", { class: "try-tools" }, shown, clear, save);
  const heading = element("h2", { id: "try-frames" }, "Frames");
  const node = element(
    "section",
    { class: "try-panel try-frames", "aria-labelledby": heading.id },
    ...[heading, tools, nothing, list, told],
  );
  return { node, log };
}

const filters: readonly { readonly value: Filter; readonly text: string }[] = [
  { value: "all", text: "All frames" },
  { value: "sent", text: "Sent" },
  { value: "received", text: "Received" },
  { value: "wrong", text: "What breaks the contract" },
];

/** How many there are, and the last one. */
function summaryOf(count: number, { direction, name, verdict }: LogEntry): string {
  const full = count === mostEntries ? ", the oldest are gone" : "";
  const last = [`${direction === "note" ? "" : direction} ${name}`.trim(), inWords(verdict)];
  return `${count} in the log${full}. Last: ${last.filter((one) => one !== "").join(", ")}.`;
}

function lineOf(entry: LogEntry, filter: Filter): HTMLLIElement {
  const { direction, name, channel, verdict, time } = entry;
  const line = element("li", {
    class: "try-line",
    "data-direction": direction,
    hidden: !isShown(entry, filter),
  });
  const head = [
    element("time", { datetime: time }, time.slice(11, 23)),
    element("span", { class: "try-way" }, arrows[direction]),
    direction === "note" ? name : element("code", {}, name),
    ...(verdict === undefined ? [] : [badgeOf(verdict)]),
    element("span", { class: "try-channel" }, channel),
  ];
  if (direction === "note") {
    line.append(element("div", { class: "try-head" }, ...head));
    return line;
  }
  const details = element("details", {}, element("summary", { class: "try-head" }, ...head));
  // Most are never looked at.
  details.addEventListener("toggle", () => details.append(...contentOf(entry)), { once: true });
  line.append(details);
  return line;
}

const arrows = { sent: "→ sent", received: "← received", note: "·" } as const;

const isShown = ({ direction, verdict }: LogEntry, filter: Filter): boolean =>
  filter === "all" ||
  (filter === "wrong" ? verdict !== undefined && verdict.kind !== "valid" : filter === direction);

function contentOf({ verdict, payload }: LogEntry): readonly HTMLElement[] {
  return [
    ...(verdict === undefined ? [] : reasonsOf(verdict)),
    ...(payload === undefined ? [] : [element("pre", { tabindex: "0" }, shownPayload(payload))]),
  ];
}

/** What is wrong with a frame, each in a sentence. */
export function reasonsOf(verdict: Verdict): readonly HTMLElement[] {
  if (verdict.kind === "valid") return [];
  const reasons =
    verdict.kind === "unknown" ? [verdict.reason] : verdict.issues.map(({ message }) => message);
  return [element("ul", { class: "try-reasons" }, ...reasons.map((one) => element("li", {}, one)))];
}

/** A payload as text to look at; the end of a very long one is left to the export. */
export function shownPayload(payload: unknown): string {
  const text = JSON.stringify(payload, showBlob, 2) ?? "";
  return text.length > longest
    ? `${text.slice(0, longest)}\n… and ${text.length - longest} characters more`
    : text;
}

const longest = 20_000;

/** What the contract says of a frame, in a word or two. */
export const badgeOf = (verdict: Verdict): HTMLElement =>
  element("span", { class: `badge try-${verdict.kind}` }, inWords(verdict));

function inWords(verdict: Verdict | undefined): string {
  switch (verdict?.kind) {
    case undefined:
      return "";
    case "valid":
      return "valid";
    case "invalid":
      return "breaks the contract";
    case "unknown":
      return "unknown message";
    default:
      return verdict satisfies never;
  }
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content]));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
