import type { Spread } from "./measure.js";

/** A figure, and the limit it has to keep where it has one. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly limit?: string;
  readonly isKept?: boolean;
  /** The limit lies within what was measured: another run may say otherwise. */
  readonly isClose?: boolean;
}

/** A Markdown table of figures under a heading. */
export function renderFigures(title: string, figures: readonly Figure[]): string {
  const rows = [
    ["", "measured", "limit", ""],
    ["---", "---:", "---:", "---"],
    ...figures.map(({ what, measured, limit = "", ...judged }) => [
      what,
      measured,
      limit,
      renderVerdict(judged),
    ]),
  ];
  return `### ${title}\n\n${rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\n`;
}

function renderVerdict({ isKept, isClose }: Pick<Figure, "isKept" | "isClose">): string {
  if (isKept === undefined) return "";
  return `${isKept ? "ok" : "**missed**"}${isClose ? ", within the spread" : ""}`;
}

interface Limit {
  readonly limit: number;
  readonly show: Show;
}

/** A figure that may be at most its limit. */
export const atMost = (what: string, value: number, { limit, show }: Limit): Figure => ({
  what,
  measured: show(value),
  limit: `<= ${show(limit)}`,
  isKept: value <= limit,
});

/** A figure that has to be at least its limit. */
export const atLeast = (what: string, value: number, { limit, show }: Limit): Figure => ({
  what,
  measured: show(value),
  limit: `>= ${show(limit)}`,
  isKept: value >= limit,
});

/** A median with the middle half of what was measured: `2.1x (2.0x to 2.2x)`. */
export const renderSpread = ({ median, low, high }: Spread, show: Show): string =>
  `${show(median)} (${show(low)} to ${show(high)})`;

/** The figure of a spread, judged by its median; where the limit lies within the spread, that is said. */
export function judgeSpread(
  what: string,
  spread: Spread,
  { limit, show, side = "most" }: Limit & { readonly side?: "most" | "least" },
): Figure {
  const judge = side === "most" ? atMost : atLeast;
  return {
    ...judge(what, spread.median, { limit, show }),
    measured: renderSpread(spread, show),
    isClose: spread.low < limit && limit < spread.high,
  };
}

type Show = (value: number) => string;

/** 2.3x */
export const times: Show = (ratio) => `${round(ratio)}x`;
/** 0.63x: for ratios near one. */
export const ratio: Show = (value) => `${value.toFixed(2)}x`;
/** 40 ms or 1.2 s */
export const duration: Show = (milliseconds) =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${round(milliseconds / 1000)} s`;
/** 12.3 MB */
export const megabytes: Show = (bytes) => `${round(bytes / 1024 / 1024)} MB`;
/** A plain number. */
export const plain: Show = (value) => String(value);

const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0).replace(/\.0$/, "");
