import { defineCodes } from "../diagnostic/codes.js";

/** What is noticed while models of other languages are made. */
export const languageCodes = defineCodes({
  "modelina-missing": {
    severity: "error",
    message: "models in other languages need @asyncapi/modelina, which is not installed",
    help: "Install it: `npm install --save-dev @asyncapi/modelina`.",
    page: "`--models`, or `models` of the configuration, asks for classes in other languages. Modelina renders them; it is large, so it is installed by those who want it. It is looked for beside asyncwright, then in the current folder and above. Exit status 2.\n\n```sh\nnpm install --save-dev @asyncapi/modelina\nasyncwright generate --models python,java\n```",
  },
  "modelina-version": {
    severity: "error",
    message: "models in other languages need @asyncapi/modelina 5.10 or a later 5; {version} is installed",
    help: "Install one that fits: `npm install --save-dev @asyncapi/modelina@5`.",
    page: "What Modelina renders differs between its versions, and what asyncwright gives out was tested with 5.10. It is looked for beside asyncwright, then in the current folder and above. Exit status 2.",
  },
});
