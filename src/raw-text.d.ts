/** A file's text, put into the bundle (`?raw`, in vite and in build/raw-text.mjs). */
declare module "*?raw" {
  const text: string;
  export default text;
}
