import { version } from "../version.js";
import type { BundleFlags } from "./bundle.js";
import { Command } from "./commander.js";
import type { ConvertFlags } from "./convert.js";
import type { DocsBuildFlags } from "./docs-build.js";
import type { DocsServeFlags } from "./docs-serve.js";
import type { ExitStatus } from "./exit-status.js";
import { collect, parseFormat } from "./flags.js";
import type { FmtFlags } from "./fmt.js";
import type { GenerateFlags } from "./generation.js";
import type { InitFlags } from "./init.js";
import type { InspectFlags } from "./inspect.js";
import type { MockFlags } from "./mock-flags.js";
import type { ValidateFlags } from "./validate.js";

const epilogue = `
DOCUMENT is a path or - for standard input; by default the configuration's input, or asyncapi.{yaml,yml,json}.

Exit status:
  0    fine
  1    findings: an invalid contract, output that is out of date
  2    wrong usage, configuration or output folder
  3    the document could not be read or was refused: nothing was decided
  70   a bug in asyncwright
  130  interrupted`;

/** The command line as data; each verb is loaded when it is called. `end` gets the exit status of the verb. */
export function createProgram(end: (status: ExitStatus) => void): Command {
  const program = new Command("asyncwright")
    .description("One AsyncAPI document in; typed models, validators and conformance tests out.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .option(
      "--config <file>",
      "configuration (default: asyncwright.config.{ts,js,mjs,json,yaml}, here or above)",
    )
    .option("--no-color", "no colours; NO_COLOR and FORCE_COLOR work, too")
    .option("--quiet", "no remarks on stderr")
    .option("--debug", "print the stack of an error")
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText("after", epilogue);

  program
    .command("init")
    .description("start a project here: a small contract, a configuration, scripts, a test")
    .option("-y, --yes", "ask nothing, take the defaults")
    .option("--no-install", "do not install vitest and typescript")
    .action(async (_: unknown, command: Command) => {
      const { runInit } = await import("./init.js");
      end(await runInit(command.optsWithGlobals<InitFlags>()));
    });

  document(program.command("validate [document]"))
    .description("check a document: AsyncAPI, references, schemas, examples")
    .option("--official", "ask @asyncapi/parser, too, and say who says what")
    .option("--official-timeout <seconds>", "how long it may take before it is ended (default: 30)")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runValidate } = await import("./validate.js");
      end(await runValidate(path, command.optsWithGlobals<ValidateFlags>()));
    });

  document(program.command("generate [document]"))
    .description("write models, validators, messages and conformance tests")
    .option("-o, --out <folder>", "output folder (default: generated)")
    .option(
      "--models <languages>",
      "models in other languages, too: python, java, ... (through @asyncapi/modelina)",
    )
    .option("--check", "write nothing; exit 1 and name the files that are out of date")
    .option("--dry-run", "write nothing; say what would be done")
    .option("--diff", "write nothing; show the difference")
    .option("--force", "replace generated files that were edited")
    .option("-w, --watch", "generate again whenever a file of the document changes")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runGenerate } = await import("./generate.js");
      end(await runGenerate(path, command.optsWithGlobals<GenerateFlags>()));
    });

  document(program.command("inspect [document]"))
    .description("show who sends what to whom")
    .option("--as <side>", "whose view: client or server (default: the document's own)")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runInspect } = await import("./inspect.js");
      end(await runInspect(path, command.optsWithGlobals<InspectFlags>()));
    });

  document(program.command("mock [document]"))
    .description("serve every service of a document, with its examples for answers")
    .option("-p, --port <number>", "0 takes any that is free (default: 8080)")
    .option("--host <address>", "who may connect; 0.0.0.0 is everybody (default: 127.0.0.1)")
    .option("--open", "ask nobody for credentials")
    .option("--example <name>", "answer with the examples of this name, where there are any")
    .option("--seed <number>", "decides what is left to chance (default: 1)")
    .option("--hold <seconds>", "how long a poll waits, in place of what the contract says")
    .option("--push-every <seconds>", "send what the server would send, a message at a time")
    .option("--chaos <faults>", "delay=MILLISECONDS,drop=PROBABILITY,close=PROBABILITY")
    .option("--show-payloads", "write payloads into the log")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runMock } = await import("./mock.js");
      end(await runMock(path, command.optsWithGlobals<MockFlags>()));
    });

  const docs = program
    .command("docs")
    .description("the documentation site of a document: build it, or look at it");

  site(docs.command("build [document]"))
    .description("write the site into a folder, ready to be served by anything")
    .option("-o, --out <folder>", "folder of the site (default: site)")
    .option("--check", "write nothing; exit 1 and name the files that are out of date")
    .option("--force", "replace generated files that were edited")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runDocsBuild } = await import("./docs-build.js");
      end(await runDocsBuild(path, command.optsWithGlobals<DocsBuildFlags>()));
    });

  site(docs.command("serve [document]"))
    .description("show the site on this machine, and again whenever something changes")
    .option("-p, --port <number>", "0 takes any that is free (default: 4000)")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runDocsServe } = await import("./docs-serve.js");
      end(await runDocsServe(path, command.optsWithGlobals<DocsServeFlags>()));
    });

  document(program.command("bundle [document]"))
    .description("write a document of many files as one")
    .option("-o, --out <file>", "write to a file (default: stdout)")
    .option("--dereference", "put what a $ref leads to in its place; for readers, not for `generate`")
    .option("--language <language>", "json or yaml (default: as --out is named, else as the document is)")
    .option("--force", "replace a file that is there")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runBundle } = await import("./bundle.js");
      end(await runBundle(path, command.optsWithGlobals<BundleFlags>()));
    });

  document(program.command("convert [document]"))
    .description("bring a document of AsyncAPI 2 to 3, or from one 3.x to another")
    .option("--to <version>", "3.0 or 3.1 (default: 3.0)")
    .option("-o, --out <file>", "write to a file (default: stdout)")
    .option("--language <language>", "json or yaml (default: as --out is named, else as the document is)")
    .option("--force", "replace a file that is there")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runConvert } = await import("./convert.js");
      end(await runConvert(path, command.optsWithGlobals<ConvertFlags>()));
    });

  document(program.command("fmt [document]"))
    .description("bring the files of a document into one form: order of keys, indentation")
    .option("--check", "write nothing; exit 1 and name the files that are not in form")
    .option("--diff", "write nothing; show the difference")
    .action(async (path: string | undefined, _: unknown, command: Command) => {
      const { runFmt } = await import("./fmt.js");
      end(await runFmt(path, command.optsWithGlobals<FmtFlags>()));
    });

  program
    .command("explain [code]")
    .description("explain a diagnostic code; without one, list all")
    .action(async (code: string | undefined) => {
      const { runExplain } = await import("./explain.js");
      end(runExplain(code));
    });

  return program;
}

/** Adds what all verbs on sites have. */
const site = (command: Command): Command =>
  document(command)
    .option("--url <address>", "where the site will be: adds a sitemap and canonical addresses")
    .option("--base-path <path>", "where it will be on its host (default: the path of --url, else /)")
    .option("--as <side>", "whose side the reader is on: client or server (default: client)")
    .option("--title <text>", "title (default: the document's)")
    .option("--logo <file>", "a picture that stands before the title")
    .option("--pages <folder>", "Markdown files, each a page of the site")
    .option("--templates <folder>", "templates (NAME.html.hbs) that stand in for those of the same name");

/** Adds what all verbs on documents have. */
const document = (command: Command): Command =>
  command
    .option("--root <folder>", "the folder that $refs may not leave (default: the document's)")
    .option("--allow-remote <host>", "fetch $refs from this host; repeatable", collect)
    .option(
      "-f, --format <format>",
      "text, json, github, sarif, junit or markdown, =path to write to a file; repeatable",
      parseFormat,
    )
    .option("--strict", "treat warnings as errors");
