import { type Codec, readText } from "./codec.js";
import { gatherTexts, listTexts, readTexts } from "./texts.js";

/** The members of an object as `a=1&b=2` (application/x-www-form-urlencoded); a list stands there once for each value. */
export const formCodec: Codec = {
  encode: (payload) => new URLSearchParams(listTexts(payload)).toString(),
  decode: (bytes, kinds) => readTexts(gatherTexts(new URLSearchParams(readText(bytes))), kinds),
};
