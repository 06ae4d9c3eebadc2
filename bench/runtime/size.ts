import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { measure } from "../measure.js";

/** What a page needs for one channel over WebSocket, in bytes after minifying and gzip. */
export interface ClientSize {
  readonly withValidators: number;
  readonly withoutValidators: number;
}

/** A page that sends, and hears: the contract that `init` writes. */
const page = `
import { createRoomsClient } from "./rooms/client.js";

const room = createRoomsClient().room({ parameters: { roomId: "1" } });
room.on("said", ({ by, text }) => console.log(by, text));
await room.say({ type: "say", id: "1", text: "hello" });
`;

/** Generates a client into a folder, and bundles it as for a browser. */
export async function measureClient(folder: string): Promise<ClientSize> {
  const document = "templates/init/asyncapi.yaml";
  const { status, stderr } = measure(["dist/bin.js", "generate", document, "--out", folder], { cwd: "." });
  if (status !== 0) throw new Error(`generate ended with ${status}: ${stderr}`);
  return {
    withValidators: await bundle(folder, []),
    withoutValidators: await bundle(folder, [passAllPlugin]),
  };
}

async function bundle(folder: string, plugins: Plugin[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: folder, loader: "ts" },
    ...{ bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", write: false },
    plugins,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

/** Puts functions that accept everything in the place of validators. */
const passAllPlugin: Plugin = {
  name: "pass-all",
  setup({ onLoad }) {
    onLoad({ filter: /\/validators\.js$/ }, ({ path }) => {
      const types = readFileSync(join(path, "..", `${basename(path, ".js")}.d.ts`), "utf8");
      const names = [...types.matchAll(/export (?:declare )?(?:const|function) (\w+)/g)].map(
        ([, name]) => name,
      );
      const contents = `const accept = (value) => ({ ok: true, value });\n${names
        .map((name) => `export { accept as ${name} };`)
        .join("\n")}`;
      return { contents };
    });
  },
};
