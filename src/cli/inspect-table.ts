import type { Perspective } from "../config/config.js";
import type { Channel, Contract, Message, Operation, Service } from "../contract/contract.js";
import type { Paint } from "../diagnostic/paint.js";
import { printable } from "../diagnostic/printable.js";

/** Who sends what to whom, a table for each service. `side` is the application whose view the contract takes. */
export function renderInspectTable(contract: Contract, side: Perspective, paint: Paint): string {
  const head = `${paint("bold", printable(`${contract.title} ${contract.version}`))}, the ${side}'s view\n`;
  return [head, ...contract.services.map((service) => renderService(service, side, paint))].join("\n");
}

function renderService(service: Service, side: Perspective, paint: Paint): string {
  const rows = service.operations.map((operation) => rowOf(operation, side));
  const used = new Set(
    service.operations.flatMap((operation) => [
      ...operation.messages,
      ...("reply" in operation ? operation.reply.messages : []),
    ]),
  );
  const unused = service.messages.filter((message) => !used.has(message));
  const title = `${paint("bold", service.name)}${service.title === "" || service.title === service.name ? "" : `  ${printable(service.title)}`}\n`;
  const idle = unused.length === 0 ? "" : `no operation: ${namesOf(unused)}\n`;
  return `${title}${rows.length === 0 ? "" : renderRows([columns, ...rows], paint)}${idle}`;
}

const columns = ["operation", "who", "kind", "channel", "messages", "reply"] as const;

function rowOf(operation: Operation, side: Perspective): readonly string[] {
  const other = side === "server" ? "client" : "server";
  const sends = operation.kind === "send" || operation.kind === "request";
  return [
    operation.name,
    sends ? `${side} -> ${other}` : `${other} -> ${side}`,
    operation.kind,
    `${operation.method === undefined ? "" : `${operation.method} `}${placeOf(operation.channel)}`,
    namesOf(operation.messages),
    "reply" in operation ? namesOf(operation.reply.messages) : "",
  ].map(printable);
}

const placeOf = ({ address, name }: Channel): string => address ?? `(${name})`;

const namesOf = (messages: readonly Message[]): string => messages.map(({ name }) => name).join(", ");

function renderRows(rows: readonly (readonly string[])[], paint: Paint): string {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row, number) => {
      const line = row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd();
      return `  ${number === 0 ? paint("dim", line) : line}\n`;
    })
    .join("");
}
