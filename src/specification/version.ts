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

/** The versions that documents are converted to. */
export const targetVersions = ["3.0.0", "3.1.0"] as const satisfies readonly Version[];

/** A version that documents are converted to. */
export type TargetVersion = (typeof targetVersions)[number];

/** True for AsyncAPI 2, whose documents are built differently from those of 3. */
export const isVersion2 = (version: Version): boolean => version.startsWith("2.");

/** `3.0.0` as people write it: `3.0`. */
export const shortVersion = (version: Version): string => version.split(".").slice(0, 2).join(".");

/** The version among `known` that a text means, with or without its last number: `3.0` and `3.0.0` are one. */
export const findVersion = <V extends Version>(text: string, known: readonly V[]): V | undefined =>
  known.find((version) => version === text || shortVersion(version) === text);
