import type { CatalogueEntry } from "./entry.js";

/** What is wrong with a call: the command line, the configuration, the output folder. */
export const outputCatalogue = {
  usage: {
    severity: "error",
    message: "{reason}",
    help: "{hint}",
    page: "The command line was not understood: an unknown verb or flag, a missing value, or one that does not fit. `asyncwright --help` lists the verbs, `asyncwright VERB --help` its flags. Exit status 2.",
  },
  "input-missing": {
    severity: "error",
    message: "no document: none was named, none is configured, and there is no {defaults} here",
    help: "Name a document, or run `asyncwright init` to start with a small one.",
    page: "The document is, in this order: the path on the command line (`-` reads standard input), `input` of the configuration, or `asyncapi.yaml`, `asyncapi.yml`, `asyncapi.json` in the current folder.\n\n```sh\nasyncwright validate spec/asyncapi.yaml\n```",
  },
  "config-missing": {
    severity: "error",
    message: "there is no configuration `{path}`",
    help: "Mend the path after `--config`.",
    page: "`--config` names a file that does not exist. Without the flag, `asyncwright.config.{ts,js,mjs,json,yaml}` is looked for in the current folder and above, up to the nearest `package.json`.",
  },
  "config-ambiguous": {
    severity: "error",
    message: "there are several configurations in one folder: {files}",
    help: "Keep one of them, or choose with `--config`.",
    page: "Two files in one folder both want to be the configuration, and neither is more right than the other.",
  },
  "config-unreadable": {
    severity: "error",
    message: "the configuration `{path}` cannot be loaded: {reason}",
    help: "It must be JSON, YAML, or a module that exports one by default, see `asyncwright explain config-unreadable`.",
    page: 'The configuration has a syntax error, throws, or does not export an object.\n\n```ts\nimport { defineConfig } from "asyncwright";\n\nexport default defineConfig({ input: "asyncapi.yaml", output: "generated" });\n```',
  },
  "config-unknown-key": {
    severity: "error",
    message: "`{key}` is no key of the configuration ({path})",
    help: "{hint}",
    page: "A misspelt key would do nothing, in silence. The keys are `input`, `output`, `root`, `perspective`, `names`, `services`, `models`, `limits`, `allowRemote` and `strict`; the JSON Schema `asyncwright/schema/config.json` shows them in an editor.",
  },
  "config-type": {
    severity: "error",
    message: "`{key}` of the configuration must be {expected} ({path})",
    help: "Write {expected}.",
    page: "A value of the configuration has the wrong type. The message names the key, nested ones with dots.",
  },
  "out-unsafe": {
    severity: "error",
    message: "`{out}` cannot be the output folder: {reason}",
    help: "Choose a folder of its own with `--out`, such as `generated`.",
    page: "The output folder belongs to asyncwright: it adds, replaces and deletes its own files there. So it is never the root of the file system, a home folder, the project's own folder, a folder that holds the document, a symbolic link, or a folder with files of other origin.\n\n```sh\nasyncwright generate --out generated\n```",
  },
  "out-modified": {
    severity: "error",
    message: "nothing was written, because somebody else's work is in the way:{files}",
    help: "Move your changes out of `{out}` and delete these files, or let `--force` replace the edited ones.",
    page: "A file that asyncwright wrote was edited since, or a file of other origin stands where a new one should go. Neither is overwritten or deleted.\n\nKeep what you need somewhere else, delete the files that the message names, and run again. `--force` replaces edited files; files of other origin it leaves alone, too.",
  },
  "out-stale": {
    severity: "error",
    message: "{what}",
    help: "{hint}",
    page: "`generate --check` compares the output folder with what the document would give now, and writes nothing. A file is stale when its content differs, when it is missing, or when nothing in the document asks for it. Exit status 1.",
  },
  "out-foreign": {
    severity: "warning",
    message: "the output folder holds a file that asyncwright did not write",
    help: "Move it elsewhere; `generate --check` counts it as a difference.",
    page: "The output folder is meant for generated files alone, so that a review can skip it. A file of other origin is left alone, but `generate --check` fails because of it. Names that start with a dot and `node_modules` do not count.",
  },
  "out-busy": {
    severity: "error",
    message: "another run (process {pid}) is writing to `{out}`",
    help: "Wait until it has finished; if there is none, delete `{folder}`.",
    page: "Two runs that write to one folder at a time would leave a mixture of both.",
  },
  "manifest-invalid": {
    severity: "error",
    message: "`{path}` is not a manifest: {reason}",
    help: "Restore it from version control, or delete the output folder and generate again.",
    page: "The manifest `.asyncwright.json` lists what asyncwright wrote, with hashes, so that it never touches what somebody else wrote. This one cannot be read, often because of a merge conflict.",
  },
  write: {
    severity: "error",
    message: "cannot write `{path}`: {reason}",
    help: "Nothing was changed; make room or give permission, then run again.",
    page: "A file could not be written: the disk is full, the folder or file is read-only, or it belongs to somebody else. Either all files are written or none: what was there before is there still. Exit status 2.",
  },
  "install-failed": {
    severity: "error",
    message: "the files are there, but `{command}` failed",
    help: "Run it yourself, then `npx asyncwright generate && npm test`.",
    page: "`asyncwright init` adds the test runner to the project with the package manager that the project uses. That failed, mostly because the network or the registry could not be reached. `--no-install` leaves the step out.",
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
