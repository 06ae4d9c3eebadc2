/** A template of `templates/`, precompiled when the tool is built (see build/handlebars.mjs). */
declare module "*.hbs" {
  const precompiled: unknown;
  export default precompiled;
}
