import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of every package that is part of a bundle, from esbuild's list of inputs. */
export function renderThirdParty(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => {
      const match = /(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      return match === null ? [] : [match[1]];
    }),
  );
  return [...packages]
    .sort()
    .map(renderPackage)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function renderPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
