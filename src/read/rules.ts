import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "./document.js";
import { checkDuplicates } from "./rule-duplicate.js";
import { checkOperations } from "./rule-operation.js";
import { checkParameters } from "./rule-parameter.js";
import { checkSecurity } from "./rule-security.js";
import { checkServers } from "./rule-server.js";

/** Checks what the specification asks of a document and its meta-schema cannot say. */
export const checkRules = (document: SourceDocument): readonly Diagnostic[] => [
  ...checkServers(document),
  ...checkParameters(document),
  ...checkOperations(document),
  ...checkSecurity(document),
  ...checkDuplicates(document),
];
