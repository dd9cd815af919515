/* The place and the day whose policies answer. */
import { find, remember } from "./dom.js";

const asOf = find("#as-of");
const place = find("#place");
const menu = find("#as-of-menu");

/** The day and the place as a message names them. */
export const scope = () => ({
  ...(asOf.value && { asOf: asOf.value }),
  ...(place.value && { place: place.value }),
});

const show = () => {
  find(".day", menu).textContent = asOf.value || "今天";
  const shown = find(".scope-place", menu);
  shown.textContent = place.value || shown.dataset.home;
  menu.classList.toggle("set", asOf.value !== "" || place.value !== "");
  remember.set("asOf", asOf.value);
  remember.set("place", place.value);
};

/** Shows what was set before and follows what is set; `done` is called when it was set back. */
export const followScope = (done) => {
  asOf.value = asOf.value || remember.get("asOf");
  const before = place.value || remember.get("place");
  // A place that is not known any more counts as none.
  place.value = [...place.options].some(({ value }) => value === before) ? before : "";
  asOf.addEventListener("change", show);
  place.addEventListener("change", show);
  find("#as-of-today").addEventListener("click", () => {
    asOf.value = "";
    place.value = "";
    show();
    menu.open = false;
    done();
  });
  show();
};
