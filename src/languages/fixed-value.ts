import type { Field, Literal } from "./model.js";

/** The only value that a required member can have. */
export const fixedValue = ({ type, isRequired }: Field): Literal | undefined =>
  isRequired && !type.isNullable && type.is === "literals" && type.values.length === 1
    ? type.values[0]
    : undefined;

/** The same where it is a text. */
export const fixedText = (field: Field): Literal | undefined =>
  field.type.is === "literals" && field.type.base === "string" ? fixedValue(field) : undefined;
