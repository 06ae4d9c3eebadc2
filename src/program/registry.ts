import { catalogue } from "../diagnostic/catalogue/catalogue.js";
import { createRegistry } from "../diagnostic/registry.js";
import { languageCodes } from "../languages/codes.js";
import { officialCodes } from "../official/codes.js";
import { bundleCodes } from "../rewrite/bundle/codes.js";
import { convertCodes } from "../rewrite/convert/codes.js";
import { formatCodes } from "../rewrite/format/codes.js";
import { rules } from "../rules/rules.js";

/** Every diagnostic code: what `explain`, SARIF and the documentation know. */
export const registry = createRegistry([
  catalogue,
  bundleCodes.entries,
  convertCodes.entries,
  formatCodes.entries,
  officialCodes.entries,
  languageCodes.entries,
  ...rules.map(({ codes }) => codes),
]);
