import { expect, test } from "vitest";
import { emitContract, emitters } from "../../src/emit/emit.js";
import type { Emitter } from "../../src/emit/scope/emitter.js";
import { read, rooms } from "./service-sample.js";

/** Lists the messages of a service, as an emitter of somebody else's would. */
const list: Emitter = {
  name: "list",
  modules: ["list"],
  emit: ({ service, description, validators }) => [
    {
      path: `${service.name}/list.ts`,
      text: `export const list = ${JSON.stringify({
        messages: [...validators.payloads.keys()],
        operations: description.kept.map(({ operation }) => operation.name),
      })};\n`,
    },
  ],
};

const filesOf = async (using?: readonly Emitter[]) => {
  const { files } = await emitContract(read(rooms).contract, using === undefined ? {} : { emitters: using });
  return new Map(files.map(({ path, text }) => [path, text]));
};

test("an emitter beside ours has the same input, and its modules can be imported from the package", async () => {
  const ours = await filesOf();
  const all = await filesOf([...emitters, list]);
  expect(all.get("rooms/list.ts")).toBe(
    'export const list = {"messages":["form","picture","refused","said","say"],"operations":["closeOperation","everything","getPicture","hear","putPicture"]};\n',
  );
  expect(JSON.parse(all.get("package.json") ?? "").exports["./rooms/list"]).toEqual({
    types: "./dist/rooms/list.d.ts",
    default: "./dist/rooms/list.js",
  });
  const others = [...all].filter(([path]) => path !== "package.json" && path !== "rooms/list.ts");
  expect(new Map(others)).toEqual(new Map([...ours].filter(([path]) => path !== "package.json")));
});

test("every emitter has a name of its own, and names modules that it makes", async () => {
  const names = emitters.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, modules = [] } of emitters) {
    const made = await filesOf(emitters.filter((one) => one.name === name));
    // These are for services with Socket.IO, and with webhooks.
    for (const module of modules)
      if (!["socketio-events", "webhooks", "webhook-sender"].includes(module))
        expect([...made.keys()], name).toContain(`rooms/${module}.ts`);
  }
});
