/** What the object of a rule is called in a message, with its article. */
export function thingOf(rule: string): string {
  const thing = things.get(rule) ?? describe(rule);
  things.set(rule, thing);
  return thing;
}

function describe(rule: string): string {
  const binding = /^bindings\/([^/]+)\/([^/]+)\/(\w+)/.exec(rule);
  if (binding !== null) return `the ${binding[1]} binding ${binding[2]} of ${withArticle(binding[3] ?? "")}`;
  const name = rule.split("#").at(-1) ?? rule;
  const words = name
    .replace(/\.json$/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_]+/)
    .map((word) => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase()));
  return withArticle(words.join(" "));
}

const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;

/** Rules whose names do not say it; of the others what was found before. */
const things = new Map([
  ...Object.entries({
    document: "the document",
    info: "`info`",
    infoExtensions: "`info`",
    components: "`components`",
    channelItem: "a channel",
    messageObject: "a message",
    messageExampleObject: "an example of a message",
    "draft-07": "a schema",
    anySchema: "a schema",
    multiFormatSchema: "a schema with a format",
    openapiSchema_3_0: "an OpenAPI schema",
    tag: "a tag",
    bindingsObject: "`bindings`",
    serverBindingsObject: "the bindings of a server",
    channelBindingsObject: "the bindings of a channel",
    operationBindingsObject: "the bindings of an operation",
    messageBindingsObject: "the bindings of a message",
    oauth2Flows: "an OAuth 2 scheme",
    oauth2Flow: "an OAuth 2 flow",
    apiKey: "an API key scheme",
    userPassword: "a user and password scheme",
  }),
]);
