/** A document with one message whose payload is given. */
export const withPayload = (payload: string, more = "") => `asyncapi: 3.0.0
info: { title: Case, version: "1" }
channels: { room: { address: /room, messages: { say: { payload: ${payload} } } } }
operations: { say: { action: receive, channel: { $ref: "#/channels/room" } } }
${more}`;

/** JSON is YAML. */
export const inYaml = (value: unknown) => JSON.stringify(value);
/** The files of a case: the document and those beside it. */
export const document = (text: string, others: Readonly<Record<string, string>> = {}) => ({
  "asyncapi.yaml": text,
  ...others,
});
/** A payload that is a `$ref`. */
export const reference = (to: string) => withPayload(`{ $ref: ${inYaml(to)} }`);
/** A payload with these properties. */
export const object = (
  properties: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) => withPayload(inYaml({ type: "object", properties, ...more }));
/** A document with a message for each key. */
export const messages = (...keys: readonly string[]) => `asyncapi: 3.0.0
info: { title: Case, version: "1" }
components: { messages: ${inYaml(
  Object.fromEntries(
    keys.map((key, index) => [
      key,
      { payload: { type: "object", required: ["k"], properties: { k: { const: index } } } },
    ]),
  ),
)} }
`;
