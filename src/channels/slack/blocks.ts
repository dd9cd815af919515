import type { types } from "@slack/bolt";
import { cut, shortened } from "../messenger/cut.ts";
import { plain, takenText, type Rich } from "../messenger/rich.ts";

/** A block as Slack takes it. */
export type Block = types.KnownBlock;

/** A button. */
export type Button = types.Button;

/** What Slack takes at most; lengths in UTF-16 units, after escaping. */
export const limits = {
  blocks: 50,
  viewBlocks: 100,
  section: 3000,
  fields: 10,
  button: 75,
  option: 75,
  options: 100,
  actions: 25,
  label: 2000,
  header: 150,
  title: 24,
  rows: 100,
  columns: 20,
  cells: 10_000,
} as const;

/** Escapes the three signs by which a text could call people, link, or break. */
export function escaped(text: string): string {
  return takenText(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Text that Slack shows as it is: no mark in it means anything. */
export function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: "plain_text", text: fitting(text, limit), emoji: false };
}

/** Escaped text that keeps within the limit; never empty. */
function fitting(text: string, limit: number): string {
  const taken = takenText(text).trim();
  let room = limit;
  let found = escaped(shortened(taken, room));
  while (found.length > limit) {
    room -= found.length - limit;
    found = escaped(shortened(taken, Math.max(1, room)));
  }
  return found === "" ? "…" : found;
}

/** A button that carries a value. */
export function button(label: string, action: string, value: string): Button {
  return {
    type: "button",
    text: plainText(label.replace(/\s+/g, " "), limits.button),
    ...{ action_id: action, value },
  };
}

/** A text with bold in it; nothing in it can be taken for a mark. */
export function richText({ text, spans }: Rich): Block {
  const elements: types.RichTextSection["elements"] = [];
  const add = (words: string, isBold: boolean) => {
    if (words === "") return;
    elements.push({ type: "text", text: words, ...(isBold && { style: { bold: true } }) });
  };
  let end = 0;
  for (const { offset, length } of spans) {
    add(text.slice(end, offset), false);
    add(text.slice(offset, offset + length), true);
    end = offset + length;
  }
  add(text.slice(end), false);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

/** Sections of a view that hold a text of any length. */
export function sections(text: string): Block[] {
  // Escaping makes a text at most five times as long.
  return cut(plain(text), limits.section / 5).map((piece) => ({
    type: "section",
    text: plainText(piece.text, limits.section),
  }));
}

/** Small lines under a text, one below the other: Slack would put texts of their own side by side. */
export function context(lines: readonly string[]): Block[] {
  return linesWithin(lines, limits.section).map((text) => ({
    type: "context",
    elements: [plainText(text, limits.section)],
  }));
}

/** Lines as texts that keep within a limit when they are escaped. */
function linesWithin(lines: readonly string[], limit: number): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = [...texts.slice(-1), line].join("\n");
    if (texts.length > 0 && escaped(longer).length <= limit) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts;
}
