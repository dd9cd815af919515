/* The question: it stays in the box until the server has it, and is sent once. */
/* global document */
import { attach, attached, detach } from "./attach.js";
import { button, call, element, find, newId, pause, remember } from "./dom.js";
import { change, conversation, log, turnWith } from "./log.js";
import { scope } from "./scope.js";
import { upload } from "./upload.js";

const ask = find("#ask");
const send = find("#send");
const unsent = find("#unsent");
export const words = find("#text");

const draftName = `draft:${conversation}`;
const pendingName = `pending:${conversation}`;

let pending; // what is being sent, or could not be sent
let sending = false;
let accepted = () => {};

export const fit = () => {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + 2}px`;
};

const keepDraft = () => {
  remember.set(draftName, words.value);
  fit();
};

const hold = (body) => {
  pending = body;
  // Files cannot be remembered: they are chosen again.
  remember.set(pendingName, body && !body.files ? JSON.stringify(body) : "");
};

const showState = () => {
  const own = sending && words.value === pending?.text;
  send.disabled = sending;
  send.textContent = sending ? "发送中" : "发送";
  words.readOnly = own;
};

const tellUnsent = (sentence, again) => {
  unsent.hidden = sentence === "";
  unsent.textContent = sentence;
  if (again) unsent.append(button("", "重试", () => deliver()));
};

const same = (one = [], other = []) =>
  one.length === other.length && one.every((file, at) => file === other[at]);

/** The notice that is asked about. */
const about = () => {
  const field = find("#about input");
  return field ? { quotes: field.value } : {};
};

/** Sends a text, perhaps with files; the same again after a failure is the same message. */
export const say = (text, files = []) => {
  if ((text.trim() === "" && files.length === 0) || sending) return;
  if (pending?.text !== text || !same(pending.files, files)) {
    const brought = files.length > 0 ? { files: [...files] } : {};
    hold({ id: newId(), text, conversation, ...scope(), ...about(), ...brought });
  }
  deliver();
};

const deliver = async () => {
  if (!pending || sending) return;
  sending = true;
  tellUnsent("");
  showState();
  const failure = await post(pending);
  sending = false;
  if (failure) {
    if (words.value === "") words.value = pending.text;
    keepDraft();
    tellUnsent(failure.sentence, failure.again);
    if (!failure.again) hold(undefined);
  }
  showState();
};

/** Sends what could not be sent, if there is something. */
export const deliverAgain = () => {
  if (!unsent.hidden) deliver();
};

/** Sends a message whose answer broke once more. */
export const repeat = (id, text) => call("POST", "/api/messages", { id, text, conversation });

const showProgress = (percent) => {
  send.textContent = percent < 100 ? `上传 ${percent}%` : "正在收";
};

const post = async (body, tries = 5) => {
  let response;
  try {
    response = body.files
      ? await upload(body, showProgress)
      : await call("POST", "/api/messages", body);
  } catch {
    return { sentence: "没发出去，连不上服务器。写的还在，接上后会自动再发。", again: true };
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return arrive(body, answer);
  if ((response.status === 429 || response.status === 503) && tries > 1) {
    await pause(Math.min(30, Number(response.headers.get("retry-after")) || 2));
    return post(body, tries - 1);
  }
  const again = response.status >= 500 || response.status === 429;
  return { sentence: answer.error || "没发出去。", again };
};

const arrive = (body, { id: message, text }) => {
  const sent = words.value === body.text;
  hold(undefined);
  if (sent) words.value = "";
  if (body.files) detach(body.files);
  find("#start")?.remove();
  if (body.quotes) find("#about")?.remove();
  words.readOnly = false;
  keepDraft();
  if (!turnWith("message", message)) {
    const bubble = element("article", "turn you");
    bubble.setAttribute("aria-label", "你");
    bubble.append(element("p", "words", text));
    bubble.dataset.client = body.id;
    bubble.dataset.message = message;
    change(() => log.append(bubble), { follow: true });
  }
  accepted(message, body.id);
};

/** Begins: `onAccepted` hears the ids (the server's, the page's) of what was accepted. */
export const compose = (onAccepted) => {
  accepted = onAccepted;
  attach(
    () => {
      words.required = attached().length === 0;
      if (attached().length > 0) words.focus();
    },
    (sentence) => tellUnsent(sentence),
  );
  if (words.value === "") words.value = remember.get(draftName);
  fit();
  words.addEventListener("input", () => {
    keepDraft();
    if (unsent.hidden || words.value === pending?.text) return;
    tellUnsent("");
    hold(undefined);
  });
  words.addEventListener("keydown", (event) => {
    // Enter also ends the choice of a character: then it does not send.
    if (event.key !== "Enter" || event.shiftKey) return;
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    ask.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== "/messages") return;
    event.preventDefault();
    if (event.target === ask) say(words.value, attached());
    else say(event.submitter.value);
    words.focus();
  });
  // The page was loaded again before the server said that it has the message.
  try {
    pending = JSON.parse(remember.get(pendingName) || "null") || undefined;
  } catch {
    pending = undefined;
  }
  deliver();
};
