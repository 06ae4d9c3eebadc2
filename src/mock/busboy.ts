/** The one door to the library that reads forms. */
export { Busboy } from "@fastify/busboy";
