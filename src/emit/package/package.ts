import { type Code, code, join, text } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import type { Contract, Service } from "../../contract/contract.js";
import { toKebab } from "../../contract/spelling.js";
import { mediumOf } from "../../description/media.js";
import { familyOf, packagesOf } from "../../specification/protocols.js";
import type { EmitInput } from "../scope/emitter.js";
import type { PackageIdentity, Peer } from "./identity.js";
import { renderReadme } from "./readme.js";

/** What the configuration says of the package, in place of the document. */
export interface PackageOptions {
  readonly name?: string;
  readonly version?: string;
}

/** What the package is made around. */
interface PackageContents {
  /** Those that have files. */
  readonly services: readonly EmitInput[];
  /** What can be imported of a service's folder, where it is there: `client`. */
  readonly modules: readonly string[];
  readonly files: readonly OutputFile[];
}

/** The files that make a package of the output: it can be built, packed and published as it stands. */
export function emitPackage(
  contract: Contract,
  contents: PackageContents,
  options: PackageOptions = {},
): readonly OutputFile[] {
  const services = contents.services.map(({ service }) => service);
  const identity: PackageIdentity = {
    name: options.name ?? nameOf(contract),
    version: options.version ?? (semver.test(contract.version) ? contract.version : "0.0.0"),
  };
  const peers = peersOf(services);
  return [
    json("package.json", packageJson(contract, { ...contents, identity, peers })),
    json("tsconfig.json", compilerSettings(services)),
    { path: "pack.mjs", text: packScript(services) },
    { path: "README.md", text: renderReadme(contract, contents.services, { identity, peers }) },
  ];
}

interface Manifest extends PackageContents {
  readonly identity: PackageIdentity;
  readonly peers: readonly Peer[];
}

function packageJson(contract: Contract, { identity, services, modules, peers, files }: Manifest): object {
  const isThere = (path: string) => files.some((file) => file.path === `${path}.ts`);
  const entries = [
    ...services.flatMap(({ service: { name } }) => [
      [`./${name}`, `${name}/messages`] as const,
      ...modules.map((module) => [`./${name}/${module}`, `${name}/${module}`] as const),
    ]),
    ["./runtime", "runtime/index"] as const,
    ...runtimeEntries.map(([entry, path]) => [`./runtime/${entry}`, `runtime/${path}`] as const),
  ].filter(([, path]) => isThere(path));
  return {
    ...identity,
    description: `Clients and servers of ${contract.title}.`,
    ...(isLicence.test(contract.license ?? "") && { license: contract.license }),
    type: "module",
    sideEffects: false,
    exports: {
      ...Object.fromEntries(
        entries.map(([entry, path]) => [
          entry,
          { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` },
        ]),
      ),
      "./package.json": "./package.json",
    },
    files: ["dist"],
    scripts: { prepack: "tsc -p . && node pack.mjs" },
    devDependencies: { "@types/node": "^20.19.0", typescript: "^5.9.0" },
    ...(peers.length > 0 && {
      peerDependencies: Object.fromEntries(peers.map(({ name, range }) => [name, range])),
      peerDependenciesMeta: Object.fromEntries(peers.map(({ name }) => [name, { optional: true }])),
    }),
  };
}

/** The subpaths of the runtime beside its index, each with its file: every folder can be reached by one of them. */
const runtimeEntries = [
  ["callback", "node/callback/sender"],
  ["client", "client/index"],
  ["fetch", "fetch/index"],
  ["http", "http/transport"],
  ["memory", "memory/transport"],
  ["node", "node/index"],
  ["polling", "polling/link"],
  ["redis", "node/redis/fanout"],
  ["serve", "node/serve"],
  ["server", "server/index"],
  ["socketio", "socketio/transport"],
  ["testing", "testing/index"],
  ["webhook", "webhook/receiver"],
  ["webhook-sender", "node/webhook/sender"],
  ["websocket", "websocket/transport"],
  ["wire", "wire/index"],
] as const;

/** The title in kebab-case, as npm wants names. */
const nameOf = ({ title }: Contract): string => {
  const name = toKebab(title).slice(0, 100).replace(/-$/, "");
  return name === "" ? "api" : name === "node-modules" || name === "favicon-ico" ? `${name}-api` : name;
};

const semver = /^(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})(?:-[\da-z.-]{1,50})?$/i;

/** An identifier of SPDX, by its looks. */
const isLicence = /^[\w.+-]{1,50}$/;

/** Only those that the contract has a use for. */
function peersOf(services: readonly Service[]): readonly Peer[] {
  const servers = services.flatMap((service) => service.servers);
  const packages = new Map(servers.flatMap((server) => Object.entries(packagesOf(familyOf(server)))));
  const hasForms = services.some((service) =>
    service.operations.some(({ messages }) => messages.some((one) => mediumOf(one, service) === "form")),
  );
  return [
    ...(hasForms ? [{ name: "@fastify/busboy", range: "^3.0.0" }] : []),
    ...[...packages]
      .map(([name, range]) => ({ name, range }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  ];
}

const compilerSettings = (services: readonly Service[]): object => ({
  compilerOptions: {
    target: "es2022",
    lib: ["es2023"],
    types: ["node"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    declaration: true,
    rootDir: ".",
    outDir: "dist",
  },
  include: ["runtime", ...services.map(({ name }) => name)],
  exclude: ["**/*.test.ts"],
});

/** The compiler leaves the validators alone: they are JavaScript already. */
const packScript = (services: readonly Service[]): Code => code`// Copies what the compiler does not.
import { copyFileSync } from "node:fs";

for (const service of [${join(
  services.map(({ name }) => text(name)),
  ", ",
)}]) {
  for (const name of ["validators.js", "validators.d.ts"]) {
    copyFileSync(\`\${service}/\${name}\`, \`dist/\${service}/\${name}\`);
  }
}
`;

const json = (path: string, value: object): OutputFile => ({
  path,
  text: `${JSON.stringify(value, null, 2)}\n`,
});
