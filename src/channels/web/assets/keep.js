/* What a person has opened and typed in the panel stays when the panel is put in anew. */
/* global document */
import { find } from "./dom.js";

const folds = (root) => [...root.querySelectorAll("details[data-fold]")];
const fields = (root) => [...root.querySelectorAll(".edit input[name=text]")];

/** Where the focus is, as it can be found again; nothing when it is elsewhere. */
const focusPlace = (root) => {
  const active = document.activeElement;
  if (!root.contains(active) || active === root) return "";
  if (active.id !== "") return `[id="${active.id}"]`;
  const fold = active.closest("details[data-fold]");
  return fold ? `[data-fold="${fold.dataset.fold}"] > summary` : "";
};

/** Notes what is open and typed; gives what puts it back, all but what the server itself shows again. */
export const keep = (root, scroller) => {
  const open = new Map(folds(root).map((one) => [one.dataset.fold, one.open]));
  const typed = fields(root)
    .filter((one) => one.value !== one.defaultValue)
    .map((one) => ({
      id: one.id,
      value: one.value,
      shown: one.defaultValue,
      version: one.form.elements.version.value,
    }));
  const { scrollTop } = scroller;
  const active = focusPlace(root);
  return (but) => {
    open.delete(but && document.getElementById(but)?.closest("details").dataset.fold);
    for (const one of folds(root)) one.open = open.get(one.dataset.fold) ?? one.open;
    for (const { id, value, shown, version } of typed) {
      const field = document.getElementById(id);
      if (!field || id === but) continue;
      // What stands there is not what was changed: the server is to say so.
      if (field.defaultValue !== shown) field.form.elements.version.value = version;
      field.value = value;
    }
    scroller.scrollTop = scrollTop;
    if (active) find(active, root)?.focus({ preventScroll: true });
  };
};

/** Whether somebody is typing in it just now. */
export const isTyping = (root) => {
  const active = document.activeElement;
  return root.contains(active) && find(".edit", root) !== null && active.matches("input");
};
