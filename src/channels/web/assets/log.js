/* The conversation on the page. */
/* global document, window */
import { button, element, find } from "./dom.js";

export const log = find("#log");

/** Key of the conversation: every request names it, for other tabs may show another one. */
export const conversation = log.dataset.conversation;

export const turnWith = (name, value) =>
  value === undefined
    ? undefined
    : [...log.children].find((turn) => turn.dataset[name] === String(value));

/** Changes the conversation and stays at its end, but never scrolls the question out of sight. */
export const change = (alter, { follow = false } = {}) => {
  const page = document.documentElement;
  const atEnd = follow || page.scrollHeight - window.innerHeight - window.scrollY < 120;
  alter();
  find("#welcome").hidden = log.children.length > 0;
  nameAddress();
  if (!atEnd) return;
  const questions = log.querySelectorAll(".you");
  const question = questions[questions.length - 1];
  const end = page.scrollHeight - window.innerHeight;
  const top = question ? question.getBoundingClientRect().top + window.scrollY - 72 : end;
  window.scrollTo(0, Math.min(end, top));
};

/** A conversation that has begun has an address of its own, so that loading again finds it. */
export const nameAddress = () => {
  if (log.children.length === 0 || window.location.pathname !== "/") return;
  window.history.replaceState(null, "", `/c/${conversation}`);
};

/** Where the next thing about a message goes: after it and the replies it has. */
export const placeAfter = (message, made) => {
  let place = turnWith("message", message);
  if (!place) return log.append(made);
  while (place.nextElementSibling?.classList.contains("bot")) place = place.nextElementSibling;
  place.after(made);
};

/** The text so far, set as the server will set it in the end, so that nothing jumps. */
export const paragraphs = (text) =>
  text
    .replace(/\*+$/, "") // perhaps the first half of a mark
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const made = element("p", "");
      const pieces = line.replace(/^- /, "• ").split("**");
      made.append(...pieces.map((piece, at) => (at % 2 ? element("strong", "", piece) : piece)));
      return made;
    });

/** What the person said last that was no request for a person. */
export const lastQuestion = () => {
  const said = [...log.querySelectorAll(".you .words")].map((words) => words.textContent);
  return said.reverse().find((text) => !/^登记/.test(text)) || "";
};

/** Puts a button beside a link that is to be sent to somebody. */
const offerCopy = (link) => {
  // What is not on the page yet does not know where the page is.
  const address = new window.URL(link.getAttribute("href"), window.location.href).href;
  link.textContent = address;
  const copy = button("copy", "复制链接", async () => {
    const done = await window.navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    if (done) copy.textContent = "复制了";
    else window.getSelection().selectAllChildren(link);
  });
  link.after(copy);
};

export const enhance = (root) => {
  for (const link of root.querySelectorAll(".help-link")) offerCopy(link);
  for (const chip of root.querySelectorAll(".chip")) chip.setAttribute("aria-haspopup", "dialog");
};
