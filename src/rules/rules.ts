import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SourceDocument } from "../read/document.js";
import { checkDuplicates } from "./duplicate.js";
import { checkOperations } from "./operation.js";
import { checkParameters } from "./parameter.js";
import { checkSecurity } from "./security.js";
import { checkServers } from "./server.js";

/** Checks what the specification asks of a document and its meta-schema cannot say. */
export const checkRules = (document: SourceDocument): readonly Diagnostic[] => [
  ...checkServers(document),
  ...checkParameters(document),
  ...checkOperations(document),
  ...checkSecurity(document),
  ...checkDuplicates(document),
];
