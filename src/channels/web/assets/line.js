/* The line to the server: what comes on it, and what is done when it breaks. */
/* global document, window, location, navigator, EventSource, BroadcastChannel, setInterval, clearTimeout */
import { button, find, remember } from "./dom.js";
import { deliverAgain } from "./compose.js";
import { conversation } from "./log.js";
import { mark } from "./profile.js";
import { seq, tells } from "./tells.js";

const notice = find("#notice");
// Other tabs of this browser; without them a tab at rest hears of nothing until it is looked at.
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("conversation") : undefined;

let source;
let heard = Date.now();
let failures = 0;
let retry;
let hiding;
let resting = false;
let leaving = false;

const tell = (sentence, label, press) => {
  notice.textContent = sentence;
  notice.hidden = sentence === "";
  if (label) notice.append(button("", label, press));
};

const close = () => {
  clearTimeout(retry);
  source?.close();
  source = undefined;
};

/** Follows the conversation; the newest page that opens is the one that is told. */
export const open = () => {
  close();
  resting = false;
  source = connect("");
  source.onopen = () => {
    failures = 0;
    heard = Date.now();
    tell("");
    deliverAgain();
  };
  source.onerror = lost;
};

/** Fetches what this page does not have yet, without keeping a line. */
const catchUp = () => {
  const once = connect("&once=1");
  once.onerror = () => once.close();
};

const connect = (query) => {
  const known = `conversation=${conversation}&after=${seq}&profile=${mark}`;
  const line = new EventSource(`/api/stream?${known}${query}`);
  heard = Date.now();
  const listen = (name, act) =>
    line.addEventListener(name, (event) => {
      heard = Date.now();
      act(JSON.parse(event.data));
    });
  for (const [name, act] of Object.entries(tells)) {
    listen(name, (data) => {
      act(data);
      if (query === "" && (name === "reply" || name === "message")) tabs?.postMessage(conversation);
    });
  }
  listen("beat", () => {});
  listen("done", () => line.close());
  listen("forgotten", leave);
  listen("displaced", () => rest("这个网站开的标签页太多，这一页先歇着。", "在这一页接着看"));
  listen("full", () => rest("现在用的人太多，这一页先不自动更新。", "再试一次"));
  return line;
};

const leave = () => {
  // Two tabs would send each other away without end.
  if (leaving) return;
  leaving = true;
  tabs?.postMessage({ forgotten: conversation });
  remember.set(`draft:${conversation}`, "");
  remember.set(`pending:${conversation}`, "");
  location.replace("/");
};

const rest = (sentence, label, press = open) => {
  close();
  resting = true;
  tell(sentence, label, press);
};

/** Whether the server does not know this browser any more: its records were cleared elsewhere. */
const isForgotten = async () => {
  try {
    const path = `/api/stream?conversation=${conversation}&after=${seq}&once=1`;
    return (await fetch(path)).status === 204;
  } catch {
    return false;
  }
};

const lost = async () => {
  close();
  failures += 1;
  if (failures === 2 && (await isForgotten())) {
    return rest("这台设备的记录清除了，或浏览器不让存 Cookie。", "重新开始", () =>
      location.replace("/"),
    );
  }
  if (navigator.onLine === false) tell("现在没有网络，接上后会自动继续。");
  else if (failures > 1) tell("连不上服务器，正在重连。", "现在重试", open);
  // The first time at once: a server that restarts is back before anyone notices.
  retry = setTimeout(open, failures === 1 ? 700 : Math.min(30000, 1000 * 2 ** failures));
};

/** A page on which something is done is the one that is told. */
export const wake = () => {
  if (!source) open();
};

/** Begins to follow. */
export const follow = () => {
  setInterval(() => source && Date.now() - heard > 40000 && lost(), 5000);
  window.addEventListener("online", open);
  window.addEventListener("offline", lost);
  window.addEventListener("pageshow", (event) => event.persisted && open());
  // Browsers allow few lines to one server: a page nobody looks at gives its line back.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") hiding = setTimeout(close, 5000);
    else if (!source) open();
  });
  tabs?.addEventListener("message", ({ data }) => {
    if (data.forgotten === conversation) leave();
    else if (data === conversation && resting) catchUp();
  });
  open();
};
