/** A figure, and the limit it has to keep where it has one. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly limit?: string;
  readonly isKept?: boolean;
}

/** A Markdown table of figures under a heading. */
export function renderFigures(title: string, figures: readonly Figure[]): string {
  const rows = [
    ["", "measured", "limit", ""],
    ["---", "---:", "---:", "---"],
    ...figures.map(({ what, measured, limit = "", isKept }) => [
      what,
      measured,
      limit,
      isKept === undefined ? "" : isKept ? "ok" : "**missed**",
    ]),
  ];
  return `### ${title}\n\n${rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\n`;
}

/** A figure that may be at most its limit. */
export const atMost = (
  what: string,
  value: number,
  { limit, show }: { limit: number; show: Show },
): Figure => ({
  what,
  measured: show(value),
  limit: `<= ${show(limit)}`,
  isKept: value <= limit,
});

/** A figure that has to be at least its limit. */
export const atLeast = (
  what: string,
  value: number,
  { limit, show }: { limit: number; show: Show },
): Figure => ({
  what,
  measured: show(value),
  limit: `>= ${show(limit)}`,
  isKept: value >= limit,
});

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
