import { chat } from "../cli/command.js";
import type { Asked } from "./peers.js";

/** A run of the generator in a project of its own; what is not said is the obvious. */
export interface Scenario {
  readonly name: string;
  readonly asked: Omit<Partial<Asked>, "cwd" | "out">;
  /** Files beside those that every project has. */
  readonly files?: Readonly<Record<string, string>>;
}

const split = chat.replace("examples: [{ payload: { type: said } }]", "description: |\n        Said.");
const inTwo = (from: string) =>
  split.replace('"#/components/messages/say" }', `"${from}#/say" }`).replace(/ {4}say:\n(?: {6}.*\n)+/, "");
const old = `asyncapi: 2.6.0
info: { title: Old, version: 1.0.0 }
servers: { old: { url: "localhost/", protocol: ws } }
channels:
  room:
    publish: { message: { name: say, payload: { type: object, properties: { text: { type: string } } } } }
`;
const wrong = chat.replace("text: { type: string } }", 'text: { type: string, pattern: "(" } }');
const configuration = "perspective: client\nservices: [chat]\npackage: { name: own-name, version: 2.3.4 }\n";

/** What every project holds. */
export const projectFiles: Readonly<Record<string, string>> = {
  "asyncapi.yaml": chat,
  "spec/asyncapi.yaml": inTwo("messages.yaml"),
  "spec/messages.yaml":
    "say: { payload: { type: object, required: [type], properties: { type: { const: say } } } }\n",
  "deep/asyncapi.yaml": inTwo("../spec/messages.yaml"),
  "old.yaml": old,
  "wrong.yaml": wrong,
  "own.yaml": configuration,
};

/** A scenario and how `asyncwright generate` is called for the same. */
export interface Equal extends Scenario {
  readonly flags: readonly string[];
  /** Files that only that has. */
  readonly more?: Readonly<Record<string, string>>;
  /** Its standard input. */
  readonly input?: string;
}

/** What ends with the same files, byte for byte, as `asyncwright generate` with these flags. */
export const equal: readonly Equal[] = [
  { name: "a document of one file", asked: {}, flags: [] },
  {
    name: "a document of two files",
    asked: { document: "spec/asyncapi.yaml" },
    flags: ["spec/asyncapi.yaml"],
  },
  {
    name: "a root above the document",
    asked: { document: "deep/asyncapi.yaml", options: { templateParams: { root: "." } } },
    flags: ["deep/asyncapi.yaml", "--root", "."],
  },
  { name: "a document of version 2", asked: { document: "old.yaml" }, flags: ["old.yaml"] },
  { name: "a text with its path", asked: { text: chat, path: "asyncapi.yaml" }, flags: [] },
  {
    name: "a text with the path of a file that is not there",
    asked: { text: inTwo("messages.yaml"), path: "spec/other.yaml" },
    more: { "spec/other.yaml": inTwo("messages.yaml") },
    flags: ["spec/other.yaml"],
  },
  {
    name: "a text without a path, with references from the current folder",
    asked: { text: inTwo("spec/messages.yaml") },
    input: inTwo("spec/messages.yaml"),
    flags: ["-"],
  },
  {
    name: "parameters that say what a configuration would",
    asked: {
      options: {
        templateParams: {
          ...{ services: "chat", perspective: "client" },
          ...{ packageName: "own-name", packageVersion: "2.3.4" },
        },
      },
    },
    flags: ["--config", "own.yaml"],
  },
  {
    name: "a configuration that a parameter names",
    asked: { options: { templateParams: { config: "own.yaml" } } },
    flags: ["--config", "own.yaml"],
  },
  {
    name: "the configuration of the current folder, but for its input and output",
    asked: {},
    files: { "asyncwright.config.yaml": `${configuration}input: old.yaml\noutput: elsewhere\n` },
    flags: ["asyncapi.yaml"],
  },
];

/** A scenario and the error that it ends with. */
export interface Refused extends Scenario {
  readonly message: RegExp;
}

/** What ends with an error and an empty folder. */
export const refused: readonly Refused[] = [
  {
    name: "a wrong document, with our report",
    asked: { document: "wrong.yaml" },
    message: /^asyncwright wrote nothing\n\nwrong\.yaml:\d+:\d+ error pattern-invalid: [\s\S]*\n {2}help: /,
  },
  {
    name: "a wrong text",
    asked: { text: wrong },
    message: /^asyncwright wrote nothing\n\n<stdin>:\d+:\d+ error pattern-invalid: /,
  },
  {
    name: "a document outside the root",
    asked: { options: { templateParams: { root: "spec" } } },
    message: /error file-outside-root: /,
  },
  {
    name: "a service that is not there",
    asked: { options: { templateParams: { services: "chat, caht" } } },
    message: /^asyncwright wrote nothing\n\nerror usage: .*`caht`/,
  },
  {
    name: "a parameter that makes no sense",
    asked: { options: { templateParams: { perspective: "both" } } },
    message: /error usage: the template parameter `perspective` is not understood\n {2}help: .*`client`/,
  },
  {
    name: "an empty parameter",
    asked: { options: { templateParams: { root: " " } } },
    message: /error usage: the template parameter `root` is not understood/,
  },
  {
    name: "a parameter that there is not",
    asked: { options: { templateParams: { service: "chat" } } },
    message: /Did you mean "services"/,
  },
];
