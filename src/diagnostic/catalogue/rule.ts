import type { CatalogueEntry } from "./entry.js";

/** Rules of the specification that its meta-schema cannot say. */
export const ruleCatalogue = {
  "channel-parameter-undeclared": {
    severity: "error",
    message: "the address has a parameter `{parameter}` that `parameters` does not declare",
    help: "Add `{parameter}` under `parameters`{hint}.",
    page: `Each name in braces in an address is a parameter and is declared by the same name.

    address: /rooms/{roomId}
    parameters: { room: {} }        before
    parameters: { roomId: {} }      after
`,
  },
  "channel-parameter-unused": {
    severity: "error",
    message: "the parameter `{parameter}` does not occur in the address `{address}`",
    help: "Put `{parameter}` in braces into the address, or remove the parameter{hint}.",
    page: `A parameter that the address does not name can never have a value.

    address: /rooms                       before
    address: /rooms/{roomId}              after
    parameters: { roomId: {} }
`,
  },
  "channel-server-unknown": {
    severity: "error",
    message: "there is no server `{server}`",
    help: "{hint}",
    page: `A channel lists the servers that it is available on, by the names under \`servers\` of the document.

    servers: { production: ... }
    channels:
      room: { servers: [prod] }           before
      room: { servers: [production] }     after
`,
  },
  "channel-server-elsewhere": {
    severity: "error",
    message: "a server of a channel has to be one of the document's `servers`, not `{reference}`",
    help: "Refer to `#/servers/...`.",
    page: `The channels under \`channels\` of an AsyncAPI 3 document refer to servers under \`servers\` of the document,
not directly to components.

    servers: [{ $ref: "#/components/servers/live" }]     before
    servers: [{ $ref: "#/servers/live" }]                after
`,
  },
  "channel-address-query": {
    severity: "error",
    message: "the name of this channel holds `{character}`",
    help: "Describe queries in the bindings of the channel, and leave fragments out.",
    page: `The name of a channel is its address or stands for it. Neither a query nor a fragment belongs to it.

    channels: { "/rooms?id={id}": ... }                        before
    channels:                                                  after
      /rooms: { bindings: { ws: { query: ... } } }
`,
  },
  "operation-channel-elsewhere": {
    severity: "error",
    message: "an operation has to refer to one of the document's `channels`, not to `{reference}`",
    help: "Refer to `#/channels/...`.",
    page: `The operations under \`operations\` of an AsyncAPI 3 document refer to channels under \`channels\` of the
document, not directly to components.

    channel: { $ref: "#/components/channels/room" }     before
    channel: { $ref: "#/channels/room" }                after
`,
  },
  "operation-message-elsewhere": {
    severity: "error",
    message: "`{reference}` is not a message of the operation's channel `{channel}`",
    help: "Refer to `{channel}/messages/...`, and list the message there.",
    page: `The messages of an operation are some of the messages of its channel, and they are referred to by their place
in the channel.

    messages: [{ $ref: "#/components/messages/say" }]        before
    messages: [{ $ref: "#/channels/room/messages/say" }]     after
`,
  },
  "security-scheme-unknown": {
    severity: "error",
    message: "there is no security scheme `{scheme}`",
    help: "{hint}",
    page: `A security requirement names a scheme under \`components.securitySchemes\`.

    security: [{ token: [] }]
    components: { securitySchemes: { token: { type: http, scheme: bearer } } }
`,
  },
  "security-scope-unknown": {
    severity: "error",
    message: "the security scheme `{scheme}` has no scope `{scope}`",
    help: "{hint}",
    page: `A requirement on an \`oauth2\` scheme asks for scopes that one of the scheme's flows declares under \`scopes\`.
`,
  },
  "server-variable-undeclared": {
    severity: "error",
    message: "the address has a variable `{variable}` that `variables` does not declare",
    help: "Add `{variable}` under `variables`{hint}.",
    page: `Each name in braces in the address of a server is a variable and is declared by the same name.

    url: "wss://{region}.example.com"
    variables: { region: { default: eu } }
`,
  },
  "server-variables-missing": {
    severity: "warning",
    message: "the address has variables that nothing declares: {names}",
    help: "Declare them under `variables`, each with its values or a default.",
    page: `Each name in braces in the address of a server is a variable. Without a declaration nobody knows what to put
in its place.

    host: "{region}.example.com"
    variables: { region: { enum: [eu, us], default: eu } }
`,
  },
  "server-variable-unused": {
    severity: "error",
    message: "the variable `{variable}` does not occur in the address `{address}`",
    help: "Put `{variable}` in braces into the address, or remove the variable{hint}.",
    page: "A variable that the address does not name can never have a value.\n",
  },
  "duplicate-operation-id": {
    severity: "error",
    message: "`{id}` is the `operationId` of another operation, too",
    help: "Give each operation an id of its own.",
    page: `An \`operationId\` names one operation of the whole document. Programs take it for the name of a function.
`,
  },
  "duplicate-message-id": {
    severity: "error",
    message: "`{id}` is the `messageId` of another message, too",
    help: "Give each message an id of its own; the same message in several places is one `$ref`.",
    page: `A \`messageId\` names one message of the whole document. A message used in several operations is written once
under \`components.messages\`; the operations refer to it.
`,
  },
  "duplicate-tag": {
    severity: "error",
    message: "the tag `{tag}` stands twice in this list",
    help: "Remove one of the two.",
    page: `The names of the tags of one object differ from each other.

    tags: [{ name: chat }, { name: chat }]     before
    tags: [{ name: chat }]                     after
`,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
