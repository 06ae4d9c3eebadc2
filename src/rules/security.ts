import { defineCodes } from "../diagnostic/codes.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { isMapping } from "../json/value.js";
import type { SourceDocument } from "../read/document.js";
import { child, children, type Node, sourceOf } from "../read/node.js";
import type { Rule } from "./rule.js";
import { entriesOf, find, isVersion2, namesOf, operations2, step } from "./survey.js";

const { diagnose, entries: codes } = defineCodes({
  "security-scheme-unknown": {
    severity: "error",
    message: "there is no security scheme `{scheme}`",
    help: "{hint}",
    page: `A security requirement names a scheme under \`components.securitySchemes\`.

    security: [{ token: [] }]
    components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`,
  },
  "security-scope-unknown": {
    severity: "error",
    message: "the security scheme `{scheme}` has no scope `{scope}`",
    help: "{hint}",
    page: `A requirement on an \`oauth2\` scheme asks for scopes that one of the scheme's flows declares under \`scopes\`.
`,
  },
});

/** Security requirements of AsyncAPI 2 name schemes, and scopes of them, that exist. */
export const securityRule: Rule = { codes, check: checkSecurity };

function checkSecurity(document: SourceDocument): readonly Diagnostic[] {
  if (!isVersion2(document)) return [];
  const owners = [
    ...entriesOf(document, find(document, "servers")).map(({ node }) => node),
    ...operations2(document).map(({ node }) => node),
  ];
  const schemes = find(document, "components", "securitySchemes");
  return owners.flatMap((owner) => {
    const security = child(owner, "security");
    if (security === undefined || !Array.isArray(security.value)) return [];
    return children(security).flatMap(([, requirement]) =>
      isMapping(requirement.value)
        ? children(requirement).flatMap(([name, scopes]) => checkScheme(document, { schemes, name, scopes }))
        : [],
    );
  });
}

function checkScheme(
  document: SourceDocument,
  {
    schemes,
    name,
    scopes,
  }: { readonly schemes: Node | undefined; readonly name: string; readonly scopes: Node },
): readonly Diagnostic[] {
  const names = namesOf(schemes);
  if (!names.includes(name)) {
    const near = nearest(name, names);
    const hint =
      near === undefined ? "Define it under `components.securitySchemes`." : `Did you mean \`${near}\`?`;
    return [
      diagnose("security-scheme-unknown", { scheme: name, hint }, { ...sourceOf(scopes), part: "key" }),
    ];
  }
  const scheme = schemes && step(document, schemes, name);
  if (scheme === undefined || child(scheme, "type")?.value !== "oauth2") return [];
  const flows = step(document, scheme, "flows");
  if (flows === undefined) return [];
  const known = new Set(
    entriesOf(document, flows).flatMap(({ node }) => namesOf(step(document, node, "scopes"))),
  );
  return children(scopes).flatMap(([, scope]) => {
    if (typeof scope.value !== "string" || known.has(scope.value)) return [];
    const near = nearest(scope.value, known);
    const hint = near === undefined ? "Declare it under `scopes` of a flow." : `Did you mean \`${near}\`?`;
    return [diagnose("security-scope-unknown", { scheme: name, scope: scope.value, hint }, sourceOf(scope))];
  });
}
