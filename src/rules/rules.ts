import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { duplicateRule } from "./duplicate.js";
import { operationRule } from "./operation.js";
import { parameterRule } from "./parameter.js";
import type { Rule } from "./rule.js";
import { securityRule } from "./security.js";
import { serverRule } from "./server.js";

/** Every rule: what the specification asks of a document and its meta-schema cannot say. */
export const rules: readonly Rule[] = [serverRule, parameterRule, operationRule, securityRule, duplicateRule];

/** Checks a document against every rule. */
export const checkRules = (document: SourceDocument): readonly Diagnostic[] =>
  rules.flatMap(({ check }) => check(document));
