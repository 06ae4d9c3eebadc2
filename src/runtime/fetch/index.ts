export { createFetchHandler, type FetchContext, type FetchHandler, type FetchSettings } from "./handler.js";
