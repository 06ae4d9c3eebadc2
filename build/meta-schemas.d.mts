/** Writes the rule tables of all versions below a folder. */
export function buildMetaSchemas(out: string): Promise<void>;
