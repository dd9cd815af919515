/* Files to send with a message: chosen or dropped, listed, taken off again. */
/* global document */
import { button, element, find } from "./dom.js";

const field = find("#files");
const menu = find("#attach");
const list = find("#attached");
const limits = field.dataset;

let files = [];
let changed = () => {};
let complain = () => {};

/** The files that go with the next message. */
export const attached = () => files;

/** Takes off the files that were sent. */
export const detach = (sent) => {
  files = files.filter((one) => !sent.includes(one));
  show();
};

const megabytes = (bytes) => Math.floor(bytes / 1024 / 1024);
const sizeOf = ({ size }) =>
  size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;

const show = () => {
  list.hidden = files.length === 0;
  list.replaceChildren(
    ...files.map((file) => {
      const item = element("li", "");
      item.append(element("span", "name", file.name), element("small", "", sizeOf(file)));
      const off = button("off", "✕", () => {
        detach([file]);
        find("summary", menu).focus();
      });
      off.setAttribute("aria-label", `不传 ${file.name}`);
      item.append(off);
      return item;
    }),
  );
  changed();
};

/** What speaks against files, in a sentence; empty when nothing does. */
const fault = (all) => {
  const empty = all.find(({ size }) => size === 0);
  const large = all.find(({ size }) => size > Number(limits.size));
  if (all.length > Number(limits.most)) return `一次最多传 ${limits.most} 个文件，分几次传。`;
  if (empty) return `“${empty.name}”是空的，换一个再传。`;
  if (large) return `“${large.name}”太大了，一个文件最多 ${megabytes(limits.size)} MB。`;
  if (all.reduce((sum, { size }) => sum + size, 0) > Number(limits.together))
    return `一次传的文件太大了，合起来最多 ${megabytes(limits.together)} MB，分几次传。`;
  return "";
};

const add = (more) => {
  const all = [...files];
  for (const one of more) {
    const known = ({ name, size }) => name === one.name && size === one.size;
    if (!all.some(known)) all.push(one);
  }
  const sentence = fault(all);
  complain(sentence);
  if (sentence !== "") return;
  files = all;
  show();
};

const brings = ({ dataTransfer }) => [...(dataTransfer?.types || [])].includes("Files");

/** Begins: `onChange` hears that other files are listed, `onFault` a sentence that speaks against some. */
export const attach = (onChange, onFault) => {
  changed = onChange;
  complain = onFault;
  menu.addEventListener("click", (event) => {
    if (!event.target.closest("summary")) return;
    event.preventDefault();
    field.click();
  });
  field.addEventListener("change", () => {
    add(field.files);
    field.value = "";
  });
  const show = (dropping) => document.body.classList.toggle("dropping", dropping);
  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    show(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) show(false);
  });
  document.addEventListener("drop", (event) => {
    show(false);
    if (!brings(event)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
};
