export { type TemplateRun, writeTemplate } from "./cli/template.js";
