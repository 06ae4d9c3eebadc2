import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { megabytes } from "./table.js";

/** What we and the official parser say about a document that was written. */
export function judgeDocument(out: string): string {
  const isFine = (args: readonly string[]): boolean =>
    spawnSync(process.execPath, args, { stdio: "ignore", timeout: 120_000 }).status === 0;
  const ours = isFine([resolve("dist/bin.js"), "validate", out, "--quiet"]);
  const parsers = isFine(["bench/peer/parser.mjs", out, resolve(".")]);
  const verdict =
    ours === parsers ? (ours ? "valid" : "not valid") : `valid only for ${ours ? "us" : "the parser"}`;
  return `${megabytes(statSync(out).size)}, ${verdict}`;
}

/** What python3 and javac say about models: the modules that can be imported, the classes that compile. */
export function judgeModels(out: string): string {
  const models = existsSync(join(out, "models")) ? join(out, "models") : out;
  const list = (ending: string): readonly string[] =>
    readdirSync(models, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
  const java = list(".java");
  const unnamed = java.filter((name) => /anonymous/i.test(name)).length;
  const jackson = ["annotations", "core", "databind"].map((part) => `/usr/share/java/jackson-${part}.jar`);
  const compile = ["-proc:none", "-cp", jackson.join(":"), "-d", join(out, "classes"), ...java];
  const javac = spawnSync("javac", compile, { cwd: models, encoding: "utf8", timeout: 300_000 });
  const python = spawnSync("python3", ["-c", imports], { cwd: models, encoding: "utf8", timeout: 120_000 });
  const javaErrors = /^(\d+) errors?$/m.exec(javac.stderr ?? "")?.[1];
  return [
    `Python modules ${python.error ? "not tried" : python.stdout.trim() || "could not be tried"}`,
    `${java.length} Java classes${javac.error ? "" : javac.status === 0 ? " compile" : `, ${javaErrors ?? "?"} errors`}`,
    ...(unnamed > 0 ? [`${unnamed} of them Anonymous`] : []),
  ].join(", ");
}

const imports = `
import importlib, pathlib, sys
sys.path.insert(0, ".")
names = [".".join(p.with_suffix("").parts) for p in sorted(pathlib.Path("python").rglob("*.py"))]
def works(name):
    try: return importlib.import_module(name) is not None
    except BaseException: return False
good = sum(works(name.removesuffix(".__init__")) for name in names)
print("%d, all imported" % good if good == len(names) else "%d, %d not imported" % (len(names), len(names) - good))
`;
