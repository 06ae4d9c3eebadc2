import { printable } from "../printable.js";
import type { Finding } from "./finding.js";

/**
 * The findings as commands of GitHub Actions, which show each beside its line: one `::error …::` a line.
 * Files are named from the current folder, which has to be the root of the repository.
 */
export const renderGitHub = (findings: readonly Finding[]): string =>
  findings.map((finding) => `${renderCommand(finding)}\n`).join("");

const commands = { error: "error", warning: "warning", info: "notice" } as const;

function renderCommand(finding: Finding): string {
  const { severity, code, message, help, file, line, column, endLine, endColumn, by } = finding;
  // Columns mean nothing to GitHub where the lines differ.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = { file: printable(file), line, endLine, ...columns, title: titleOf(code, by) };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${shown.join(",")}::${escapeData(`${printable(message)}\n${printable(help)}`)}`;
}

const titleOf = (code: string, by: readonly string[] | undefined): string =>
  by === undefined ? code : `${code} [${by.join(", ")}]`;

/** As the runner reads the text of a command. */
const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** As the runner reads a property of a command. */
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
