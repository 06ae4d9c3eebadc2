import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import type { SourceDocument } from "../read/document.js";
import { child, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { type Entry, entriesOf, find, isVersion2, namesOf, step, textOf, variablesOf } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "server-variable-undeclared": {
    severity: "error",
    message: "the address has a variable `{variable}` that `variables` does not declare",
    help: "Add `{variable}` under `variables`{hint}.",
    page: `Each name in braces in the address of a server is a variable and is declared by the same name.

    url: "wss://{region}.example.com"
    variables: { region: { default: eu } }
`,
  },
  "server-variables-missing": {
    severity: "warning",
    message: "the address has variables that nothing declares: {names}",
    help: "Declare them under `variables`, each with its values or a default.",
    page: `Each name in braces in the address of a server is a variable. Without a declaration nobody knows what to put
in its place.

    host: "{region}.example.com"
    variables: { region: { enum: [eu, us], default: eu } }
`,
  },
  "server-variable-unused": {
    severity: "error",
    message: "the variable `{variable}` does not occur in the address `{address}`",
    help: "Put `{variable}` in braces into the address, or remove the variable{hint}.",
    page: "A variable that the address does not name can never have a value.\n",
  },
});

/** The variables in the address of a server are declared, and nothing else is. */
export const serverVariableRule: Rule = { codes, check: checkServers };

function checkServers(document: SourceDocument): readonly Diagnostic[] {
  const servers = [
    ...entriesOf(document, find(document, "servers")),
    ...entriesOf(document, find(document, "components", "servers")),
  ];
  const seen = new Set<unknown>();
  const once = servers.filter(({ node }) => !seen.has(node.value) && seen.add(node.value));
  return once.flatMap((server) => checkVariables(document, server));
}

function checkVariables(document: SourceDocument, { listed, node }: Entry): readonly Diagnostic[] {
  const parts = isVersion2(document) ? ["url"] : ["host", "pathname"];
  const address = parts.map((part) => textOf(node, part) ?? "").join("");
  const used = variablesOf(address);
  const variables = step(document, node, "variables");
  const declared = namesOf(variables).filter((name) => !name.startsWith("x-"));
  const place = parts.map((part) => child(node, part)).find((part) => part !== undefined);
  if (variables === undefined) {
    const names = used.map((name) => `\`${name}\``).join(", ");
    return used.length === 0
      ? []
      : [diagnose("server-variables-missing", { names }, sourceOf(place ?? listed))];
  }
  return [
    ...used
      .filter((variable) => !declared.includes(variable))
      .map((variable) => {
        const near = nearest(
          variable,
          declared.filter((name) => !used.includes(name)),
        );
        const hint = near === undefined ? "" : `; perhaps \`${near}\` was meant`;
        return diagnose("server-variable-undeclared", { variable, hint }, sourceOf(place ?? listed));
      }),
    ...(used.length === 0 ? [] : declared)
      .filter((variable) => !used.includes(variable))
      .map((variable) => {
        const member = child(variables, variable);
        const source = { ...sourceOf(member ?? node), part: "key" } as const;
        return diagnose("server-variable-unused", { variable, address, hint: "" }, source);
      }),
  ];
}
