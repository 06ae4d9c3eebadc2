import { expect, test } from "vitest";
import { buildContract } from "../../src/contract/build.js";
import type { Contract } from "../../src/contract/contract.js";
import { flipContract } from "../../src/contract/perspective.js";
import { defaultLimits } from "../../src/limits.js";
import { readText } from "../../src/read/read.js";
import { chat } from "../cli/command.js";

async function load(): Promise<Contract> {
  const { document } = await readText(chat, { limits: defaultLimits });
  if (document === undefined) throw new Error("not read");
  return buildContract(document).contract;
}

test("what one side sends the other receives", async () => {
  const contract = await load();
  const [own] = contract.services;
  const [other] = flipContract(contract).services;
  expect(own?.operations.map(({ kind }) => kind)).toEqual(["respond"]);
  expect(other?.operations.map(({ kind }) => kind)).toEqual(["request"]);
  expect(own?.messages.map(({ direction }) => direction)).toEqual(["send", "receive"]);
  expect(other?.messages.map(({ direction }) => direction)).toEqual(["receive", "send"]);
  expect(other?.channels[0]?.sends).toEqual(flipContract(contract).services[0]?.channels[0]?.sends);
  expect(other?.channels[0]?.receives).toBeDefined();
});

test("flipping twice gives the same contract", async () => {
  const contract = await load();
  expect(flipContract(flipContract(contract))).toEqual(contract);
});

test("a message or channel that was one stays one", async () => {
  const [service] = flipContract(await load()).services;
  const [operation] = service?.operations ?? [];
  expect(service?.messages).toContain(operation?.messages[0]);
  expect(service?.channels).toContain(operation?.channel);
});
