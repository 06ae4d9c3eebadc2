/** The name and version under which the output can be published. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
}

/** A package that somebody needs who uses a part of the runtime. */
export interface Peer {
  readonly name: string;
  readonly range: string;
}
