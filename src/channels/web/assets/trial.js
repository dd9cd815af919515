/* The what-if form's script: what comes out changes as one types. Without it a button does the same.
   Runs in Chromium 90 and what is newer. */
/* global document, window, navigator */
document.documentElement.classList.add("js");

const form = document.getElementById("trial");
const result = document.getElementById("result");
const glance = document.getElementById("glance");
const shared = document.getElementById("shared");
const path = `/api/try/${encodeURIComponent(form ? form.dataset.rule : "")}`;

/** So long one may pause while typing, in milliseconds. */
const PAUSE = 350;

/** All fields with something in them; several values of one name are one text. */
function fields() {
  const all = {};
  new window.FormData(form).forEach((value, name) => {
    if (name === "token" || name === "conversation" || value === "") return;
    all[name] = name in all ? `${all[name]}、${value}` : value;
  });
  return all;
}

const send = (address, body) =>
  fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

let asked = 0;
let timer = 0;
/** What is in the form, as the server understood it last. */
let known = "";

/** Has the form judged and shows what came out, unless something newer was asked meanwhile. */
async function judge() {
  const own = ++asked;
  result.setAttribute("aria-busy", "true");
  try {
    const response = await send(path, fields());
    const told = await response.json();
    if (own !== asked) return;
    if (!response.ok) {
      complain(told.error);
      if (response.status === 429) soon(3000);
      return;
    }
    show(told);
  } catch {
    if (own === asked) complain("没连上，数还在页面上；连上以后改一格就会再算。");
  } finally {
    if (own === asked) result.removeAttribute("aria-busy");
  }
}

function show(told) {
  const folds = [...result.querySelectorAll("details")].map((one) => one.open);
  result.innerHTML = told.result;
  result.querySelectorAll("details").forEach((one, at) => {
    if (folds[at]) one.open = true;
  });
  glance.textContent = told.glance;
  document.getElementById("told").textContent = told.glance;
  known = told.fields;
  if (told.form !== undefined) redraw(told.form);
  for (const note of form.querySelectorAll(".beside-field")) tell(note, told.notes);
}

function tell(note, notes) {
  const words = notes[note.dataset.field] || "";
  if (note.textContent.trim() !== words) note.textContent = words;
  note.hidden = words === "";
  const field = note.parentElement.querySelector("input:not([type=hidden]), select");
  if (field) field.setAttribute("aria-invalid", String(words !== ""));
}

/** Another day has other years and perhaps other facts; whoever was typing goes on there. */
function redraw(html) {
  const place = document.getElementById("fields");
  const active = document.activeElement ? document.activeElement.id : "";
  const open = new Map([...place.querySelectorAll("details")].map((one) => [title(one), one.open]));
  place.innerHTML = html;
  for (const one of place.querySelectorAll("details")) {
    if (open.has(title(one))) one.open = open.get(title(one));
  }
  const again = active === "" ? null : document.getElementById(active);
  if (again) again.focus({ preventScroll: true });
}

const title = (fold) => fold.querySelector("summary").textContent;

function complain(sentence) {
  shared.textContent = sentence;
}

function soon(pause = PAUSE) {
  window.clearTimeout(timer);
  timer = window.setTimeout(judge, pause);
}

const deeds = {
  judge: () => judge().then(() => result.focus()),
  keep: async () => {
    await judge();
    form.elements.start.value = known;
    drop(true);
    await judge();
  },
  drop: async () => {
    form.elements.start.value = "";
    drop(false);
    await judge();
  },
  share: async () => {
    const response = await send(`${path}/share`, fields());
    const told = await response.json();
    if (response.ok) offer(new window.URL(told.path, window.location.href).href);
    else complain(told.error);
  },
};

/** The button that takes the starting point back is there while there is one. */
function drop(offered) {
  const there = form.querySelector("button[value=drop]");
  if (there) there.hidden = !offered;
}

/** Shows the address that was made, ready to be copied. */
function offer(address) {
  shared.textContent = "";
  const label = document.createElement("label");
  label.textContent = "链接做好了，7 天内能打开：";
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = address;
  field.id = "shared-address";
  label.append(field);
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "plain-button";
  copy.textContent = "复制";
  copy.addEventListener("click", async () => {
    field.select();
    if (navigator.clipboard) await navigator.clipboard.writeText(address).catch(() => {});
    copy.textContent = "复制了";
  });
  shared.append(label, copy);
  field.focus();
  field.select();
}

/** A link to a fact opens the fold around it and leads to its first empty field. */
function reveal(event) {
  const link = event.target.closest("a[href^='#q-']");
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  const fold = target.closest("details");
  if (fold) fold.open = true;
  const inputs = [...target.querySelectorAll("input, select")];
  const field = inputs.find((one) => one.type === "text" && one.value === "") || inputs[0];
  if (field) field.focus({ preventScroll: true });
  target.scrollIntoView();
}

/** Whether the browser kept something from before that the server has not seen. */
const differs = (one) => one.type === "text" && one.value !== one.defaultValue;

if (form) {
  form.addEventListener("input", () => soon());
  form.addEventListener("change", () => soon());
  form.addEventListener("submit", (event) => {
    const deed = event.submitter ? deeds[event.submitter.value] : deeds.judge;
    if (!deed) return;
    event.preventDefault();
    window.clearTimeout(timer);
    deed().catch(() => complain("没连上，过一会儿再试。"));
  });
  form.addEventListener("click", reveal);
  if ([...form.elements].some(differs)) soon();
}
