import { foldDrawer } from "./drawer.js";
import { applyTheme, recallTheme } from "./theme-choice.js";

// Runs in the head, before anything is painted: no page flashes in the other theme, and none jumps.
applyTheme(recallTheme());
foldDrawer();
