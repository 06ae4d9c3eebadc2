import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { listTypeFaults } from "../compiler.js";
import { systemTextJson } from "./csharp-stubs.js";
import { answers, type Ran, run } from "./run.js";

/** What a language is checked with: its own tool. */
export interface Toolchain {
  /** What the language is called in `--models`. */
  readonly language: string;
  /** What Debian calls the packages that have what is needed. */
  readonly packages: string;
  readonly isInstalled: () => boolean;
  /** What the language's own tool says against the files below `folder`; nothing when all is well. */
  readonly compile: (folder: string) => readonly string[];
}

/** The files below a folder whose names end so, relative to it, sorted. */
export const listFiles = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending) && !/(?:^|\/)(?:target|out)\//.test(name))
    .sort();

const complaintsOf = ({ complaints }: Ran): readonly string[] => complaints;

/** Where Debian's Java libraries are. */
export const jackson = ["annotations", "core", "databind"].map(
  (part) => `/usr/share/java/jackson-${part}.jar`,
);
const registry = "/usr/share/cargo/registry";
const hasCrate = (name: string): boolean =>
  existsSync(registry) && readdirSync(registry).some((entry) => entry.startsWith(`${name}-`));

/** Cargo, with Debian's crates in place of the registry. */
export const cargo = (folder: string, ...args: readonly string[]): Ran => {
  mkdirSync(join(folder, ".cargo"), { recursive: true });
  writeFileSync(
    join(folder, ".cargo/config.toml"),
    `[source.crates-io]\nreplace-with = "debian"\n[source.debian]\ndirectory = "${registry}"\n`,
  );
  // Compiled dependencies are kept between runs.
  const env = {
    CARGO_TARGET_DIR: join(process.cwd(), "node_modules/.cache/asyncwright/cargo"),
    CARGO_PROFILE_DEV_DEBUG: "0",
    CARGO_INCREMENTAL: "0",
  };
  return run(["cargo", ...args, "--offline", "--quiet"], { folder, env });
};

/** Every Python that has pydantic: the first of the path, and Debian's. */
export const pythons = (): readonly string[] =>
  ["python3", "/usr/bin/python3"].filter((program) => answers(program, "-I", "-c", "import pydantic"));

/** Imports every module, and asks every class for its annotations: the first is when Python notices what is wrong. */
const pythonImports = `
import importlib, pathlib, sys, typing, warnings
warnings.simplefilter("error")
sys.path.insert(0, ".")
for path in sorted(pathlib.Path(".").rglob("*.py")):
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    try:
        module = importlib.import_module(name)
        for value in list(vars(module).values()):
            if isinstance(value, type) and value.__module__ == name:
                typing.get_type_hints(value)
    except BaseException as error:
        print(f"{path}: {type(error).__name__}: {error}")
        sys.exitcode = 1
sys.exit(getattr(sys, "exitcode", 0))
`;

/** A name that the compiler reads its list of files from: there are too many for a command line. */
function listIn(folder: string, ending: string): string {
  const list = join(folder, "files.txt");
  writeFileSync(list, `${listFiles(folder, ending).join("\n")}\n`);
  return `@${list}`;
}

/** What TypeScript 7 says under the strict settings of a project that would use the models; written as JavaScript. */
function typescriptFaults(folder: string): readonly string[] {
  const files = listFiles(folder, ".ts");
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
  const faults = listTypeFaults(texts, { options: { lib: ["es2022"] } });
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  for (const [file, text] of Object.entries(texts)) {
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { ...settings, module: ts.ModuleKind.ESNext },
    });
    const path = join(folder, "out", file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, outputText);
  }
  return faults.slice(0, 60).map(({ file, line, message }) => `${file}:${line}:${message}`);
}

const settings: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ["lib.es2022.d.ts"],
  types: [],
};

/** The same of TypeScript 5.9, under which most projects are. */
export function olderTypescriptFaults(folder: string): readonly string[] {
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  const files = listFiles(folder, ".ts").map((file) => join(folder, file));
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, settings))
    .slice(0, 60)
    .map(({ file, start, messageText }) =>
      [
        file?.fileName.slice(folder.length + 1),
        (file?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1) + 1,
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      ].join(":"),
    );
}

/** All that can be checked, in the order in which it is tried. */
export const toolchains: readonly Toolchain[] = [
  {
    language: "python",
    packages: "python3 python3-pydantic",
    isInstalled: () => pythons().length > 0,
    compile: (folder) =>
      pythons().flatMap((program) => complaintsOf(run([program, "-I", "-c", pythonImports], { folder }))),
  },
  {
    language: "typescript-classes",
    packages: "",
    isInstalled: () => true,
    compile: typescriptFaults,
  },
  {
    language: "java",
    packages: "openjdk-17-jdk-headless libjackson2-databind-java",
    isInstalled: () => answers("javac", "-version") && jackson.every((file) => existsSync(file)),
    compile: (folder) =>
      complaintsOf(
        run(
          [
            "javac",
            "-J-XX:TieredStopAtLevel=1",
            "-encoding",
            "UTF-8",
            "-Xmaxerrs",
            "40",
            "-Xlint:unchecked",
            "-proc:none",
            "-cp",
            jackson.join(":"),
            "-d",
            "out",
            listIn(folder, ".java"),
          ],
          { folder },
        ),
      ),
  },
  {
    language: "kotlin",
    packages: "kotlin",
    isInstalled: () => answers("kotlinc", "-version"),
    compile: (folder) =>
      complaintsOf(
        run(["kotlinc", "-nowarn", "-cp", jackson.join(":"), "-d", "out", ...listFiles(folder, ".kt")], {
          folder,
        }),
      ),
  },
  {
    language: "csharp",
    packages: "mono-mcs",
    isInstalled: () => answers("mcs", "--version"),
    compile: (folder) => {
      writeFileSync(join(folder, "System.Text.Json.cs"), systemTextJson);
      return complaintsOf(
        run(["mcs", "-nowarn:1591", "-target:library", "-out:models.dll", ...listFiles(folder, ".cs")], {
          folder,
        }),
      );
    },
  },
  {
    language: "go",
    packages: "golang-go",
    isInstalled: () => answers("go", "version"),
    compile: (folder) => {
      if (!existsSync(join(folder, "go.mod")))
        writeFileSync(join(folder, "go.mod"), "module models\n\ngo 1.19\n");
      return complaintsOf(
        run(["go", "vet", "./..."], { folder, env: { GOPROXY: "off", GOFLAGS: "-mod=mod" } }),
      );
    },
  },
  {
    language: "rust",
    packages: "rustc cargo librust-serde-derive-dev librust-serde-json-dev",
    isInstalled: () => answers("cargo", "--version") && hasCrate("serde_json"),
    compile: (folder) => complaintsOf(cargo(folder, "build")),
  },
];

/** Those whose tools need a few seconds for all of it. */
const quick: ReadonlySet<string> = new Set(["python", "typescript-classes", "csharp", "go"]);

/** Whether the tools of a language are quick enough for `npm test`. */
export const isQuick = (language: string): boolean => quick.has(language);

/** The tool of a language. Where it is missing, that is said, and in a pipeline it is a fault. */
export function findToolchain(language: string): Toolchain & { readonly isMissing: boolean } {
  const tool = toolchains.find((one) => one.language === language);
  if (tool === undefined) throw new Error(`${language} is offered, and nothing checks it`);
  const isMissing = !tool.isInstalled();
  if (isMissing && process.env.CI) throw new Error(`${language} cannot be checked: install ${tool.packages}`);
  if (isMissing) process.stderr.write(`${language} is not checked: that takes ${tool.packages}\n`);
  return { ...tool, isMissing };
}
