/** True for the `schemaFormat` of a language that is read as JSON Schema: AsyncAPI's own, JSON Schema's, OpenAPI's. */
export const isJsonSchemaFormat = (format: string): boolean =>
  /^application\/(vnd\.aai\.asyncapi|schema)\b|^application\/vnd\.oai\.openapi\b/i.test(format);

/** True for AsyncAPI's own schema language, in whichever version: it needs no mention. */
export const isAsyncApiFormat = (format: string): boolean =>
  /^application\/vnd\.aai\.asyncapi(\+(json|yaml))?\s*(;|$)/i.test(format);
