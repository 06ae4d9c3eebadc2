import { generators } from "./peers.js";
import { equal, refused } from "./scenarios.js";
import { describeTemplate } from "./template-suite.js";

describeTemplate(generators[2], { equal, refused, isWhole: true });
