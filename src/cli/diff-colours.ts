import type { Paint } from "../diagnostic/paint.js";
import { printable } from "../diagnostic/printable.js";

/** A unified diff as a terminal may show it: hidden characters spelled out, lines coloured. */
export const renderDiffColours = (diff: string, paint: Paint): string =>
  diff
    .split("\n")
    .map((line) => {
      const shown = printable(line);
      if (line.startsWith("+")) return paint("added", shown);
      return line.startsWith("-") ? paint("removed", shown) : shown;
    })
    .join("\n");
