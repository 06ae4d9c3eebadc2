import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { isMapping } from "../json/value.js";
import type { SourceDocument } from "../read/document.js";
import { child, type Node, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { type Entry, entriesOf, find, isVersion2, namesOf, step, textOf, variablesOf } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "channel-parameter-undeclared": {
    severity: "warning",
    message: "the address has a parameter `{parameter}` that `parameters` does not declare",
    help: "Add `{parameter}` under `parameters`{hint}.",
    page: `Each name in braces in an address is a parameter and is declared by the same name.

    address: /rooms/{roomId}
    parameters: { room: {} }        before
    parameters: { roomId: {} }      after
`,
  },
  "channel-parameter-unused": {
    severity: "error",
    message: "the parameter `{parameter}` does not occur in the address `{address}`",
    help: "Put `{parameter}` in braces into the address, or remove the parameter{hint}.",
    page: `A parameter that the address does not name can never have a value.

    address: /rooms                       before
    address: /rooms/{roomId}              after
    parameters: { roomId: {} }
`,
  },
});

/** The parameters of an address are declared, and nothing else is. */
export const parameterRule: Rule = { codes, check: checkParameters };

function checkParameters(document: SourceDocument): readonly Diagnostic[] {
  const channels = entriesOf(document, find(document, "channels"));
  // Without an address a reusable channel is half of one: who refers to it cannot add any, but it is not used either.
  const reusable = entriesOf(document, find(document, "components", "channels")).filter(
    ({ node }) => textOf(node, "address") !== undefined,
  );
  const all = isVersion2(document) ? channels : unique([...channels, ...reusable]);
  return all.flatMap((channel) => checkChannel(document, channel));
}

function checkChannel(document: SourceDocument, channel: Entry): readonly Diagnostic[] {
  const address = isVersion2(document) ? channel.name : (textOf(channel.node, "address") ?? "");
  const used = variablesOf(address);
  const parameters = step(document, channel.node, "parameters");
  const declared = namesOf(parameters).filter((name) => !name.startsWith("x-"));
  const place = addressOf(document, channel);
  return [
    ...used
      .filter((parameter) => !declared.includes(parameter))
      .map((parameter) => {
        const hint = similar(parameter, declared, used);
        return diagnose("channel-parameter-undeclared", { parameter, hint }, place);
      }),
    ...(parameters === undefined || (isVersion2(document) && used.length === 0) ? [] : declared)
      .filter((parameter) => !used.includes(parameter))
      .map((parameter) => {
        const source = memberOf(parameters, parameter, channel.node);
        const holes = { parameter, address, hint: similar(parameter, used, declared) };
        return diagnose("channel-parameter-unused", holes, source);
      }),
  ];
}

/** In AsyncAPI 2 the address is the channel's key; in AsyncAPI 3 it is a member. */
function addressOf(document: SourceDocument, channel: Entry) {
  const address = isVersion2(document) ? undefined : child(channel.node, "address");
  return address === undefined ? ({ ...sourceOf(channel.listed), part: "key" } as const) : sourceOf(address);
}

function memberOf(parameters: Node | undefined, name: string, fallback: Node) {
  const member = parameters && child(parameters, name);
  return { ...sourceOf(member ?? fallback), part: "key" } as const;
}

function similar(name: string, candidates: readonly string[], taken: readonly string[]): string {
  const near = nearest(
    name,
    candidates.filter((candidate) => !taken.includes(candidate)),
  );
  return near === undefined ? "" : `; perhaps \`${near}\` was meant`;
}

/** Each object once: a channel under `channels` is often a reference to one under `components`. */
function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<unknown>();
  return entries.filter(({ node }) => isMapping(node.value) && !seen.has(node.value) && seen.add(node.value));
}
