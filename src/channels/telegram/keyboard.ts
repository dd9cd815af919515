import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Choice, Reply } from "../../messages/reply.ts";
import { columnsOf } from "./columns.ts";
import { isVisible, takenText } from "../messenger/rich.ts";

/** A button as it comes back when pressed. */
export type ButtonRead =
  | { readonly kind: "choice" | "file"; readonly outbox: string; readonly at: number }
  | { readonly kind: "page"; readonly outbox: string; readonly at: number } // further choices, from `at` on
  | { readonly kind: "clauses"; readonly outbox: string };

const letters = { choice: "c", file: "f", page: "m", clauses: "k" } as const;
const kinds = { c: "choice", f: "file", m: "page" } as const;

/** Reads what a button carries; `undefined` when it is none of ours. */
export function readButton(data: string): ButtonRead | undefined {
  const [, clauses] = /^k:([\w-]{1,48})$/.exec(data) ?? [];
  if (clauses !== undefined) return { kind: "clauses", outbox: clauses };
  const [, letter, outbox = "", at] = /^([cfm]):([\w-]{1,48}):(\d{1,4})$/.exec(data) ?? [];
  if (letter === undefined) return undefined;
  return { kind: kinds[letter as keyof typeof kinds], outbox, at: Number(at) };
}

/** So many choices are shown at once; a button leads on to the others. */
const page = 12;
/** A label wider than this is read in the text; its button carries the number. */
const widest = 30;
const shortest = 12;

/** The label of a choice in one line. */
export function labelOf({ label, text }: Choice): string {
  const words = [label, text].map((one) => takenText(one).replace(/\s+/g, " ").trim());
  return words.find(isVisible) ?? "选这个";
}

/** The choices whose labels are too wide for a button, as lines to read. */
export function longChoices(choices: readonly Choice[]): string {
  return choices
    .map((choice, at) => ({ label: labelOf(choice), at }))
    .filter(({ label }) => columnsOf(label) > widest)
    .map(({ label, at }) => `${String(at + 1)}. ${label}`)
    .join("\n");
}

/** The buttons under a reply that was stored under `outbox`, with the choices from the number `from` on. */
export function inlineKeyboard(
  { choices, files = [], citations }: Reply,
  outbox: string,
  from = 0,
): InlineKeyboardMarkup | undefined {
  const shown = choices.slice(from, from + page);
  const buttons = shown.map((choice, place) => {
    const label = labelOf(choice);
    const number = from + place;
    return button(
      columnsOf(label) > widest ? `${String(number + 1)}. ${shortened(label)}` : label,
      `${letters.choice}:${outbox}:${String(number)}`,
    );
  });
  const next = from + page < choices.length ? from + page : 0;
  const rows = [
    ...inRows(buttons),
    ...(choices.length > page
      ? [[button(next === 0 ? "回到前面" : "更多", `${letters.page}:${outbox}:${String(next)}`)]]
      : []),
    ...files.map(({ label }, at) => [
      button(`⬇ ${label}`, `${letters.file}:${outbox}:${String(at)}`),
    ]),
    ...(citations.length > 0 ? [[button("看条文", `${letters.clauses}:${outbox}`)]] : []),
  ];
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

const affirms = new Set(["是", "有", "对", "是的"]);
const denies = new Set(["不是", "否", "没有", "无", "不对"]);

/** The keyboard in place of the letters for a question of yes or no; `undefined` for any other reply. */
export function yesNoKeyboard({
  choices,
  citations,
  files = [],
}: Reply): ReplyKeyboardMarkup | undefined {
  const labels = choices.map(labelOf);
  const asks = labels.some((label) => affirms.has(label)) && labels.some((one) => denies.has(one));
  // What is pressed there comes back as the label.
  const same = choices.every(({ text }, at) => text === labels[at]);
  if (!asks || !same || labels.length > 6 || citations.length + files.length > 0) return undefined;
  return {
    keyboard: inRows(labels.map((text) => ({ text }))),
    resize_keyboard: true,
    one_time_keyboard: true,
    input_field_placeholder: "点一个，或直接打字",
  };
}

function button(text: string, data: string): InlineKeyboardButton {
  return { text: takenText(text), callback_data: data };
}

function shortened(label: string): string {
  let text = "";
  for (const character of label) {
    if (columnsOf(text + character) > shortest) break;
    text += character;
  }
  return `${text.trim()}…`;
}

/** Columns of all labels that stand well in one row of a phone. */
const rowWidth = 30;

/** Buttons in rows, at most three a row. */
function inRows<Button extends { text: string }>(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  let width = 0;
  for (const one of buttons) {
    const own = columnsOf(one.text);
    const row = rows.at(-1);
    if (row && row.length < 3 && width + own <= rowWidth) {
      row.push(one);
      width += own;
    } else {
      rows.push([one]);
      width = own;
    }
  }
  return rows;
}
