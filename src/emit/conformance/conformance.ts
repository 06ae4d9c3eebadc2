import conformanceTemplate from "../../../templates/conformance.test.ts.hbs";
import {
  type Code,
  code,
  comment,
  fileHeader,
  identifier,
  indent,
  join,
  literal,
  text,
} from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { renderTemplate } from "../../code/template.js";
import type { Message, Service } from "../../contract/contract.js";
import type { Base, Mutant, Unreached } from "../../example/mutant.js";
import { type MessageMutants, mutantsOf } from "../../example/mutants.js";
import { renderPointer } from "../../json/pointer.js";
import type { Json } from "../../json/value.js";
import { isList } from "../../json/value.js";
import type { EmitInput } from "../scope/emitter.js";
import { contractConstant } from "../scope/names.js";
import { tablesOf } from "./dispatch.js";

/**
 * `<service>/conformance.test.ts`: a vitest suite that holds the generated validators against the contract. Each
 * example is accepted; for each rule a payload that breaks it is rejected, for that rule and at the right place; in
 * the tables of each channel each example's message is found; each example travels from client to server or back.
 */
export function emitConformance({
  service,
  contract,
  validators: { payloads },
}: Pick<EmitInput, "service" | "contract" | "validators">): OutputFile {
  const found = mutantsOf(service, payloads);
  const suites = service.messages.flatMap((message) => {
    const mutants = found.get(message.name);
    return mutants === undefined ? [] : suiteOf(message, mutants);
  });
  const changes = [...found.values()].flatMap(({ mutants }) => mutants.map(({ change }) => change));
  const hasExamples = suites.some((suite) => suite.hasExamples);
  const tables = tablesOf(service, payloads);
  const usesAny = changes.length > 0 || tables.length > 0;
  const runtime = [
    ...(usesAny ? [code`type AnyMessage`] : []),
    ...(tables.length > 0 ? [code`type Dispatch`, code`find`] : []),
    ...(suites.length > 0 ? [code`type Message`] : []),
  ];
  const view = {
    header: fileHeader(contract.file),
    imports: { runtime: join(runtime, ", ") },
    hasSuites: suites.length > 0,
    hasExamples,
    hasRules: changes.length > 0,
    isEmpty: suites.length === 0,
    uses: { set: changes.some(({ op }) => op === "set"), remove: changes.some(({ op }) => op === "remove") },
    suites,
    hasTables: tables.length > 0,
    tables,
    contract:
      suites.some((suite) => suite.hasExamples) && canTravel(service) ? contractImport(service) : code``,
  };
  return { path: `${service.name}/conformance.test.ts`, text: renderTemplate(conformanceTemplate, view) };
}

/** Something is said over a connection, or asked over HTTP. */
const canTravel = ({ operations, channels }: Service): boolean =>
  operations.length > 0 && channels.some(({ address }) => address !== null);

function contractImport(service: Service): Code {
  const constant = contractConstant(service);
  return constant === "service" ? code`service` : code`${identifier(constant)} as service`;
}

/** One message's `describe`. */
interface SuiteView {
  readonly doc: Code;
  readonly title: Code;
  readonly message: Code;
  readonly type: Code;
  readonly hasExamples: boolean;
  readonly groups: readonly GroupView[];
}

/** The rules that are broken starting from one payload. */
interface GroupView {
  readonly message: Code;
  readonly isMade: boolean;
  readonly base: Code;
  readonly value: Code;
  readonly hasRules: boolean;
  readonly rules: readonly Code[];
}

function suiteOf(message: Message, found: MessageMutants): readonly SuiteView[] {
  const { examples, made, mutants, unreached } = found;
  const name = code`messages.${identifier(message.name)}`;
  const bases = [...new Set([...(made === undefined ? [] : [made]), ...mutants.map(({ base }) => base)])];
  const names = namesOf(name, bases);
  const groups = bases.map((base): GroupView => {
    const rules = mutants.filter((mutant) => mutant.base === base).map(ruleOf);
    return {
      message: name,
      isMade: base.example === undefined,
      base: names.get(base) ?? code``,
      value: base.example === undefined ? indent(literal(base.value, 90), 2) : code``,
      hasRules: rules.length > 0,
      rules,
    };
  });
  if (examples === 0 && groups.length === 0) return [];
  return [
    {
      doc: comment(unreached.length === 0 ? [] : [{ text: notTried(unreached) }]),
      title: text(message.name),
      message: name,
      type: identifier(message.payload?.$ref ?? ""),
      hasExamples: examples > 0,
      groups,
    },
  ];
}

/** `messages.say.examples[1]`, or `made`, `made2`, … for payloads made from the schema. */
function namesOf(message: Code, bases: readonly Base[]): ReadonlyMap<Base, Code> {
  const made = bases.filter(({ example }) => example === undefined);
  return new Map(
    bases.map((base) => {
      const index = made.indexOf(base);
      const name = index === 0 ? code`made` : code`made${index + 1}`;
      return [base, base.example === undefined ? name : code`${message}.examples[${base.example}]`];
    }),
  );
}

function ruleOf({ change, expect }: Mutant): Code {
  const rule = text(expect.path === "" ? expect.keyword : `${expect.keyword} ${expect.path}`);
  const at = text(renderPointer(change.at));
  if (change.op === "remove") return code`[${rule}, remove(${at})]`;
  return code`[${rule}, set(${at}, ${indent(valueCode(change.value), 4)})]`;
}

/** A value as an expression; a long run of one character or item is not written out. */
function valueCode(value: Json): Code {
  if (typeof value === "string") {
    const run = /(.)\1{19,}$/su.exec(value);
    if (run === null) return literal(value);
    const [whole, unit = ""] = run;
    const repeated = code`${text(unit)}.repeat(${whole.length / unit.length})`;
    const head = value.slice(0, -whole.length);
    return head === "" ? repeated : code`${text(head)} + ${repeated}`;
  }
  if (!isList(value) || value.length < 4) return literal(value, 80);
  const [first = null] = value;
  const item = literal(first, 80);
  const made = typeof first === "object" ? code`(${item})` : item;
  if (!value.every((other) => literal(other, 80) === item)) return literal(value, 80);
  return code`Array.from({ length: ${value.length} }, () => ${made})`;
}

const notTried = (unreached: readonly Unreached[]): string =>
  [
    "Rules that no payload here breaks:",
    ...unreached.map(
      ({ keyword, path, reason }) => `- ${keyword}${path === "" ? "" : ` ${path}`}: ${reason}`,
    ),
  ].join("\n");
