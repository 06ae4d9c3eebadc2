import description from "../package.json" with { type: "json" };

/** The version of this package. */
export const { version } = description;

/** Put in by build/build.mjs: a hash of the sources. */
declare const BUILD_ID: string | undefined;

/** Differs between two builds that may give different output; the version where nothing was built. */
export const build: string = typeof BUILD_ID === "string" ? BUILD_ID : version;
