// asyncwright as a template of the AsyncAPI Generator: this hook writes everything; the folder template/ only says so.
const { rmSync } = require("node:fs");
const { join } = require("node:path");

module.exports = {
  "generate:after": async function asyncwright(generator) {
    rmSync(join(generator.targetDir, "asyncwright-did-not-run.txt"), { force: true });
    const { writeTemplate } = await import("../dist/template.js");
    // The document as it is, not the parser's: with its own `$ref`s, in files of their own.
    const { input, source } = generator.asyncapi.meta("asyncapi");
    await writeTemplate({
      text: typeof input === "string" ? input : JSON.stringify(input),
      source,
      targetDir: generator.targetDir,
      parameters: generator.templateParams,
      force: generator.forceWrite,
      mayOverwrite:
        generator.noOverwriteGlobs.length === 0 ? undefined : (path) => generator.shouldOverwriteFile(path),
    });
  },
};
