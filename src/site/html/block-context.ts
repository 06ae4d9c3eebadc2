import type { Fill } from "./template.js";

/** Where a block stands. */
export interface BlockPlace {
  /** The address of the page. */
  readonly from: string;
  /** The section; anchors within start with it. */
  readonly section: string;
  readonly fill: Fill;
}
