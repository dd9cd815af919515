/* What all parts of the page's script use. Plain ES2020, no build. */
/* global document, window, crypto */

export const find = (selector, root = document) => root.querySelector(selector);

export const element = (tag, className, text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** A button that does something at a press. */
export const button = (className, text, press) => {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
};

/** Only for HTML that our own server rendered, in which everything from people is escaped. */
export const parse = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
};

/** A new id; `crypto.randomUUID` is missing on plain http. */
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

export const call = (method, path, body) =>
  fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** What this browser remembers; nothing where it may not. */
export const remember = {
  get(name) {
    try {
      return window.localStorage.getItem(name) || "";
    } catch {
      return "";
    }
  },
  set(name, value) {
    try {
      if (value === "") window.localStorage.removeItem(name);
      else window.localStorage.setItem(name, value);
    } catch {
      /* Not remembered then. */
    }
  },
  clear() {
    try {
      window.localStorage.clear();
    } catch {
      /* Nothing was remembered. */
    }
  },
};
