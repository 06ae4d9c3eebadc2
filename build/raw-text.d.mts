export function rawFilesVitePlugin(): { name: string; enforce: "pre" };
