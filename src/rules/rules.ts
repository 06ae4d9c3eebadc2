import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { channelAddressRule } from "./channel-address.js";
import { channelServerRule } from "./channel-server.js";
import { duplicateIdRule } from "./duplicate-id.js";
import { duplicateTagRule } from "./duplicate-tag.js";
import { operationRule } from "./operation.js";
import { parameterRule } from "./parameter.js";
import { referenceSiblingRule } from "./reference-sibling.js";
import type { Rule } from "./rule.js";
import { securityRule } from "./security.js";
import { serverVariableRule } from "./server-variable.js";

/** Every rule: what the specification asks of a document and its meta-schema cannot say. */
export const rules: readonly Rule[] = [
  serverVariableRule,
  channelServerRule,
  channelAddressRule,
  parameterRule,
  operationRule,
  securityRule,
  duplicateIdRule,
  duplicateTagRule,
  referenceSiblingRule,
];

/** Checks a document against every rule. */
export const checkRules = (document: SourceDocument): readonly Diagnostic[] =>
  rules.flatMap(({ check }) => check(document));
