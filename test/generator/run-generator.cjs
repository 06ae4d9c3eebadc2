// Runs one AsyncAPI Generator, several times: what to do comes in as JSON, how each run ended goes out as JSON.
const { readFileSync, writeFileSync } = require("node:fs");

const [generatorPath, askedPath, endedPath] = process.argv.slice(2);
const Generator = require(generatorPath);

/** Runs one after the other, each in its own folder. */
async function runAll(asked) {
  const ended = [];
  for (const each of asked) ended.push(await run(each));
  return ended;
}

async function run({ cwd, template, document, text, path, out, options }) {
  process.chdir(cwd);
  const generator = new Generator(template, out, options);
  try {
    if (text === undefined) await generator.generateFromFile(document);
    else await generator.generateFromString(text, path === undefined ? {} : { path });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

runAll(JSON.parse(readFileSync(askedPath, "utf8"))).then((ended) =>
  writeFileSync(endedPath, JSON.stringify(ended)),
);
