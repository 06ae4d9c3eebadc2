import { isMapping } from "../json/value.js";
import type { EnumModel, Field, ObjectModel, Type } from "./model.js";
import type { ConstrainedMetaModel, ConstrainedObjectPropertyModel } from "./modelina.js";

/** A field and the object that it belongs to, as `meta-model.ts` hands them through Modelina. */
interface Member {
  readonly owner: ObjectModel;
  readonly field: Field;
}

/** Our field behind a property that Modelina renders. */
export function memberOf({ property }: ConstrainedObjectPropertyModel): Member {
  const input: unknown = property.originalInput;
  if (isMapping(input) && isObjectModel(input.owner) && isField(input.field))
    return { owner: input.owner, field: input.field };
  throw new Error("a property that is not ours");
}

/** Our object behind a model that Modelina renders. */
export function objectOf(model: ConstrainedMetaModel): ObjectModel {
  const input: unknown = model.originalInput;
  if (isObjectModel(input)) return input;
  throw new Error("an object that is not ours");
}

/** Our enum behind a model that Modelina renders. */
export function enumOf(model: ConstrainedMetaModel): EnumModel {
  const input: unknown = model.originalInput;
  if (isMapping(input) && isEnumModel(input)) return input;
  throw new Error("an enum that is not ours");
}

/** Names, keys and values are tokens already: Modelina leaves them as they are. */
export const constraints = {
  modelName: ({ modelName }: { readonly modelName: string }): string => modelName,
  propertyKey: ({
    objectPropertyModel,
  }: {
    readonly objectPropertyModel: { readonly propertyName: string };
  }) => objectPropertyModel.propertyName,
  enumKey: ({ enumKey }: { readonly enumKey: string }): string => enumKey,
  enumValue: ({ enumValue }: { readonly enumValue: unknown }): unknown => enumValue,
  constant: (): string => "",
};

/** One mapping for every kind of type: ours. */
export function typeMapping(textOf: (type: Type, member?: Member) => string) {
  const map = ({ constrainedModel }: { readonly constrainedModel: ConstrainedMetaModel }): string => {
    const input: unknown = constrainedModel.originalInput;
    if (isObjectModel(input)) return constrainedModel.name;
    if (isMapping(input) && isObjectModel(input.owner) && isField(input.field))
      return textOf(input.field.type, { owner: input.owner, field: input.field });
    if (isMapping(input) && isType(input.type)) return textOf(input.type);
    return constrainedModel.name;
  };
  return {
    Object: map,
    Reference: map,
    Any: map,
    Float: map,
    Integer: map,
    String: map,
    Boolean: map,
    Tuple: map,
    Array: map,
    Union: map,
    Dictionary: map,
  };
}

const isObjectModel = (value: unknown): value is ObjectModel => isMapping(value) && value.kind === "object";
const isEnumModel = (value: unknown): value is EnumModel => isMapping(value) && value.kind === "enum";
const isField = (value: unknown): value is Field => isMapping(value) && typeof value.wire === "string";
const isType = (value: unknown): value is Type => isMapping(value) && typeof value.is === "string";
