import { languages } from "../program/wanted-models.js";
import type { BundleFlags } from "./bundle.js";
import type { ConvertFlags } from "./convert.js";
import type { DocsBuildFlags } from "./docs-build.js";
import type { DocsServeFlags } from "./docs-serve.js";
import { collect, parseFormat } from "./flags.js";
import type { FmtFlags } from "./fmt.js";
import type { GenerateFlags } from "./generation.js";
import type { InitFlags } from "./init.js";
import type { InspectFlags } from "./inspect.js";
import type { MockFlags } from "./mock-flags.js";
import type { ValidateFlags } from "./validate.js";
import type { Flag, Verb } from "./verb.js";

/** The flags of every verb. */
export const globalFlags: readonly Flag[] = [
  {
    flag: "--config <file>",
    summary: "configuration (default: asyncwright.config.{ts,js,mjs,json,yaml}, here or above)",
  },
  { flag: "--no-color", summary: "no colours; NO_COLOR and FORCE_COLOR work, too" },
  { flag: "--quiet", summary: "no remarks on stderr" },
  { flag: "--debug", summary: "print the stack of an error" },
];

/** The flags of the verbs on documents. */
const documentFlags: readonly Flag[] = [
  { flag: "--root <folder>", summary: "the folder that $refs may not leave (default: the document's)" },
  { flag: "--allow-remote <host>", summary: "fetch $refs from this host; repeatable", read: collect },
  {
    flag: "-f, --format <format>",
    summary: "text, json, github, sarif, junit or markdown, =path to write to a file; repeatable",
    read: parseFormat,
  },
  { flag: "--strict", summary: "treat warnings as errors" },
];

/** The flags of the verbs on sites. */
const siteFlags: readonly Flag[] = [
  ...documentFlags,
  {
    flag: "--url <address>",
    summary: "where the site will be: adds a sitemap and canonical addresses",
  },
  {
    flag: "--base-path <path>",
    summary: "where it will be on its host (default: the path of --url, else /)",
  },
  { flag: "--as <side>", summary: "whose side the reader is on: client or server (default: client)" },
  { flag: "--title <text>", summary: "title (default: the document's)" },
  { flag: "--logo <file>", summary: "a picture that stands before the title" },
  { flag: "--pages <folder>", summary: "Markdown files, each a page of the site" },
  {
    flag: "--templates <folder>",
    summary: "templates (NAME.html.hbs) that stand in for those of the same name",
  },
];

/** The flags of the verbs that write a document. */
const writingFlags: readonly Flag[] = [
  { flag: "-o, --out <file>", summary: "write to a file (default: stdout)" },
  {
    flag: "--language <language>",
    summary: "json or yaml (default: as --out is named, else as the document is)",
  },
  { flag: "--force", summary: "replace a file that is there" },
];

const checkFlag = {
  flag: "--check",
  summary: "write nothing; exit 1 and name the files that are out of date",
} as const satisfies Flag;
const forceFlag = { flag: "--force", summary: "replace generated files that were edited" } as const;

/** Every verb, in the order of the help. What a verb does is loaded when it is called. */
export const verbs: readonly Verb[] = [
  {
    name: "init",
    summary: "start a project here: a small contract, a configuration, scripts, a test",
    flags: [
      { flag: "-y, --yes", summary: "ask nothing, take the defaults" },
      { flag: "--no-install", summary: "do not install vitest and typescript" },
    ],
    run: async ({ flags, io }) => (await import("./init.js")).runInit(flags<InitFlags>(), io),
  },
  {
    name: "validate",
    argument: "document",
    summary: "check a document: AsyncAPI, references, schemas, examples",
    flags: [
      ...documentFlags,
      { flag: "--official", summary: "ask @asyncapi/parser, too, and say who says what" },
      {
        flag: "--official-timeout <seconds>",
        summary: "how long it may take before it is ended (default: 30)",
      },
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./validate.js")).runValidate(argument, flags<ValidateFlags>(), io),
  },
  {
    name: "generate",
    argument: "document",
    summary: "write models, validators, messages and conformance tests",
    flags: [
      ...documentFlags,
      { flag: "-o, --out <folder>", summary: "output folder (default: generated)" },
      {
        flag: "--models <languages>",
        summary: `models in other languages, too: ${languages.join(", ")} (through @asyncapi/modelina)`,
      },
      checkFlag,
      { flag: "--dry-run", summary: "write nothing; say what would be done" },
      { flag: "--diff", summary: "write nothing; show the difference" },
      forceFlag,
      { flag: "-w, --watch", summary: "generate again whenever a file of the document changes" },
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./generate.js")).runGenerate(argument, flags<GenerateFlags>(), io),
  },
  {
    name: "inspect",
    argument: "document",
    summary: "show who sends what to whom",
    flags: [
      ...documentFlags,
      { flag: "--as <side>", summary: "whose view: client or server (default: the document's own)" },
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./inspect.js")).runInspect(argument, flags<InspectFlags>(), io),
  },
  {
    name: "mock",
    argument: "document",
    summary: "serve every service of a document, with its examples for answers",
    flags: [
      ...documentFlags,
      { flag: "-p, --port <number>", summary: "0 takes any that is free (default: 8080)" },
      {
        flag: "--host <address>",
        summary: "who may connect; 0.0.0.0 is everybody (default: 127.0.0.1)",
      },
      { flag: "--open", summary: "ask nobody for credentials" },
      {
        flag: "--example <name>",
        summary: "answer with the examples of this name, where there are any",
      },
      { flag: "--seed <number>", summary: "decides what is left to chance (default: 1)" },
      {
        flag: "--hold <seconds>",
        summary: "how long a poll waits, in place of what the contract says",
      },
      { flag: "--push", summary: "send what the server would send once, as soon as the mock is up" },
      {
        flag: "--push-every <seconds>",
        summary: "send what the server would send, a message at a time",
      },
      {
        flag: "--target <address>",
        summary: "where webhooks are sent, when they are pushed; their addresses are added",
      },
      { flag: "--secret <text>", summary: "what webhooks are signed with (default: asyncwright-mock)" },
      { flag: "--chaos <faults>", summary: "delay=MILLISECONDS,drop=PROBABILITY,close=PROBABILITY" },
      { flag: "--show-payloads", summary: "write payloads into the log" },
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./mock.js")).runMock(argument, flags<MockFlags>(), io),
  },
  {
    name: "docs",
    summary: "the documentation site of a document: build it, or look at it",
    verbs: [
      {
        name: "build",
        argument: "document",
        summary: "write the site into a folder, ready to be served by anything",
        flags: [
          ...siteFlags,
          { flag: "-o, --out <folder>", summary: "folder of the site (default: site)" },
          checkFlag,
          forceFlag,
        ],
        run: async ({ argument, flags, io }) =>
          (await import("./docs-build.js")).runDocsBuild(argument, flags<DocsBuildFlags>(), io),
      },
      {
        name: "serve",
        argument: "document",
        summary: "show the site on this machine, and again whenever something changes",
        flags: [
          ...siteFlags,
          { flag: "-p, --port <number>", summary: "0 takes any that is free (default: 4000)" },
        ],
        run: async ({ argument, flags, io }) =>
          (await import("./docs-serve.js")).runDocsServe(argument, flags<DocsServeFlags>(), io),
      },
    ],
  },
  {
    name: "bundle",
    argument: "document",
    summary: "write a document of many files as one",
    flags: [
      ...documentFlags,
      ...writingFlags,
      {
        flag: "--dereference",
        summary: "put what a $ref leads to in its place; for readers, not for `generate`",
      },
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./bundle.js")).runBundle(argument, flags<BundleFlags>(), io),
  },
  {
    name: "convert",
    argument: "document",
    summary: "bring a document of AsyncAPI 2 to 3, or from one 3.x to another",
    flags: [
      ...documentFlags,
      { flag: "--to <version>", summary: "3.0 or 3.1 (default: 3.0)" },
      ...writingFlags,
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./convert.js")).runConvert(argument, flags<ConvertFlags>(), io),
  },
  {
    name: "fmt",
    argument: "document",
    summary: "bring the files of a document into one form: order of keys, indentation",
    flags: [
      ...documentFlags,
      {
        flag: "--check",
        summary: "write nothing; exit 1 and name the files that are not in form",
      },
      { flag: "--diff", summary: "write nothing; show the difference" },
    ],
    run: async ({ argument, flags, io }) =>
      (await import("./fmt.js")).runFmt(argument, flags<FmtFlags>(), io),
  },
  {
    name: "explain",
    argument: "code",
    summary: "explain a diagnostic code; without one, list all",
    run: async ({ argument, io }) => (await import("./explain.js")).runExplain(argument, io),
  },
];
