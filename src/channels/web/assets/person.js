/* The form by which a person asks to be answered by staff. */
/* global document, location */
import { call, find, newId } from "./dom.js";
import { change, conversation, lastQuestion } from "./log.js";

const dialog = find("#person");
const form = find("form.person");
const fault = find(".unsent", form);
const send = find(".send", form);

const openForm = (about) => {
  const { question, id } = form.elements;
  if (question.value === "" || about) question.value = about || lastQuestion();
  // The id stays until the form was taken: a second press stores nothing twice.
  if (id.value === "") id.value = newId();
  fault.hidden = true;
  dialog.showModal();
  question.focus();
};

/** The question that the reply with this link in it answers. */
const questionOf = (link) => {
  let turn = link.closest(".bot");
  while (turn && !turn.classList.contains("you")) turn = turn.previousElementSibling;
  return turn ? find(".words", turn).textContent : "";
};

const submit = async (wake) => {
  const fields = Object.fromEntries(
    ["id", "question", "name", "phone", "mail"].map((name) => [name, form.elements[name].value]),
  );
  send.disabled = true;
  let sentence = "没发出去，连不上服务器，请再试一次。";
  try {
    const response = await call("POST", "/api/person", { ...fields, conversation });
    const answer = await response.json().catch(() => ({}));
    sentence = response.ok ? "" : answer.error || "没登记上，请再试一次。";
  } catch {
    /* The sentence stands. */
  }
  send.disabled = false;
  fault.textContent = sentence;
  fault.hidden = sentence === "";
  if (sentence !== "") return;
  form.reset();
  form.elements.id.value = "";
  dialog.close();
  change(() => {}, { follow: true });
  wake();
};

/** Begins; `wake` is called when something was sent. */
export const offerPerson = (wake) => {
  if (!dialog.showModal) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-person");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openForm(questionOf(link));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit(wake);
  });
  if (location.hash === "#person") openForm("");
};
