import type { Finding } from "../diagnostic/report/finding.js";
import { renderText } from "../diagnostic/report/text.js";
import type { SourceText } from "../program/result.js";
import type { Format } from "./flags.js";
import { type Stream, type Terminal, writeReport } from "./terminal.js";

/** What is reported. */
export interface Reported {
  readonly findings: readonly Finding[];
  /** The files that findings are in, as far as they are known: their lines are shown. */
  readonly sources: readonly Pick<SourceText, "file" | "text">[];
}

/** Prints findings in each of the formats: to its file, else to stdout; text to `textStream`. */
export async function report(
  { findings, sources }: Reported,
  formats: readonly Format[],
  { terminal, textStream }: { readonly terminal: Terminal; readonly textStream: Stream },
): Promise<void> {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  for (const { kind, path } of formats) {
    if (path === undefined && kind === "text")
      textStream.write(renderText(findings, { texts, paint: textStream.paint }));
    else {
      const text = kind === "text" ? renderText(findings, { texts }) : await renderOther(kind, findings);
      if (path === undefined) terminal.out.write(text);
      else writeReport(path, text, terminal.cwd);
    }
  }
}

/** What renders the other formats is loaded only where one is asked for. */
async function renderOther(
  kind: Exclude<Format["kind"], "text">,
  findings: readonly Finding[],
): Promise<string> {
  const { renderers } = await import("./report-formats.js");
  return renderers[kind](findings);
}

/** The formats that were asked for, or text. */
export const formatsOf = (formats: readonly Format[] | undefined): readonly Format[] =>
  formats ?? [{ kind: "text" }];

/** True when stdout is for a person: each of the other formats goes to a file. */
export const isTalking = (formats: readonly Format[]): boolean =>
  formats.every(({ kind, path }) => kind === "text" || path !== undefined);
