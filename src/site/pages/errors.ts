import { basename } from "node:path/posix";
import type { Message, Service } from "../../contract/contract.js";
import { describeRefusals } from "../../description/refusal.js";
import type { Json } from "../../json/value.js";
import { isMapping } from "../../json/value.js";
import type { Block, Inlines, Page, Section } from "../content.js";
import { linkTo, type Scope } from "../scope.js";
import { code, joined, link, markdown, text } from "../words.js";
import { pathTo } from "./blocks.js";
import { facts } from "./facts.js";

/** The address of a service's errors. */
export const errorsAddress = ({ name }: Service): string => `${name}/errors`;

/** True where the contract says how the service says no. */
export const hasErrors = (service: Service): boolean => errorMessages(service).length > 0;

/** How a service says no, by message: codes, statuses and what causes them. */
export function errorsPage(scope: Scope, service: Service): Page {
  const title = "Errors";
  return {
    address: errorsAddress(service),
    kind: "errors",
    title,
    summary: `How ${service.title || service.name} says no, and why.`,
    badges: [],
    path: pathTo(scope, service),
    lead: [],
    sections: errorMessages(service).map((message) => errorSection(scope, service, message)),
    keywords: errorMessages(service).flatMap((message) => (message.errorCodes ?? []).map((row) => row.code)),
  };
}

const errorMessages = (service: Service): readonly Message[] =>
  service.messages.filter(({ refusal, errorCodes }) => refusal !== undefined || errorCodes !== undefined);

function errorSection(scope: Scope, service: Service, message: Message): Section {
  const refusal = describeRefusals(service)[message.name];
  const rows = rowsOf(scope, service, message);
  const asked = (refusal?.operations ?? []).flatMap((name) =>
    service.operations.filter((one) => one.name === name),
  );
  return {
    id: basename(linkTo(scope, message).to),
    title: message.title ?? message.name,
    blocks: [
      ...facts([
        { term: "Message", value: [link(linkTo(scope, message))] },
        {
          term: "Instead of an answer to",
          value: joined(
            asked.map((one) => [link(linkTo(scope, one))]),
            ", ",
          ),
        },
        { term: "Says why in", value: placesOf(message.refusal?.payload, "$reason") },
        { term: "Its code is in", value: placesOf(message.refusal?.payload, "$code") },
        { term: "What is wrong where is in", value: placesOf(message.refusal?.payload, "$issues") },
      ]),
      ...tableOf(rows),
    ],
  };
}

/** A code that a service says, and why. */
interface Row {
  readonly code: string;
  readonly status: string;
  readonly meaning: Inlines;
  readonly when: Inlines;
}

/** Columns that say nothing are left out. */
function tableOf(rows: readonly Row[]): readonly Block[] {
  if (rows.length === 0) return [];
  const columns = [
    { title: "Code", cell: (row: Row) => [code(row.code)] },
    { title: "Status", cell: ({ status }: Row) => (status === "" ? [] : [text(status)]) },
    { title: "Meaning", cell: ({ meaning }: Row) => meaning },
    { title: "Said when", cell: ({ when }: Row) => when },
  ].filter(({ cell }) => rows.some((row) => cell(row).length > 0));
  return [
    {
      kind: "table",
      columns: columns.map(({ title }) => title),
      rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    },
  ];
}

/** Those of the document in its order, then those that only refusals have. */
function rowsOf(scope: Scope, service: Service, message: Message): readonly Row[] {
  const causes = causesOf(scope, service, message);
  const codes = message.errorCodes ?? [];
  const told = new Set(codes.map((row) => row.code));
  return [
    ...codes.map((row) => ({
      code: row.code,
      status: row.status === undefined ? "" : String(row.status),
      meaning: markdown(row.meaning),
      when: causes.get(row.code) ?? [],
    })),
    ...[...causes].flatMap(([one, when]) =>
      told.has(one) ? [] : [{ code: one, status: "", meaning: [], when }],
    ),
  ];
}

/** By code: the reasons for which the server says it, and in which operations where it is not all of them. */
function causesOf(scope: Scope, service: Service, message: Message): ReadonlyMap<string, Inlines> {
  const causes = new Map<string, Inlines[]>();
  const add = (to: string, words: Inlines) => causes.set(to, [...(causes.get(to) ?? []), words]);
  for (const [reason, said] of Object.entries(describeRefusals(service)[message.name]?.codes ?? {})) {
    if (typeof said === "string") add(said, [text(inWords(reason))]);
    else
      for (const one of new Set(Object.values(said)))
        add(one, [text(`${inWords(reason)} in `), ...operationsWords(scope, service, { said, code: one })]);
  }
  return new Map([...causes].map(([one, words]) => [one, joined(words, "; ")]));
}

const operationsWords = (
  scope: Scope,
  { operations }: Service,
  { said, code: wanted }: { readonly said: Readonly<Record<string, string>>; readonly code: string },
): Inlines =>
  joined(
    Object.entries(said).flatMap(([name, one]): readonly Inlines[] => {
      if (one !== wanted) return [];
      const operation = operations.find((other) => other.name === name);
      if (operation !== undefined) return [[link(linkTo(scope, operation))]];
      return [[text(name === "*" ? "any other operation" : name)]];
    }),
    ", ",
  );

/** Where in a payload something is filled in: `data.details.error`. */
const placesOf = (payload: Json | undefined, hole: string): Inlines =>
  joined(
    pathsTo(payload, hole).map((path) => [code(path.join("."))]),
    " and ",
  );

function pathsTo(value: Json | undefined, hole: string): readonly (readonly string[])[] {
  if (value === hole) return [[]];
  if (value === undefined || !isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsTo(inner, hole).map((path) => [key, ...path]));
}

/** The runtime's reasons in words. */
const inWords = (reason: string): string => {
  const [kind = "", detail] = reason.split(" ");
  if (detail?.startsWith("/")) return `without ${detail.slice(1)}`;
  if (detail?.startsWith("?")) return `without the parameter ${detail.slice(1)}`;
  if (detail?.startsWith("=")) return `without ${detail.slice(1)} in the credentials`;
  return reason === "*"
    ? "anything else"
    : (reasons.get(reason) ?? `${kind}${detail === undefined ? "" : ` ${detail}`}`);
};

const reasons: ReadonlyMap<string, string> = new Map([
  ["not-json", "the payload is no JSON"],
  ["not-an-object", "the payload is no object"],
  ["tag-missing", "what tells messages apart is missing"],
  ["tag-unknown", "no message is called so"],
  ["invalid-message", "the payload breaks its schema"],
  ["unauthenticated", "nobody is known by these credentials"],
  ["forbidden", "that is not allowed"],
  ["bad-state", "not at this moment"],
  ["not-found", "there is no such thing"],
  ["busy", "one at a time"],
  ["rate-limited", "too many at once"],
  ["too-large", "the payload is too large"],
  ["timeout", "it took too long"],
  ["internal", "the server has failed"],
]);
