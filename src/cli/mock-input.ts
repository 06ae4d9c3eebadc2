import { createInterface } from "node:readline";
import type { Input } from "./io.js";

/** What somebody at the terminal, or a program, can tell a running mock. */
interface MockInput {
  /** The next messages, please. */
  next(): void;
  /** What is there to push? */
  list(): void;
  quit(): void;
  /** A line of JSON. */
  line(text: string): void;
}

/** A longer line is none that anybody has typed. */
const longestLine = 1_000_000;

/** Listens to keys on a terminal, else to lines. What it returns ends that. The end of the input is not that of the mock. */
export function listenToInput(stdin: Input, input: MockInput): () => void {
  // Somebody may have closed it, or it is a folder: then nothing comes from there.
  stdin.on("error", () => undefined);
  return stdin.isTTY ? listenToKeys(stdin, input) : listenToLines(stdin, input);
}

function listenToKeys(stdin: Input, input: MockInput): () => void {
  const onKey = (keys: string) => {
    for (const key of keys) {
      if (key === "p") input.next();
      else if (key === "q" || key === "\u0003" || key === "\u0004") input.quit();
      else if (key === "?" || key === "h") input.list();
    }
  };
  stdin.setRawMode?.(true);
  stdin.setEncoding("utf8");
  stdin.on("data", onKey);
  return () => {
    stdin.off("data", onKey);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
}

function listenToLines(stdin: Input, input: MockInput): () => void {
  const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (text) => {
    if (text.trim() !== "") input.line(text.slice(0, longestLine));
  });
  return () => {
    lines.close();
    stdin.destroy?.();
  };
}
