/** Channels and operations in short: a document of one file. */
export const rooms = `asyncapi: 3.0.0
info: { title: Rooms, version: 2.0.0 }
servers:
  live: { host: rooms.example.com, protocol: wss, pathname: /v1 }
channels:
  room:
    address: /rooms/{roomId}
    parameters: { roomId: {} }
    messages:
      say: { $ref: "#/components/messages/say" }
      said: { $ref: "#/components/messages/said" }
      left: { $ref: "#/components/messages/left" }
operations:
  say:
    action: receive
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/say" }]
    reply: { messages: [{ $ref: "#/channels/room/messages/said" }] }
  tell:
    action: send
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/said" }, { $ref: "#/channels/room/messages/left" }]
components:
  messages:
    say:
      correlationId: { location: $message.payload#/id }
      payload:
        type: object
        required: [type, id]
        properties: { type: { const: say }, id: { type: string }, text: { type: string } }
      examples:
        - { name: short, payload: { type: say, id: "1" } }
        - { name: long, payload: { type: say, id: "2", text: hello } }
    said:
      correlationId: { location: $message.payload#/id }
      payload:
        type: object
        required: [type, id]
        properties: { type: { const: said }, id: { type: string }, by: { type: string } }
      examples:
        - { name: wrong, payload: { type: said } }
        - { name: short, payload: { type: said, id: "7" } }
        - { name: long, payload: { type: said, id: "8", by: ann } }
        - { payload: { type: said, id: "9", by: nobody } }
    left:
      payload:
        type: object
        required: [type, who, at]
        properties:
          type: { const: left }
          who: { type: string, minLength: 3 }
          at: { type: string, format: date-time }
`;

/** A service of Kafka alone. */
export const kafka = rooms.replace("protocol: wss", "protocol: kafka");
