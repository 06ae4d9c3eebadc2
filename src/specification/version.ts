/** The AsyncAPI versions that are read. */
export const versions = [
  "2.0.0",
  "2.1.0",
  "2.2.0",
  "2.3.0",
  "2.4.0",
  "2.5.0",
  "2.6.0",
  "3.0.0",
  "3.1.0",
] as const;

/** An AsyncAPI version. */
export type Version = (typeof versions)[number];
