/** A file's text, put into the bundle (`?raw`, in vite and in build/raw-text.mjs). */
declare module "*?raw" {
  const text: string;
  export default text;
}

/** Every file of a folder, sorted by path (`?files`, in build/raw-text.mjs). */
declare module "*?files" {
  const files: readonly { readonly path: string; readonly text: string }[];
  export default files;
}
