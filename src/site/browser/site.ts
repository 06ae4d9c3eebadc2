import { setUpContents } from "./contents.js";
import { setUpCopyButtons } from "./copy.js";
import { setUpNavigation } from "./navigation.js";
import { setUpSearch } from "./search-dialog.js";
import { setUpTabs } from "./tabs.js";
import { setUpThemeSwitch } from "./theme-switch.js";
import { setUpUnfolding } from "./unfolding.js";

// What every page is given. Each part looks for its own elements, and pages read without any.
setUpThemeSwitch();
setUpSearch();
setUpNavigation();
setUpTabs();
setUpCopyButtons();
setUpContents();
setUpUnfolding();
