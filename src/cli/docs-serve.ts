import { resolve } from "node:path";
import { plain } from "../diagnostic/paint.js";
import { renderText, renderUsage } from "../diagnostic/report/text.js";
import { UsageError } from "../diagnostic/usage-error.js";
import { buildSite } from "../index.js";
import { html } from "../site/html/html.js";
import type { SiteFile } from "../site/site.js";
import { assertFile, type DocsFlags, type DocsInput, ownFolders, readDocsInput } from "./docs.js";
import { type DocsServer, openDocsServer, type Shown } from "./docs-server.js";
import { printUsageError } from "./errors.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import { createFileWatch } from "./file-watch.js";
import type { Io } from "./io.js";
import { report } from "./report.js";
import { openTerminal, type Terminal } from "./terminal.js";

/** The flags of `docs serve`. */
export interface DocsServeFlags extends DocsFlags {
  readonly port?: string;
}

/**
 * `asyncwright docs serve [DOCUMENT]`: shows the site on this machine, makes it again whenever something that it is
 * made of changes, and has the browser load it again. A state that does not work is shown, and waited out.
 */
export async function runDocsServe(
  path: string | undefined,
  flags: DocsServeFlags,
  io: Io,
): Promise<ExitStatus> {
  const port = readPort(flags.port);
  const terminal = openTerminal(flags, io);
  const watched = createFileWatch(terminal.remark, io);
  let server: DocsServer | undefined;
  let last: readonly SiteFile[] | undefined;
  for (;;) {
    watched.forget();
    const { files, folders, shown } = await tryOnce(path, flags, {
      io,
      terminal,
      isFirst: server === undefined,
    });
    const isFirst = server === undefined;
    server ??= await openDocsServer(port, shown);
    // A document that does not work may not have got as far as all of its files.
    watched.follow(shown.kind === "fault" ? [...watched.files, ...files] : files, folders);
    if (isFirst) terminal.out.write(`serving at http://127.0.0.1:${server.port}/, until interrupted\n`);
    else if (shown.kind === "fault" || last === undefined || !isSame(last, shown.files)) server.show(shown);
    last = shown.kind === "site" ? shown.files : undefined;
    if ((await watched.next()) === "interrupted") {
      server.close();
      return exitStatus.interrupted;
    }
  }
}

interface Attempt {
  readonly shown: Shown;
  /** What to wait for. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** One try, printed. A wrong call is thrown the first time; later it is a state to wait out. */
async function tryOnce(
  path: string | undefined,
  flags: DocsServeFlags,
  { io, terminal, isFirst }: { readonly io: Io; readonly terminal: Terminal; readonly isFirst: boolean },
): Promise<Attempt> {
  const began = performance.now();
  let input: DocsInput | undefined;
  try {
    input = await readDocsInput(path, flags, io);
    assertFile(input);
    const made = await buildSite(input.document, input.site);
    const { findings, root, sources, verdict } = made;
    await report(made, [{ kind: "text" }], { terminal, textStream: terminal.err });
    const read = sources.map((source) => resolve(root, source.path));
    const around = { files: [...read, ...ownFiles(input)], folders: ownFolders(input) };
    if (verdict !== "valid") {
      terminal.remark("waiting for a document that can be shown\n");
      const texts = new Map(sources.map(({ file, text }) => [file, text]));
      return { ...around, shown: fault(renderText(findings, { texts })) };
    }
    const pages = made.files.filter((file) => file.path.endsWith(".html")).length;
    terminal.remark(`${pages} pages in ${Math.round(performance.now() - began)} ms\n`);
    return { ...around, shown: { kind: "site", files: made.files } };
  } catch (error) {
    if (!(error instanceof UsageError) || isFirst) throw error;
    printUsageError(error, terminal);
    const around =
      input === undefined
        ? { files: [], folders: [] }
        : { files: ownFiles(input), folders: ownFolders(input) };
    return { ...around, shown: fault(renderUsage(error, plain)) };
  }
}

const ownFiles = ({ configPath, cwd, path, site: { logo } }: DocsInput): readonly string[] =>
  [path, configPath, logo].flatMap((file) => (file === undefined ? [] : [resolve(cwd, file)]));

const isSame = (one: readonly SiteFile[], other: readonly SiteFile[]): boolean =>
  one.length === other.length &&
  one.every(({ path, content }, index) => {
    const found = other[index];
    return (
      found?.path === path &&
      (typeof content === "string" || typeof found.content === "string"
        ? content === found.content
        : Buffer.compare(content, found.content) === 0)
    );
  });

/** A page that says why there is no site. */
const fault = (text: string): Shown => ({
  kind: "fault",
  page: html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">
<meta name="color-scheme" content="light dark">
<title>The site cannot be made</title>
</head>
<body>
<h1>The site cannot be made</h1>
<pre>${text}</pre>
<p>This page loads itself again when that has changed.</p>
</body>
</html>
`.text,
});

function readPort(text = "4000"): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw UsageError.of("usage", {
    reason: `\`--port ${text}\` is not understood`,
    hint: "Give a port, 0 for any that is free, from 0 to 65535.",
  });
}
