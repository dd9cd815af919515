/* The side sheet of a clause, the menus, the question whether to clear. */
/* global document, window */
import { find, remember } from "./dom.js";

const sheet = find("#sheet");
const confirm = find("#confirm");
let opener;

const openSheet = (chip) => {
  const content = find(chip.getAttribute("href")).cloneNode(true);
  content.removeAttribute("id");
  find("h3", content).id = "sheet-title";
  find("#sheet-content").replaceChildren(content);
  opener = chip;
  sheet.showModal();
  sheet.scrollTop = 0;
};

const closeMenus = (but) => {
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (menu !== but) menu.open = false;
  }
};

/** Begins: chips open the sheet, menus close by Esc and by a press elsewhere. */
export const openSheets = () => {
  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (chip && sheet.showModal && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      openSheet(chip);
    }
    if (event.target.tagName === "DIALOG") event.target.close();
    closeMenus(event.target.closest(".menu"));
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
    closeMenus();
    window.print();
  });
  find("#forget").addEventListener("submit", (event) => {
    event.preventDefault();
    closeMenus();
    confirm.showModal();
    find("#keep").focus();
  });
  find("#keep").addEventListener("click", () => confirm.close());
  find("form", confirm).addEventListener("submit", () => remember.clear());
};
