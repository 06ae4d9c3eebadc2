/** The one door to the library that reads command lines. */
export { Command, CommanderError } from "commander";
