/* What people think of an answer: the latest counts. */
/* global document */
import { call, element, find } from "./dom.js";
import { change, conversation } from "./log.js";

let giving = Promise.resolve();

/** One after the other, so that the last given is the one that stays. */
const give = (form, body, thanks) => {
  giving = giving.then(async () => {
    const answerId = form.elements.answerId.value;
    const stored = await call("POST", "/api/feedback", { conversation, answerId, ...body }).then(
      (response) => response.ok,
      () => false,
    );
    thank(form, stored ? thanks : "没记上，过会儿再试。");
    if (!stored) return;
    for (const one of form.querySelectorAll(":scope > button")) {
      one.setAttribute("aria-pressed", String((one.value === "yes") === body.helpful));
    }
  });
};

const thank = (form, words) => {
  const shown = find(".thanks", form) || element("span", "thanks");
  shown.setAttribute("role", "status");
  shown.textContent = words;
  const reasons = find(".reasons", form);
  if (!shown.parentNode) form.insertBefore(shown, reasons);
};

const askReason = (form) => {
  if (find(".reasons", form)) return;
  change(() => form.append(find("#reasons").content.cloneNode(true)));
};

/** Begins to take feedback. */
export const takeFeedback = () => {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== "/feedback") return;
    event.preventDefault();
    const helpful = event.submitter.value === "yes";
    const reasons = find(".reasons", form);
    if (helpful) {
      reasons?.remove();
      return give(form, { helpful }, "记下了，谢谢。");
    }
    if (!event.submitter.closest(".reasons")) {
      askReason(form);
      return give(form, { helpful }, "记下了。哪里不对？");
    }
    const [kind, reason] = [form.elements.kind.value, form.elements.reason.value.trim()];
    if (kind === "" && reason === "") return find("input[name=reason]", form).focus();
    give(form, { helpful, kind, reason }, "记下了，谢谢。");
    reasons.remove();
    find("button[value=no]", form).focus();
  });
  document.addEventListener("keydown", (event) => {
    // The first button of the form, which Enter presses by itself, says the opposite.
    if (event.key !== "Enter" || event.target.name !== "reason" || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit(find("button", event.target.parentNode));
  });
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "kind") return;
    const form = target.closest("form");
    const reason = form.elements.reason.value.trim();
    give(form, { helpful: false, kind: target.value, reason }, `记下了：${target.value}。`);
  });
};
