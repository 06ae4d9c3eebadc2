/** What a finding is about: two findings of one kind at one place are the same finding. */
export interface Kind {
  readonly name: string;
  /** The parser's rules. */
  readonly rules: RegExp;
  /** Our codes. */
  readonly codes: ReadonlySet<string>;
}

const kind = (name: string, rules: RegExp, ...codes: readonly string[]): Kind => ({
  name,
  rules,
  codes: new Set(codes),
});

/** The structure of the document: what a meta-schema says, and what is wrong with a schema as such. */
export const structure = kind(
  "structure",
  /^asyncapi-document-(un)?resolved$|^asyncapi[23]-schemas$/,
  ...(["unknown-member", "missing-member", "wrong-type", "not-allowed-value", "wrong-format"] as const),
  ...([
    "wrong-name",
    "ref-not-allowed",
    "ref-not-string",
    "structure",
    "grammar",
    "pattern-invalid",
  ] as const),
  ...(["schema-not-understood", "schema-keyword-unknown", "schema-format-unsupported"] as const),
);

/** Where a `$ref` leads. */
export const reference = kind(
  "reference",
  /^invalid-ref$/,
  "ref-missing",
  "ref-cycle",
  "ref-not-allowed",
  "operation-message-elsewhere",
);

const kinds: readonly Kind[] = [
  structure,
  reference,
  kind(
    "server-variable",
    /-server-variables$/,
    ...(["server-variable-undeclared", "server-variables-missing", "server-variable-unused"] as const),
  ),
  kind(
    "channel-parameter",
    /-channel-parameters$/,
    "channel-parameter-undeclared",
    "channel-parameter-unused",
  ),
  kind(
    "channel-server",
    /-channel-servers(-unambiguity)?$/,
    "channel-server-unknown",
    "channel-server-elsewhere",
  ),
  kind("channel-address", /-channel-no-query-nor-fragment$/, "channel-address-query", "address-query"),
  kind("operation-channel", /-operation-channel-unambiguity$/, "operation-channel-elsewhere"),
  kind(
    "operation-message",
    /-operation-messages-from-referred-channel$/,
    "operation-message-elsewhere",
    "ref-missing",
  ),
  kind("security", /-(server|operation)-security$/, "security-scheme-unknown", "security-scope-unknown"),
  kind("operation-id", /-operation-operationId-uniqueness$/, "duplicate-operation-id"),
  kind("message-id", /-message-messageId-uniqueness$/, "duplicate-message-id"),
  kind("tag", /-tags-uniqueness$/, "duplicate-tag"),
  kind("example", /-message-examples$/, "example-violates-schema"),
];

/** The kind of a rule of the parser; undefined for one about which we have nothing to say. */
export const kindOfRule = (rule: string): Kind | undefined => kinds.find(({ rules }) => rules.test(rule));
