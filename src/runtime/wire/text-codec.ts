import { type Codec, readText } from "./codec.js";

/** Text as it is. */
export const textCodec: Codec = { encode: String, decode: readText };
