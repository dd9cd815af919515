/* What the server tells about the conversation. */
import { button, call, element, find, parse } from "./dom.js";
import { repeat } from "./compose.js";
import { change, conversation, enhance, log, paragraphs, placeAfter, turnWith } from "./log.js";
import { refresh } from "./profile.js";

/** Number of the last reply that the page has. */
export let seq = Number(log.dataset.after);

/** So long an answer may take before it is offered to stop it, in milliseconds. */
const patience = 1500;

const offerStop = (turn, message) => {
  if (!turn.isConnected || turn.className !== "turn live") return;
  const stop = button("stop", "停止", () => {
    stop.disabled = true;
    stop.textContent = "正在停止";
    call("POST", "/api/stop", { conversation, message }).catch(() => {
      stop.disabled = false;
      stop.textContent = "停止";
    });
  });
  change(() => turn.append(stop));
};

/** Shows that a message is being answered; an answer that stands there already is enough. */
export const wait = (message) => {
  const known = turnWith("live", message) || turnWith("answers", message);
  turnWith("waiting", message)?.remove();
  if (known) return known;
  const made = element("article", "turn live");
  made.dataset.live = message;
  made.setAttribute("aria-busy", "true");
  made.setAttribute("aria-live", "off");
  made.append(element("p", "waiting", "正在查条文"));
  placeAfter(message, made);
  setTimeout(() => offerStop(made, message), patience);
  return made;
};

/** Takes away the signs of messages that were answered together with a later one. */
const joined = (message) => {
  const turns = [...log.children];
  const before = turns.slice(0, turns.indexOf(turnWith("message", message)) + 1);
  for (const turn of before) if (turn.className === "turn live") turn.remove();
};

export const tells = {
  message({ id, client, html }) {
    if (turnWith("message", id)) return;
    const own = turnWith("client", client);
    if (own) own.dataset.message = id;
    else if (html) change(() => log.append(parse(html)));
  },
  sign({ message }) {
    change(() => wait(message));
  },
  partial({ message, text }) {
    if (turnWith("answers", message)) return;
    change(() => {
      const turn = wait(message);
      find(".waiting", turn)?.remove();
      const shown = find(".words", turn) || element("div", "words");
      if (!shown.parentNode) turn.prepend(shown);
      shown.replaceChildren(...paragraphs(text));
    });
  },
  reply({ seq: number, inReplyTo, html }) {
    if (turnWith("seq", number)) return;
    seq = Math.max(seq, number);
    change(() => {
      turnWith("live", inReplyTo)?.remove();
      turnWith("waiting", inReplyTo)?.remove();
      joined(inReplyTo);
      const turn = parse(html);
      if (inReplyTo) turn.dataset.answers = inReplyTo;
      enhance(turn);
      placeAfter(inReplyTo, turn);
    });
  },
  profile({ mark }) {
    refresh(mark);
  },
  fault({ message, client, text }) {
    if (turnWith("answers", message)) return;
    change(() => {
      const turn = wait(message);
      const asked = turnWith("message", message);
      turn.className = "turn bot fault";
      turn.removeAttribute("aria-busy");
      turn.setAttribute("role", "alert");
      turn.replaceChildren(element("div", "words", text));
      if (!asked) return;
      const again = button("again", "重试", () => {
        turn.remove();
        repeat(client, find(".words", asked).textContent).catch(() =>
          change(() => log.append(turn)),
        );
      });
      turn.append(again);
    });
  },
};
