import { type Codec, readText } from "./codec.js";
import { parseFrame } from "./frame.js";

/** A list as JSON, an element a line. */
export const linesCodec: Codec = {
  encode: (payload) =>
    Array.isArray(payload) ? payload.map((each) => `${JSON.stringify(each)}\n`).join("") : "",
  decode: (bytes) =>
    readText(bytes)
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const frame = parseFrame(line);
        if (!frame.ok) throw new SyntaxError(`a line is ${frame.reason}`);
        return frame.payload;
      }),
};
