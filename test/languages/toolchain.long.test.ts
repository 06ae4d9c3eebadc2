import { languages } from "../../src/languages/names.js";
import { isQuick } from "./toolchain.js";
import { testUndeclaredName } from "./undeclared-name.js";

for (const language of languages) if (!isQuick(language)) testUndeclaredName(language);
