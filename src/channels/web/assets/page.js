/* The chat page's script. The page works without it; with it answers stream in, clauses open in a
   side sheet and nothing is lost when the line breaks. Plain ES2020, no build. */
/* global document, window, location, sessionStorage, navigator, crypto, EventSource, setInterval, clearTimeout */

const find = (selector, root = document) => root.querySelector(selector);
const log = find("#log");
const ask = find("#ask");
const words = find("#text");
const notice = find("#notice");
document.documentElement.classList.add("js");

/* ---- Elements ---- */

const element = (tag, className, text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

// Only HTML that our own server rendered, in which everything from people is escaped.
const parse = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
};

/** The text so far, set as the server will set it in the end, so that nothing jumps. */
const paragraphs = (text) =>
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

const turnWith = (name, value) =>
  value === undefined
    ? undefined
    : [...log.children].find((turn) => turn.dataset[name] === String(value));

const enhance = (root) => {
  for (const chip of root.querySelectorAll(".chip")) chip.setAttribute("aria-haspopup", "dialog");
};

/** Changes the conversation and stays at its end, but never scrolls the question out of sight. */
const change = (alter, { follow = false } = {}) => {
  const page = document.documentElement;
  const atEnd = follow || page.scrollHeight - window.innerHeight - window.scrollY < 120;
  alter();
  find("#welcome").hidden = log.children.length > 0;
  if (!atEnd) return;
  const questions = log.querySelectorAll(".you");
  const question = questions[questions.length - 1];
  const end = page.scrollHeight - window.innerHeight;
  const top = question ? question.getBoundingClientRect().top + window.scrollY - 72 : end;
  window.scrollTo(0, Math.min(end, top));
};

/** Where the next thing about a message goes: after it and the replies it has. */
const placeAfter = (message, made) => {
  let place = turnWith("message", message);
  if (!place) return log.append(made);
  while (place.nextElementSibling?.classList.contains("bot")) place = place.nextElementSibling;
  place.after(made);
};

/* ---- Sending ---- */

const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const call = (method, path, body) =>
  fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const outbox = new Map(); // bubble → what it says
let sending = Promise.resolve();

const say = (text) => {
  if (text.trim() === "") return;
  const bubble = element("article", "turn you");
  bubble.setAttribute("aria-label", "你");
  bubble.append(element("p", "words", text));
  const body = { id: newId(), text, ...(asOf.value && { asOf: asOf.value }) };
  bubble.dataset.client = body.id;
  outbox.set(bubble, body);
  change(() => log.append(bubble), { follow: true });
  deliver(bubble);
};

/** One after the other, so that messages arrive in the order they were written. */
const deliver = (bubble) => {
  sending = sending.then(() => post(bubble)).catch(() => {});
};

const post = async (bubble, tries = 4) => {
  const body = outbox.get(bubble);
  if (!body) return;
  find(".unsent", bubble)?.remove();
  let response;
  try {
    response = await call("POST", "/api/messages", body);
  } catch {
    return unsent(bubble, "没发出去。", true);
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return sent(bubble, answer.id);
  if ((response.status === 429 || response.status === 503) && tries > 1) {
    await pause(Math.min(30, Number(response.headers.get("retry-after")) || 2));
    return post(bubble, tries - 1);
  }
  unsent(bubble, answer.error || "没发出去。", response.status >= 500 || response.status === 429);
};

const sent = (bubble, message) => {
  outbox.delete(bubble);
  find(".unsent", bubble)?.remove();
  const known = turnWith("message", message);
  if (known && known !== bubble) return bubble.remove();
  if (!bubble.dataset.message) bubble.dataset.message = message;
};

const unsent = (bubble, sentence, again) => {
  const line = element("p", "unsent", sentence);
  line.setAttribute("role", "alert");
  if (again) {
    const button = element("button", "", "重试");
    button.addEventListener("click", () => deliver(bubble));
    line.append(button);
  } else {
    outbox.delete(bubble);
  }
  find(".unsent", bubble)?.remove();
  change(() => bubble.append(line));
};

/* ---- What the server tells ---- */

let seq = Number(log.dataset.after);

const live = (message) => {
  turnWith("waiting", message)?.remove();
  const known = turnWith("live", message);
  if (known) return known;
  const made = element("article", "turn live");
  made.dataset.live = message;
  made.setAttribute("aria-busy", "true");
  made.setAttribute("aria-live", "off");
  made.append(element("p", "waiting", "正在查条文"));
  placeAfter(message, made);
  return made;
};

const tells = {
  message({ id, client, html }) {
    if (turnWith("message", id)) return;
    const own = turnWith("client", client);
    if (own) own.dataset.message = id;
    else change(() => log.append(parse(html)));
  },
  sign({ message, client }) {
    tells.message({ id: message, client, html: "" });
    change(() => live(message));
  },
  partial({ message, text }) {
    change(() => {
      const turn = live(message);
      find(".waiting", turn)?.remove();
      const shown = find(".words", turn) || turn.appendChild(element("div", "words"));
      shown.replaceChildren(...paragraphs(text));
    });
  },
  reply({ seq: number, inReplyTo, html }) {
    if (turnWith("seq", number)) return;
    seq = Math.max(seq, number);
    change(() => {
      turnWith("live", inReplyTo)?.remove();
      turnWith("waiting", inReplyTo)?.remove();
      const turn = parse(html);
      enhance(turn);
      placeAfter(inReplyTo, turn);
    });
  },
  fault({ message, text }) {
    change(() => {
      const turn = live(message);
      turn.className = "turn bot fault";
      turn.removeAttribute("aria-busy");
      turn.setAttribute("role", "alert");
      turn.replaceChildren(element("div", "words", text));
    });
  },
  beat() {},
  full: () => stay("打开的页面太多了，关掉几个再刷新。"),
  forgotten: () => location.replace("/"),
};

/* ---- The line to the server ---- */

let source;
let heard = Date.now();
let failures = 0;
let retry;
let hiding;

const stay = (sentence) => {
  close();
  tellTrouble(sentence);
};

const tellTrouble = (sentence, again) => {
  notice.textContent = sentence;
  notice.hidden = sentence === "";
  if (!again) return;
  const button = element("button", "", "现在重试");
  button.addEventListener("click", open);
  notice.append(button);
};

const close = () => {
  clearTimeout(retry);
  source?.close();
  source = undefined;
};

const open = () => {
  close();
  source = new EventSource(`/api/stream?after=${seq}`);
  heard = Date.now();
  source.onopen = () => {
    failures = 0;
    heard = Date.now();
    tellTrouble("");
    for (const bubble of outbox.keys()) if (find(".unsent", bubble)) deliver(bubble);
  };
  source.onerror = lost;
  for (const [name, tell] of Object.entries(tells)) {
    source.addEventListener(name, (event) => {
      heard = Date.now();
      tell(JSON.parse(event.data));
    });
  }
};

const lost = () => {
  close();
  failures += 1;
  if (navigator.onLine === false) tellTrouble("现在没有网络，接上后会自动继续。");
  else if (failures > 1) tellTrouble("连不上服务器，正在重连。", true);
  // The first time at once: a server that restarts is back before anyone notices.
  retry = setTimeout(open, failures === 1 ? 700 : Math.min(30000, 1000 * 2 ** failures));
};

setInterval(() => source && Date.now() - heard > 40000 && lost(), 5000);
window.addEventListener("online", open);
window.addEventListener("offline", lost);
// Browsers allow few lines to one server: a page nobody looks at gives its line back.
document.addEventListener("visibilitychange", () => {
  clearTimeout(hiding);
  if (document.visibilityState === "hidden") hiding = setTimeout(close, 5000);
  else if (!source) open();
});

/* ---- The question, the day ---- */

const asOf = find("#as-of");

const fit = () => {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + 2}px`;
};

const showDay = () => {
  find(".as-of-label .day").textContent = asOf.value ? `按 ${asOf.value}` : "按今天的规定";
  find(".as-of-label .rest").hidden = asOf.value === "";
  find("#as-of-menu").classList.toggle("set", asOf.value !== "");
  sessionStorage.setItem("asOf", asOf.value);
};

asOf.value = sessionStorage.getItem("asOf") || "";
asOf.addEventListener("change", showDay);
find("#as-of-today").addEventListener("click", () => {
  asOf.value = "";
  showDay();
  find("#as-of-menu").open = false;
  words.focus();
});

words.addEventListener("input", fit);
words.addEventListener("keydown", (event) => {
  // Enter also ends the choice of a character: then it does not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  ask.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const action = form.getAttribute("action");
  if (action === "/messages") {
    event.preventDefault();
    say(form === ask ? words.value : event.submitter.value);
    if (form === ask) words.value = "";
    fit();
    words.focus();
  }
  if (action === "/feedback") {
    event.preventDefault();
    judge(form, event.submitter.value);
  }
  if (form.id === "forget") {
    event.preventDefault();
    find(".menu.more").open = false;
    find("#confirm").showModal();
    find("#keep").focus();
  }
});

/* ---- Feedback ---- */

const judge = async (form, helpful) => {
  const reason = find(".reason", form)?.value;
  const answerId = form.elements.answerId.value;
  const body = { answerId, helpful: helpful === "yes", ...(reason && { reason }) };
  const stored = await call("POST", "/api/feedback", body).then(
    (response) => response.ok,
    () => false,
  );
  if (!stored) return form.append(element("span", "thanks", "没记上，过会儿再试。"));
  for (const shown of form.querySelectorAll("button, .reason, .thanks")) shown.remove();
  const asks = helpful === "no" && !reason;
  form.append(element("span", "thanks", asks ? "记下了。哪里不对？" : "记下了，谢谢。"));
  form.classList.toggle("asking", asks);
  if (!asks) return;
  const input = element("input", "reason");
  input.setAttribute("aria-label", "哪里不对");
  input.maxLength = 300;
  input.required = true;
  const button = element("button", "", "提交");
  button.name = "helpful";
  button.value = "no";
  form.append(input, button);
  input.focus();
};

/* ---- Sheet, menus ---- */

const sheet = find("#sheet");
let opener;

document.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (chip && sheet.showModal && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const content = find(chip.getAttribute("href")).cloneNode(true);
    content.removeAttribute("id");
    find("h3", content).id = "sheet-title";
    find("#sheet-content").replaceChildren(content);
    opener = chip;
    sheet.showModal();
    sheet.scrollTop = 0;
  }
  if (event.target === sheet) sheet.close();
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
sheet.addEventListener("close", () => {
  // Newer browsers have put the focus back themselves, and it may have moved on since.
  if (document.activeElement === document.body) opener?.focus();
});

document.addEventListener("keydown", (event) => {
  const menu = find(".menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  find("summary", menu).focus();
});

find("#print").addEventListener("click", () => {
  find(".menu.more").open = false;
  window.print();
});
find("#keep").addEventListener("click", () => find("#confirm").close());

/* ---- Begin ---- */

showDay();
enhance(log);
if (log.children.length > 0) window.scrollTo(0, document.documentElement.scrollHeight);
if (window.matchMedia("(hover: hover)").matches) words.focus({ preventScroll: true });
open();
