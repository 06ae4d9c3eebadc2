import { generators } from "./peers.js";
import { equal, refused } from "./scenarios.js";
import { describeTemplate } from "./template-suite.js";

describeTemplate(generators[3], { equal, refused, isWhole: true });
// Everything else of version 2 is a long test.
describeTemplate(generators[2], { equal: equal.slice(0, 2), refused: refused.slice(0, 1), isWhole: false });
