import type { SiteInput } from "../../src/site/site.js";
import { contractIn } from "./document.js";

/** What a site of a document in a text is made of, with nothing of anybody's own. */
export async function inputOf(text: string, own: Partial<SiteInput> = {}): Promise<SiteInput> {
  return {
    contract: await contractIn(text),
    bundled: "",
    look: { reader: "client", colours: {} },
    articles: [],
    templates: new Map(),
    assets: new Map(),
    ...own,
  };
}

/** Two messages in a room; a payload that has itself below it. */
export const room = `asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0, description: Says hello & more. }
servers:
  chat: { host: localhost, protocol: ws }
channels:
  room:
    address: /room
    messages:
      say: { $ref: "#/components/messages/say" }
      said: { $ref: "#/components/messages/said" }
operations:
  say:
    action: receive
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/say" }]
    reply:
      messages: [{ $ref: "#/channels/room/messages/said" }]
components:
  messages:
    say:
      description: |
        # Loud

        Says something.
      payload:
        type: object
        required: [type, tree]
        properties:
          type: { const: say }
          tree: { $ref: "#/components/schemas/Tree" }
      examples: [{ payload: { type: say, tree: { name: oak, branches: [] } } }]
    said:
      payload:
        type: object
        required: [type]
        properties: { type: { const: said } }
  schemas:
    Tree:
      type: object
      description: A tree | with branches.
      required: [name]
      properties:
        name: { type: string, minLength: 1, description: What it is called. }
        branches: { type: array, items: { $ref: "#/components/schemas/Tree" } }
`;
