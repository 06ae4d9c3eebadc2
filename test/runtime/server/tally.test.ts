import { expect, test } from "vitest";
import { networkOf, Tally } from "../../../src/runtime/server/tally.js";

test("what is held is counted by its key, until it is let go", () => {
  const tally = new Tally();
  const [first, second] = [tally.add("a"), tally.add("a")];
  tally.add(undefined)();
  expect([tally.of("a"), tally.of("b")]).toEqual([2, 0]);
  first();
  expect(tally.of("a")).toBe(1);
  second();
  expect(tally.of("a")).toBe(0);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["", undefined],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:0001:2:ffff::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:db8:1:2::", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["::", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("the address %j is counted as %j", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
