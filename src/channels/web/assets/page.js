/* The chat page's script. The page works without it; with it answers stream in, clauses open in a
   side sheet and nothing is lost when the line breaks. Runs in Chromium 90 and what is newer. */
/* global document, window, location, history */
import { compose, words } from "./compose.js";
import { remember } from "./dom.js";
import { takeFeedback } from "./feedback.js";
import { follow, wake } from "./line.js";
import { change, enhance, log, nameAddress } from "./log.js";
import { offerPerson } from "./person.js";
import { followProfile } from "./profile.js";
import { followScope } from "./scope.js";
import { openSheets } from "./sheet.js";
import { wait } from "./tells.js";

document.documentElement.classList.add("js");
if (location.search.includes("cleared=1")) {
  remember.clear();
  history.replaceState(null, "", "/");
}
nameAddress();
followScope(() => words.focus());
enhance(log);
takeFeedback();
openSheets();
offerPerson(wake);
followProfile();
compose((message) => {
  change(() => wait(message));
  wake();
});
if (log.children.length > 0 && location.hash === "") {
  window.scrollTo(0, document.documentElement.scrollHeight);
}
if (window.matchMedia("(hover: hover)").matches) words.focus({ preventScroll: true });
follow();
