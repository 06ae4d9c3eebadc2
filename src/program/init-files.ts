import asyncapi from "../../templates/init/asyncapi.yaml?raw";
import test from "../../templates/init/contract.test.ts?raw";
import readme from "../../templates/init/README.md?raw";
import tsconfig from "../../templates/init/tsconfig.json?raw";
import { isMapping } from "../json/value.js";

/** A file that `init` makes, unless one of its names is taken. */
interface InitFile {
  readonly path: string;
  readonly text: string;
  /** Other files that do the same job: any of them counts as taken. */
  readonly rivals: readonly string[];
}

/** What the user may choose. */
interface InitChoices {
  readonly output: string;
}

/** The files of a new project, but for package.json. */
export const buildInitFiles = ({ output }: InitChoices): readonly InitFile[] => [
  { path: "asyncapi.yaml", text: asyncapi, rivals: ["asyncapi.yml", "asyncapi.json"] },
  {
    path: "asyncwright.config.json",
    text: renderConfig(output),
    rivals: ["ts", "mts", "js", "mjs", "yaml", "yml"].map((type) => `asyncwright.config.${type}`),
  },
  { path: "tsconfig.json", text: tsconfig.replace('"generated"', JSON.stringify(output)), rivals: [] },
  { path: "test/contract.test.ts", text: test.replace("../generated/", `../${output}/`), rivals: [] },
  { path: "README.md", text: readme.replaceAll("generated/", `${output}/`), rivals: ["readme.md", "README"] },
];

const renderConfig = (output: string): string =>
  `${JSON.stringify(
    { $schema: "./node_modules/asyncwright/dist/config.schema.json", input: "asyncapi.yaml", output },
    null,
    2,
  )}\n`;

/** What `init` adds to the scripts of package.json. */
const scripts: Readonly<Record<string, string>> = {
  generate: "asyncwright generate",
  check: "asyncwright validate && asyncwright generate --check",
  test: "vitest run",
};

/** npm's own placeholder, which is no test. */
const placeholder = /no test specified/;

/**
 * The text of package.json with the scripts added; what is there stays, as does the indentation.
 * `before` is undefined where there is none. Throws an `Error` when it is not a JSON object.
 */
export function mergePackageJson(before: string | undefined, name: string): string {
  const indent = /^[\t ]+/m.exec(before ?? "")?.[0] ?? "  ";
  const value: unknown = before === undefined ? { name, private: true, type: "module" } : JSON.parse(before);
  if (!isMapping(value)) throw new Error("package.json is not an object");
  const existing = isMapping(value.scripts) ? value.scripts : {};
  const missing = Object.entries(scripts).filter(([key]) => {
    const present = existing[key];
    return typeof present !== "string" || placeholder.test(present);
  });
  if (missing.length === 0 && before !== undefined) return before;
  const merged = { ...value, scripts: { ...existing, ...Object.fromEntries(missing) } };
  return `${JSON.stringify(merged, null, indent)}\n`;
}
