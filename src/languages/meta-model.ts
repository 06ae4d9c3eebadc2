import type { Scope } from "./language.js";
import type { EnumModel, ObjectModel, Type } from "./model.js";
import type { MetaModel, Modelina } from "./modelina.js";

/** A model for Modelina. It sees tokens only; `originalInput` carries ours, for the presets. */
export function buildMetaModel(model: ObjectModel | EnumModel, modelina: Modelina, scope: Scope): MetaModel {
  const name = scope.typeName(model.name);
  if (model.kind === "enum") {
    const values = model.values.map(
      (value) => new modelina.EnumValueModel(scope.constantName(model, value), scope.literal(value)),
    );
    return new modelina.EnumModel(name, model, {}, values);
  }
  const properties = Object.fromEntries(
    model.fields.map((field) => {
      const key = scope.fieldName(model, field.wire);
      const property = propertyModel(field.type, modelina, scope);
      property.originalInput = { owner: model, field };
      return [key, new modelina.ObjectPropertyModel(key, field.isRequired, property)];
    }),
  );
  return new modelina.ObjectModel(name, model, {}, properties);
}

/** A use: references end in empty stubs, so Modelina never walks from one model into the next. */
function propertyModel(type: Type, modelina: Modelina, scope: Scope): MetaModel {
  const inner = (one: Type) => {
    const model = propertyModel(one, modelina, scope);
    model.originalInput = { type: one };
    return model;
  };
  const options = { isNullable: type.isNullable };
  switch (type.is) {
    case "any":
      return new modelina.AnyModel("", undefined, options);
    case "string":
      return new modelina.StringModel("", undefined, options);
    case "integer":
      return new modelina.IntegerModel("", undefined, options);
    case "number":
      return new modelina.FloatModel("", undefined, options);
    case "boolean":
      return new modelina.BooleanModel("", undefined, options);
    case "literals":
      return propertyModel({ is: type.base, isNullable: type.isNullable }, modelina, scope);
    case "list":
      return new modelina.ArrayModel("", undefined, options, inner(type.element));
    case "tuple":
      return new modelina.TupleModel(
        "",
        undefined,
        options,
        type.elements.map((element, index) => new modelina.TupleValueModel(index, inner(element))),
      );
    case "map": {
      const key = new modelina.StringModel("", { type: { is: "string", isNullable: false } }, {});
      return new modelina.DictionaryModel("", undefined, options, key, inner(type.value));
    }
    case "model": {
      const name = scope.typeName(type.name);
      const stub = new modelina.ObjectModel(name, { type }, {}, {});
      return new modelina.ReferenceModel(name, undefined, options, stub);
    }
    default:
      return type satisfies never;
  }
}
