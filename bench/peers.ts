import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { measure, spreadOf } from "./measure.js";
import { duration, type Figure, megabytes, renderSpread } from "./table.js";

/** Another tool that does a like job, started as its users start it. */
interface Peer {
  readonly name: string;
  /** Undefined: ourselves. */
  readonly package?: string;
  /** The arguments of node for one document. */
  readonly args: (path: string) => readonly string[];
}

/** Tools that are installed in `folder`; no document of a peer needs the network. */
const peersIn = (folder: string): readonly Peer[] => [
  {
    name: "@asyncapi/parser, parse and validate",
    package: "@asyncapi/parser",
    args: (path) => ["bench/peer/parser.mjs", resolve(path), folder],
  },
  {
    name: "@asyncapi/modelina, TypeScript models",
    package: "@asyncapi/modelina",
    args: (path) => ["bench/peer/modelina.mjs", resolve(path), folder],
  },
  {
    name: "@asyncapi/cli, validate",
    package: "@asyncapi/cli",
    args: (path) => [binOf(join(folder, "node_modules/@asyncapi/cli")), "validate", resolve(path)],
  },
];

/** What is measured, and with what. */
export interface PeerOptions {
  readonly documents: readonly {
    readonly name: string;
    readonly path: string;
    readonly repetitions: number;
    /** Milliseconds that ours may take. */
    readonly limit?: number;
  }[];
  /** Where the output of ours goes. */
  readonly work: string;
  /** Has the `node_modules` with the other tools. */
  readonly folder: string;
}

/** The same documents through asyncwright and through the tools that are installed, each as a fresh process. */
export function benchPeers({ documents, work, folder }: PeerOptions): readonly Figure[] {
  const bin = resolve("dist/bin.js");
  let fresh = 0;
  const ours: readonly Peer[] = [
    { name: "asyncwright validate", args: (path) => [bin, "validate", path, "--quiet"] },
    {
      name: "asyncwright generate (types, validators, suites)",
      args: (path) => [bin, "generate", path, "--out", join(work, `peer${fresh++}`), "--quiet"],
    },
  ];
  return documents.flatMap(({ name, path, repetitions }) =>
    [...ours, ...peersIn(folder)].map((peer): Figure => {
      const what = `${name}: ${peer.name}`;
      if (!isInstalled(peer, folder)) return { what, measured: "not installed" };
      const runs = Array.from({ length: repetitions }, () =>
        measure(peer.args(path), { cwd: process.cwd(), memory: true }),
      );
      const failed = runs.find(({ status }) => status !== 0);
      const time = renderSpread(spreadOf(runs.map(({ milliseconds }) => milliseconds)), duration);
      const memory = megabytes(Math.max(...runs.map(({ peakBytes }) => peakBytes)));
      return {
        what,
        measured: failed === undefined ? `${time}, ${memory}` : `failed (${failed.status}) after ${time}`,
      };
    }),
  );
}

const isInstalled = ({ package: name }: Peer, folder: string): boolean =>
  name === undefined || existsSync(join(folder, "node_modules", name));

/** The program of an installed package. */
function binOf(folder: string): string {
  const { bin }: { bin: string | Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  return join(folder, typeof bin === "string" ? bin : (Object.values(bin)[0] ?? ""));
}
