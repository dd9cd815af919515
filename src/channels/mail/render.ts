import type { Reply } from "../../messages/reply.ts";
import { visibleText } from "../../messages/visible-text.ts";

/** A mail without whom it goes to. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Turns a reply into a mail: its first line is the subject. */
export function render(reply: Reply): Mail {
  const [first = "", ...lines] = visibleText(reply.text).split("\n");
  const subject = bare(first);
  const sources = reply.citations.map(
    ({ number, document, article }) => `〔${number ?? `《${document}》`} ${article}〕`,
  );
  const close = [
    ...(reply.page === undefined ? [] : [`在网上看、预审、回执：${reply.page}`]),
    "这是系统发的，不用回信。",
  ];
  const body = [...lines, ...sources];
  return {
    subject,
    text: [subject, "", ...body.map(bare), "", ...close].join("\n"),
    html: [
      `<h1 style="font-size:1.2em">${escape(subject)}</h1>`,
      ...body.map((line) => `<p>${marked(line)}</p>`),
      ...close.map((line) => `<p style="color:#555">${linked(escape(line))}</p>`),
    ].join("\n"),
  };
}

function bare(line: string): string {
  return line.replaceAll("**", "");
}

function marked(line: string): string {
  const shown = linked(escape(line));
  return shown.replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");
}

function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
