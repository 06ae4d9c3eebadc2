import { hostileTexts } from "../code/hostile-texts.js";

/** Texts that try to become something else than text on a page. */
export const texts: readonly string[] = [
  ...hostileTexts,
  "<script>globalThis.PWNED=1</script>",
  "</title></head><script>globalThis.PWNED=1</script>",
  "<img src=x onerror=globalThis.PWNED=1>",
  "<svg/onload=globalThis.PWNED=1>",
  "<iframe srcdoc='<script>parent.PWNED=1</script>'></iframe>",
  `" autofocus onfocus="globalThis.PWNED=1" x="`,
  "' onmouseover='globalThis.PWNED=1",
  "[x](javascript:globalThis.PWNED=1)",
  "[x](JaVa&#115;cript:globalThis.PWNED=1)",
  "[x](java\\\nscript:globalThis.PWNED=1)",
  "[x](data:text/html,<script>globalThis.PWNED=1</script>)",
  "[x](vbscript:globalThis.PWNED=1)",
  "![x](javascript:globalThis.PWNED=1)",
  "![x](https://evil.test/pixel.png)",
  "<javascript:globalThis.PWNED=1>",
  "[x]\n\n[x]: javascript:globalThis.PWNED=1",
  `[x](https://evil.test/ "t\\" onclick=\\"globalThis.PWNED=1")`,
  "```\n</code></pre><script>globalThis.PWNED=1</script>\n```",
  '```"><script>globalThis.PWNED=1</script>\nx\n```',
  "~~~~html\n<b onclick=globalThis.PWNED=1>\n~~~~",
  "| a |\n|---|\n| <script>globalThis.PWNED=1</script> |",
  "---\nlayout: evil\n---",
  "{{x}} {{{x}}} {{#each this}}{{/each}} {{> evil}}",
  "<!-- --!><script>globalThis.PWNED=1</script>",
  "<style>*{display:none}</style>",
  "<base href=https://evil.test/>",
  "<meta http-equiv=refresh content=0;url=https://evil.test/>",
  "<form action=https://evil.test/><input name=a>",
];

/** A document that has one of the texts wherever it has words, and a message for each. */
export function hostileDocument(): string {
  const messages = Object.fromEntries(texts.map((text, index) => [`m${index}`, messageOf(text)]));
  const channels = Object.fromEntries(
    texts.map((text, index) => [
      index % 2 === 0 || text !== propertyOf(text) ? `c${index}` : `${text} ${index}`,
      {
        address: index % 3 === 0 ? text : `/c${index}/{p}`,
        title: text,
        description: text,
        messages: { said: { $ref: `#/components/messages/m${index}` } },
        parameters: { p: { description: text, enum: [text], default: text, examples: [text] } },
        bindings: {
          ws: { query: { type: "object", properties: { [propertyOf(text)]: { type: "string" } } } },
        },
      },
    ]),
  );
  const operations = Object.fromEntries(
    Object.keys(channels).map((key, index) => [
      `${index % 2 === 0 ? "o" : key}${index}`,
      {
        action: index % 2 === 0 ? "receive" : "send",
        channel: { $ref: `#/channels/${encode(key)}` },
        title: texts[index],
        summary: texts[index],
        description: texts[index],
        bindings: { kafka: { groupId: texts[index], clientId: { type: "string", enum: [texts[index]] } } },
      },
    ]),
  );
  const servers = Object.fromEntries(
    texts.map((text, index) => [
      `s${index}`,
      {
        host: index % 2 === 0 ? "localhost" : `${text}.test`,
        pathname: `/${text}`,
        protocol: index % 3 === 0 ? text : "ws",
        description: text,
        "x-service": "all",
        variables: { v: { description: text, default: text, enum: [text] } },
        security: [{ type: "httpApiKey", in: "query", name: text, description: text }],
      },
    ]),
  );
  const all = texts.join("\n\n");
  return JSON.stringify({
    asyncapi: "3.0.0",
    info: { title: all, version: texts[30], description: all, license: { name: all } },
    servers,
    channels,
    operations,
    components: { messages },
  });
}

/** As the name of a property; half a sign is none. */
export const propertyOf = (text: string): string => Buffer.from(text).toString();

const messageOf = (text: string) => ({
  name: text,
  title: text,
  summary: text,
  description: text,
  contentType: text,
  payload: {
    type: "object",
    required: ["t"],
    title: text,
    description: text,
    properties: {
      t: { type: "string", enum: [text, "other"], default: text, description: text },
      p: { type: "string", pattern: text.replaceAll(/[^\p{L}\p{N} ]/gu, "\\$&"), examples: [text] },
      [propertyOf(text)]: {
        type: "object",
        description: text,
        properties: { [propertyOf(text)]: { const: text } },
      },
    },
  },
  examples: [
    { name: text, summary: text, payload: { t: text, [propertyOf(text)]: { [propertyOf(text)]: text } } },
  ],
  "x-error-codes": [{ code: text, meaning: text }],
  "x-refusal": { payload: { [propertyOf(text)]: "$reason" }, codes: { [text]: text } },
});

/** A key as a step of a JSON pointer in a URI. */
const encode = (key: string): string => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
