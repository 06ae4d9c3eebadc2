import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { measure, spreadOf } from "./measure.js";
import type { PeerOptions } from "./peers.js";
import { duration, type Figure, judgeSpread, megabytes, renderSpread } from "./table.js";

const ours = "asyncwright docs build";

/** Something that makes a site of a document in a folder. */
interface Maker {
  readonly name: string;
  readonly isInstalled: boolean;
  /** The arguments of node. */
  readonly args: (path: string, out: string) => readonly string[];
}

/** The same documents as sites, made by asyncwright and by the official template: time, memory, and what lies there. */
export function benchSite({ documents, work, folder }: PeerOptions): readonly Figure[] {
  const packages = ["@asyncapi/generator", "@asyncapi/html-template"];
  const makers: readonly Maker[] = [
    {
      name: ours,
      isInstalled: true,
      args: (path, out) => [resolve("dist/bin.js"), "docs", "build", path, "--out", out],
    },
    {
      name: "@asyncapi/html-template",
      isInstalled: packages.every((name) => existsSync(join(folder, "node_modules", name))),
      args: (path, out) => ["bench/peer/html-template.mjs", resolve(path), out, folder],
    },
  ];
  let fresh = 0;
  return documents.flatMap(({ name, path, repetitions, limit }) =>
    makers.map(({ args, isInstalled, name: maker }): Figure => {
      const what = `${name}: ${maker}`;
      if (!isInstalled) return { what, measured: "not installed" };
      const outs = Array.from({ length: repetitions }, () => join(work, `site${fresh++}`));
      const runs = outs.map((out) => measure(args(path, out), { cwd: process.cwd(), memory: true }));
      const failed = runs.find(({ status }) => status !== 0);
      const spread = spreadOf(runs.map(({ milliseconds }) => milliseconds));
      const time = renderSpread(spread, duration);
      if (failed !== undefined) return { what, measured: `failed (${failed.status}) after ${time}` };
      const memory = megabytes(Math.max(...runs.map(({ peakBytes }) => peakBytes)));
      const measured = `${time}, ${memory}; ${sizes(outs[0] ?? "")}`;
      if (limit === undefined || maker !== ours) return { what, measured };
      return { ...judgeSpread(what, spread, { limit, show: duration }), measured };
    }),
  );
}

/** What a reader loads for the first page, and all that there is. */
function sizes(folder: string): string {
  const all = filesIn(folder, () => true);
  const script = filesIn(folder, (path) => path.endsWith(".js"));
  const pages = filesIn(folder, (path) => path.endsWith(".html"));
  return `${pages.length} pages, largest ${megabytes(Math.max(0, ...pages))}, script ${megabytes(sum(script))}, in all ${megabytes(sum(all))}`;
}

const filesIn = (folder: string, isWanted: (path: string) => boolean): readonly number[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((path) => join(folder, path))
        .filter((path) => isWanted(path) && statSync(path).isFile())
        .map((path) => statSync(path).size)
    : [];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
