import type { Code } from "../../../src/code/code.js";
import { namedType } from "../../../src/emit/types/reference.js";
import { type Scope, typeOf } from "../../../src/emit/types/schema.js";
import { flat } from "../../../src/emit/types/type.js";
import type { SchemaJson } from "../../../src/schema/schema.js";

/** The type of a schema on one line, for any generated file; a reference is the name in `models.ts`. */
export const typeText = (json: SchemaJson): Code => flat(typeOf(json, anywhere));

const anywhere: Scope = { reference: namedType, describe: () => [] };
