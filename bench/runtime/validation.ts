import { chatMessage } from "../../generated/productflo/messages.js";
import { isChatMessage } from "./hand-written.js";
import { buildChat } from "./messages.js";
import { answer } from "./program.js";

const texts = Array.from({ length: 1_000 }, (_, index) => JSON.stringify(buildChat(`m-${index}`)));
const payloads = texts.map((text): unknown => JSON.parse(text));

/** Nanoseconds for each of so many. */
function time(count: number, check: (index: number) => boolean): number {
  let valid = 0;
  const start = process.hrtime.bigint();
  for (let index = 0; index < count; index += 1) if (check(index % payloads.length)) valid += 1;
  const nanoseconds = Number(process.hrtime.bigint() - start) / count;
  if (valid !== count) throw new Error(`${count - valid} of ${count} were refused`);
  return nanoseconds;
}

answer({
  generated: (count) => time(count, (index) => chatMessage.validate(payloads[index]).ok),
  "hand-written": (count) => time(count, (index) => isChatMessage(payloads[index])),
  "JSON.parse": (count) => time(count, (index) => typeof JSON.parse(texts[index] ?? "") === "object"),
});
