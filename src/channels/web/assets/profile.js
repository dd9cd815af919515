/* The panel of the company: at the side, or in a sheet where there is no room. */
/* global document, window */
import { call, find, parse } from "./dom.js";
import { log } from "./log.js";
import { isTyping, keep } from "./keep.js";

const aside = find("#profile");
const body = find("#profile-body");
const link = find("#to-profile");
const sheet = find("#profile-sheet");
const told = find("#profile-told");
const address = body.dataset.address;

const shown = () => find(".company", body)?.dataset || {};

/** Mark of what the panel shows; empty while it shows nothing. */
export let mark = shown().mark || "";

let spoken = shown().company || ""; // the company that the conversation is about
let chosen = ""; // the one that was chosen by its tab; none follows the conversation
let wanted = mark; // the mark that the server told last
let busy = false;
let retry;

/** Puts in what the server rendered. */
const show = (answer) => {
  mark = answer.mark;
  const there = mark !== "";
  document.body.classList.toggle("with-panel", there);
  aside.hidden = !there;
  link.hidden = !there;
  if (!there) {
    body.replaceChildren();
    if (sheet.open) sheet.close();
    return;
  }
  if (spoken !== answer.current) chosen = "";
  spoken = answer.current;
  const scroller = sheet.open ? sheet : aside;
  const before = shown().company;
  const putBack = keep(body, scroller);
  body.replaceChildren(parse(answer.panel));
  // What was open and typed for one company is nothing to another.
  if (shown().company === before) putBack(answer.failed && `edit-${answer.failed}`);
  else scroller.scrollTop = 0;
  link.innerHTML = answer.bar;
};

const load = async () => {
  busy = true;
  try {
    const query = chosen === "" ? "" : `?company=${encodeURIComponent(chosen)}`;
    const response = await fetch(`/api${address}${query}`);
    if (response.ok) show(await response.json());
  } catch {
    /* The line comes back and tells again. */
  }
  busy = false;
};

/** Fetches when nothing is in the way: text that streams in, somebody who types in the panel. */
const settle = () => {
  window.clearTimeout(retry);
  if (wanted === mark) return;
  if (busy || find(".turn.live", log) || isTyping(body)) {
    retry = window.setTimeout(settle, 300);
    return;
  }
  load();
};

/** Hears that the profile is another one. */
export const refresh = (next) => {
  wanted = next;
  settle();
};

const fieldsOf = (form, submitter) => {
  const all = {};
  new window.FormData(form).forEach((value, name) => (all[name] = value));
  if (submitter?.name) all[submitter.name] = submitter.value;
  return all;
};

/** Where the focus goes on: to what was wrong, else to what was changed, else to the panel. */
const goOn = ({ failed }, { fact, years }) => {
  const place = failed
    ? document.getElementById(`edit-${failed}`)
    : find(
        "summary",
        document.getElementById(`fact-${fact}-${years}`) || document.createElement("p"),
      );
  (place || body).focus({ preventScroll: true });
  // The sentence stands below the field.
  if (failed) place?.form.scrollIntoView({ block: "center" });
};

const submit = async (form, submitter) => {
  const fields = { ...fieldsOf(form, submitter), company: shown().company };
  submitter.disabled = true;
  busy = true;
  let answer;
  try {
    const response = await call("POST", `/api${form.getAttribute("action")}`, fields);
    answer = await response.json();
  } catch {
    answer = { told: "没连上，写的还在，再点一次。" };
  }
  submitter.disabled = false;
  busy = false;
  if (answer.mark !== undefined) {
    // What was typed there is taken; it is not to be put back.
    for (const field of form.querySelectorAll("input[name=text]")) field.value = field.defaultValue;
    show(answer);
    goOn(answer, fields);
  }
  // A fault stands beside its field.
  say(answer.failed ? "" : answer.told || answer.error || "");
};

const say = (sentence) => {
  told.textContent = sentence;
  told.classList.toggle("unseen", sentence === "");
  window.clearTimeout(say.timer);
  say.timer = window.setTimeout(() => told.classList.add("unseen"), 4000);
};

const openSheet = () => {
  sheet.append(body, told);
  sheet.showModal();
  sheet.scrollTop = 0;
};

/** Begins. */
export const followProfile = () => {
  body.tabIndex = -1;
  if (sheet.showModal) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      openSheet();
    });
    sheet.addEventListener("close", () => {
      aside.prepend(body, told);
      if (document.activeElement === document.body) link.focus();
    });
    window.matchMedia("(min-width: 1100px)").addEventListener("change", () => {
      if (sheet.open) sheet.close();
    });
  }
  body.addEventListener("click", async (event) => {
    const tab = event.target.closest(".companies a");
    if (!tab || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    chosen = tab.dataset.company;
    await load();
    find(".companies [aria-current]", body)?.focus();
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.getAttribute("action")?.startsWith("/profile/")) return;
    event.preventDefault();
    submit(event.target, event.submitter);
  });
};
