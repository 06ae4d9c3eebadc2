#!/usr/bin/env node
import { version } from "./version.js";

// The version is asked for by scripts, often: it must not wait for the rest to load.
const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) process.stdout.write(`${version}\n`);
else await (await import("./cli/main.js")).main(process.argv.slice(2));
