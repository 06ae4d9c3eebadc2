export { type Config, defineConfig, type Perspective } from "./config/config.js";
export type { Limits } from "./limits.js";
