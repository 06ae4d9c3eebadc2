import type { Contract } from "../../src/contract/contract.js";
import { build } from "../contract/document.js";

/**
 * Texts that try to become something else than text, in one of the languages or another. Where one gets out, what it
 * calls is `x.PWNED`: an identifier made of such a text joins its words, and so never has PWNED as a word of its own.
 */
export const attacks: readonly string[] = [
  // ends of strings and comments, and what is between the lines
  'a" } ; x.PWNED=1; enum Z { Q = "',
  'a"; x.PWNED(1); //',
  "a'; x.PWNED(1); #",
  "b': any }; x.PWNED=1; interface Q { 'c",
  "`); x.PWNED(1); (`",
  '""" + x.PWNED(1) + """',
  "''' + x.PWNED(1) + '''",
  '"#; x.PWNED(1); r#"',
  '"##; x.PWNED(1); r##"',
  ')x"; x.PWNED(1); R"x(',
  "*/ x.PWNED(1); /*",
  "**/ x.PWNED(1); /** /* /* /*",
  "--> x.PWNED(1) <!--",
  "a\n x.PWNED(1)\n",
  "a\r x.PWNED(1)\rb",
  "a\r\n x.PWNED(1)\r\nb",
  "a\u2028 x.PWNED(1)\u2029 x.PWNED(2)\u0085 x.PWNED(3)",
  "a\f x.PWNED(1)\v\b\0\u0001\u001a\u001b[31m\u007f\u009f",
  "x.PWNED(1) \\",
  "x.PWNED(1) \\\\",
  '\\" + x.PWNED(1) //',
  "\\' . x.PWNED(1) . \\'",
  // escapes that are read before or in texts
  "\\u002a/ x.PWNED(1) \\u002f*",
  "\\u000a x.PWNED(1)",
  "\\\\u000a x.PWNED(1) \\uuuu000d x.PWNED(2)",
  "\\u0022 + x.PWNED(1) + \\u0022",
  "\\x22 + x.PWNED(1) + \\42 \\N{QUOTATION MARK} \\u{22}",
  "x.PWNED(1) ??/",
  "??'?? x.PWNED(1) ??=define",
  // interpolation
  `v\${x.PWNED(1)}w $x.PWNED {$x.PWNED(1)} \${x}`,
  "#{x.PWNED(1)} %{x.PWNED} {{x.PWNED}} {x.PWNED} {0} {{{x.PWNED}}}",
  "%s %n %d %x.PWNED% %1$s",
  "$& $` $' $1 $<name> x.PWNED(1) $$",
  // words that compilers and other tools look for
  "<?php x.PWNED(1) ?> x.PWNED(2) <?= x.PWNED(3) ?>",
  "?> x.PWNED(1) <?php ",
  "<% x.PWNED(1) %>",
  "\n#if x.PWNED\n#pragma warning disable x.PWNED\n#line 1\n#endif\n#include <x.PWNED>\n#define x.PWNED",
  "\n//go:generate x.PWNED(1)\n//go:build x.PWNED\n// +build x.PWNED\n//line x.PWNED:1\n//export x.PWNED",
  "go:generate x.PWNED(1)",
  "+build x.PWNED",
  '\n#cgo LDFLAGS: -x.PWNED\nimport "C"\n',
  "__attribute__((constructor)) x.PWNED() [[x.PWNED]] #[x.PWNED] @x.PWNED #![x.PWNED]",
  '<include file="x.PWNED" path="/"/> </summary> <x.PWNED/> &x.PWNED; ]]>',
  "{@link x.PWNED} @throws x.PWNED @see <a href='x.PWNED'> {@code x.PWNED(1)",
  "```\nx.PWNED(1)\n```",
  "    x.PWNED(1)\n\tx.PWNED(2)",
  ">>> x.PWNED(1)\nx.PWNED(2)",
  "-*- coding: x.PWNED -*-",
  "type: x.PWNED, noqa: x.PWNED, pylint: disable=x.PWNED, pragma: x.PWNED",
  "@ts-ignore x.PWNED",
  "\n// @ts-nocheck x.PWNED\n/// <reference path='x.PWNED' />\n",
  "//# sourceMappingURL=x.PWNED",
  "eslint-disable x.PWNED, NOLINT x.PWNED, nolint:x.PWNED, @SuppressWarnings x.PWNED, @psalm-x.PWNED",
  // hidden characters, long texts
  "\u202ex.PWNED(1)\u2066x.PWNED(2)\u2069\u200b\u200d\ufeff\u{e0041}\u3164\u00ad",
  "😀 x.PWNED(1) 日本語 Ünï",
];

/** A text of ten thousand characters. */
const long = "x.PWNED(1) ".repeat(900);

/** Texts with half a character, which not every language can hold. */
export const halves: readonly string[] = ["a \ud800 x.PWNED(1)", "\udc00"];

/** Words that mean something in one of the languages, or to what stands around the models. */
export const words: readonly string[] = [
  // Python
  ..."False None True and as assert async await break class continue def del elif else except finally for from".split(
    " ",
  ),
  ..."global if import in is lambda nonlocal not or pass raise return try while with yield match case type".split(
    " ",
  ),
  ..."self cls dict json copy fields schema construct validate model_config model_fields parse_obj".split(
    " ",
  ),
  ..."__init__ __class__ __dict__ __slots__ __post_init__ __annotations__ __eq__ __hash__ print list str int".split(
    " ",
  ),
  // Java, Kotlin, C#
  ..."abstract boolean byte catch char const default do double enum exports extends final float goto".split(
    " ",
  ),
  ..."implements instanceof interface long module native new null package permits private protected public record".split(
    " ",
  ),
  ..."requires sealed short static strictfp super switch synchronized this throw throws transient var void volatile".split(
    " ",
  ),
  ..."getClass hashCode equals toString notify notifyAll wait clone finalize value values valueOf ordinal name".split(
    " ",
  ),
  ..."fun val object when typealias typeof by companion constructor init inner internal lateinit open operator".split(
    " ",
  ),
  ..."out override reified suspend tailrec vararg field it component1 data".split(" "),
  ..."base bool checked decimal delegate event explicit extern fixed foreach implicit lock namespace operator".split(
    " ",
  ),
  ..."params readonly ref sbyte sizeof stackalloc string struct uint ulong unchecked unsafe ushort using virtual".split(
    " ",
  ),
  ..."dynamic get set add remove partial where select nameof GetType ToString Equals GetHashCode MemberwiseClone".split(
    " ",
  ),
  ..."Finalize ReferenceEquals additionalProperties additional_properties AdditionalProperties".split(" "),
  // Go, Rust
  ..."chan defer fallthrough func go map range error nil iota append cap len make any String MarshalJSON".split(
    " ",
  ),
  ..."UnmarshalJSON float64 rune uintptr complex128".split(" "),
  ..."Self crate dyn fn impl let loop mod move mut pub trait unsafe use become box macro priv unsized union r#type".split(
    " ",
  ),
  ..."Some Ok Err Option Box Vec serde std core alloc extra extras unknown others".split(" "),
  // what the type itself is called, and what stands in it
  ..."Holder holder Choice choice".split(" "),
  // PHP, C++, ECMAScript
  ..."array callable clone declare echo empty enddeclare endfor eval exit fn global include insteadof isset parent".split(
    " ",
  ),
  ..."print require trait unset xor __CLASS__ __halt_compiler jsonSerialize __construct __get mixed never iterable".split(
    " ",
  ),
  ..."alignas asm auto bitand compl concept constexpr decltype delete explicit export friend inline mutable noexcept".split(
    " ",
  ),
  ..."nullptr register signed template thread_local typedef typeid typename unsigned wchar_t NULL EOF errno linux".split(
    " ",
  ),
  ..."arguments debugger function prototype __proto__ then toJSON hasOwnProperty isPrototypeOf undefined NaN".split(
    " ",
  ),
  ..."Infinity globalThis marshal unmarshal Map Object Promise others Others fromJSON input json members value text".split(
    " ",
  ),
];

/** Names that differ by little, and names that are hardly any. */
export const spellings: readonly string[] = [
  ..."foo-bar foo_bar fooBar FooBar FOO_BAR foo.bar Foo-Bar foobar FOOBAR foo/bar foo:bar foo__bar _foo_bar foo_bar_".split(
    " ",
  ),
  ...[
    "foo bar",
    "",
    " ",
    "-",
    "_",
    "__",
    "$",
    ".",
    "..",
    "/",
    "1",
    "1foo",
    "01",
    "-1",
    "1e3",
    "0x1",
    "+",
    "é",
    "e\u0301",
  ],
  ...[
    "日本語",
    "пароль",
    "раrоль",
    "😀",
    "😁",
    "ß",
    "ss",
    "SS",
    "İ",
    "i̇",
    "ı",
    "K",
    "\u212a",
    "ﬁ",
    "fi",
    "²",
    "2",
  ],
  ...[
    "a,b",
    "a,omitempty",
    ",",
    "-,",
    "a;b",
    "a=b",
    "a\\b",
    "a\tb",
    "a'b",
    'a"b',
    "a`b",
    `${"n".repeat(300)}`,
  ],
];

/** Names of types that the languages or the models' surroundings have too. */
export const typeNames: readonly string[] = [
  ..."String Object Integer Long Double Boolean List Map Dict Any Optional Union Literal Enum Error Exception".split(
    " ",
  ),
  ..."Iterable Override Deprecated JsonProperty JsonCreator JsonValue JsonConverter Newtonsoft System Console".split(
    " ",
  ),
  ..."Vec Box HashMap BTreeMap Option Result Ok Err Some None Self Value Serialize Deserialize Serializer Type".split(
    " ",
  ),
  ..."Class Record Module Date BigDecimal BaseModel Field TypedDict Array Number Symbol Promise Function Record".split(
    " ",
  ),
  ..."Models Main Index Init Mod Lib Con Nul Aux Com1 Test Json Collections Generic Jackson Com Std Serde Java Kotlin".split(
    " ",
  ),
  ..."Int Float Bool Str Nothing Unit Pair Stdclass Self Static Parent Mixed Attribute Namespace Package".split(
    " ",
  ),
  // What the reader makes of these is one letter.
  "constructor",
  "__proto__",
  "toString",
  "a/b",
  "../../evil",
  "CON",
  "nul.ts",
  "trailing. ",
  "-leading",
];

/** Services get folders, packages, namespaces and modules. */
export const serviceNames: readonly string[] = [
  ..."class package func import models async default int java python types constructor main internal con".split(
    " ",
  ),
  ..."vendor testdata json 1st serde crate system".split(" "),
];

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const keyed = <T>(
  texts: readonly string[],
  make: (text: string, index: number) => T,
): Readonly<Record<string, T>> => {
  const record: Record<string, T> = Object.create(null);
  for (const [index, text] of texts.entries()) record[text] = make(text, index);
  return record;
};
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** The contract of a document whose `components.schemas` these are, each with a message of its own. */
function contractOf(
  service: string,
  schemas: Readonly<Record<string, unknown>>,
  prose = "x.PWNED(1)",
): Contract {
  const said = keyed(Object.keys(schemas), (key, index) => ({
    name: key,
    title: attacks[index % attacks.length],
    summary: attacks[(index + 1) % attacks.length],
    description: prose,
    payload: {
      $ref: `#/components/schemas/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
    },
  }));
  const { contract } = build(
    JSON.stringify({
      asyncapi: "3.0.0",
      info: { title: `${service} ${attacks[0]}`, version: "1 */ x.PWNED(1)", description: prose },
      servers: { main: { host: "example.com", protocol: "ws", "x-service": service, description: prose } },
      channels: {
        room: { address: "/*/ x.PWNED(1) \"'", title: attacks[1], description: prose, messages: said },
      },
      operations: { said: { action: "receive", channel: { $ref: "#/channels/room" } } },
      components: { schemas },
    }),
  );
  const messages = contract.services.flatMap((one) =>
    one.messages.filter(({ payload }) => payload !== undefined),
  );
  if (messages.length !== Object.keys(schemas).length)
    throw new Error(`${service}: a message without a payload`);
  return contract;
}

const described = (text: string) => ({ title: text, description: text, default: text, examples: [text] });

/** Hostile texts in every place of a schema. */
const hostileSchemas = (texts: readonly string[]): Readonly<Record<string, unknown>> => ({
  Attacked: {
    type: "object",
    description: texts.join("\n"),
    properties: keyed(texts, (text) => ({
      type: "string",
      ...described(text),
      format: text,
      pattern: escaped(text),
    })),
    required: texts.filter((_, index) => index % 3 === 0),
  },
  Choice: { type: "string", description: texts[0], enum: texts },
  Fixed: {
    type: "object",
    properties: keyed(texts, (text) => ({ const: text, description: text })),
  },
  Kinds: {
    oneOf: texts.slice(0, 8).map((text) => ({
      type: "object",
      title: text,
      required: ["kind"],
      properties: { kind: { const: text } },
    })),
  },
  Inner: {
    type: "object",
    properties: keyed(texts.slice(0, 12), (text) => ({
      type: "object",
      ...described(text),
      properties: { [text]: { type: "array", items: { enum: texts.slice(0, 5) } } },
    })),
  },
  Lists: {
    type: "object",
    additionalProperties: { enum: texts.slice(0, 9) },
    patternProperties: { [escaped(texts[3] ?? "")]: { type: "integer" } },
  },
});

const holding = (texts: readonly string[]) => ({
  Holder: {
    type: "object",
    properties: keyed(texts, () => ({ type: "string" })),
    required: texts.slice(0, 3),
    additionalProperties: false,
  },
  Choice: { type: "string", enum: texts },
});

const typesNamed = (names: readonly string[]) =>
  keyed(names, (name, index) => ({
    type: "object",
    required: ["kind"],
    properties: {
      kind: { const: name },
      list: { type: "array", items: { type: "string" } },
      map: { type: "object", additionalProperties: { type: "integer" } },
      ...(index < 8 && {
        any: {},
        choice: { enum: ["a", "b"] },
        either: { oneOf: [{ type: "string" }, { type: "integer" }] },
      }),
      next: { $ref: `#/components/schemas/${names[index % 20]}` },
    },
  }));

/** The contracts of hostile documents, each with one service of its own. */
export const hostileContracts = (): readonly Contract[] => [
  contractOf("hostile-attacks", hostileSchemas(attacks), attacks.join("\n")),
  contractOf("hostile-long", {
    Long: {
      type: "object",
      description: long,
      properties: { [long]: { type: "string", description: long } },
    },
  }),
  contractOf("hostile-halves", hostileSchemas(halves)),
  contractOf("hostile-words", {
    ...holding(unique(words)),
    Same: { type: "string", enum: ["Same", "other"] },
  }),
  contractOf("hostile-spellings", holding(unique(spellings))),
  contractOf("hostile-types", typesNamed(unique(typeNames))),
  ...serviceNames.map((name) =>
    contractOf(name, {
      Said: { type: "object", properties: { text: { type: "string" }, mood: { enum: ["a", "b"] } } },
    }),
  ),
];
