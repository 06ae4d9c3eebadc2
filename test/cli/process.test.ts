import { basename } from "node:path";
import { expect, test } from "vitest";
import { chat, makeProject } from "./command.js";

const old = `asyncapi: 2.6.0
info: { title: Old, version: 1.0.0 }
channels: { room: { publish: { message: { payload: { type: string } } } } }
`;

/** Each verb that ends by itself. `mock` and `docs serve` run as processes in their own tests. */
const calls = [
  ["--version"],
  ["--help"],
  ["validate"],
  ["validate", "nope.yaml"],
  ["generate"],
  ["inspect"],
  ["explain", "ref-missing"],
  ["bundle"],
  ["convert", "old.yaml"],
  ["fmt", "--check"],
  ["docs", "build"],
  ["init", "--yes", "--no-install"],
];

/** What a project holds, but for its name, and for what a manifest says of the build that wrote it. */
const textOf = ({ cwd, tree }: ReturnType<typeof makeProject>): string =>
  JSON.stringify(tree(), undefined, 1)
    .replaceAll(new RegExp(basename(cwd), "gi"), "project")
    .replaceAll(/\\"settings\\": \\"[\w-]+\\"/g, "settings");

test.each(calls)("the built command ends like the command within a process: %s", async (...args) => {
  const files = { "asyncapi.yaml": chat, "old.yaml": old };
  const [built, inside] = [makeProject(files), makeProject(files)];
  const { signal, ...ended } = await built.runProcess(...args);
  expect(signal).toBeNull();
  expect(ended).toEqual(await inside.run(...args));
  expect(textOf(built)).toEqual(textOf(inside));
});
