import { test } from "vitest";
import { giveUpPolls, parkPolls } from "./polling-load.js";

test(
  "2 000 polls wait; one event for each is told to all at once, on connections that are used again",
  () => parkPolls(2_000),
  120_000,
);

test(
  "5 000 polls that are given up leave nothing behind, and their place is free at once",
  () => giveUpPolls(5_000),
  120_000,
);
