import { visibleText } from "../../messages/visible-text.ts";

/** A span of a text that is shown in some way; counted in UTF-16 units. */
export interface Span {
  readonly type: "bold" | "pre" | "blockquote" | "expandable_blockquote";
  readonly offset: number;
  readonly length: number;
}

/** A text with the spans that are shown in some way: no mark stands in the text, so none can break it. */
export interface Rich {
  readonly text: string;
  readonly spans: readonly Span[];
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as platforms take it: nothing that deceives, no halves of characters. */
export function takenText(text: string): string {
  return visibleText(text).replace(loneSurrogate, "\ufffd");
}

/** A text without spans. */
export function plain(text: string): Rich {
  return { text: takenText(text), spans: [] };
}

/** A whole text as one span. */
export function spanned(text: string, type: Span["type"]): Rich {
  return wrapped(plain(text), type);
}

/** Puts a span around all of a text. */
export function wrapped({ text, spans }: Rich, type: Span["type"]): Rich {
  return { text, spans: [{ type, offset: 0, length: text.length }, ...spans] };
}

/** Joins texts; empty ones are left out. */
export function joined(parts: readonly Rich[], between: string): Rich {
  let text = "";
  const spans: Span[] = [];
  for (const part of parts.filter((one) => one.text !== "")) {
    if (text !== "") text += between;
    for (const span of part.spans) spans.push({ ...span, offset: span.offset + text.length });
    text += part.text;
  }
  return { text, spans };
}

/** The states of a condition as a text says them, with the sign that stands for them here. */
const states: Readonly<Record<string, string>> = {
  "✓ 符合": "✅ 符合",
  "✗ 不符合": "❌ 不符合",
  "? 还不知道": "❔ 还不知道",
  "⚑ 专家评": "👤 专家评",
};

/** The text of a reply: its `**bold**` as spans, items of lists with a dot. */
export function readMarks(source: string): Rich {
  const dotted = takenText(source)
    .replace(/^- /gm, "• ")
    .replace(/(?<=^|\s)[✓✗?⚑] (?:不?符合|还不知道|专家评)/gm, (state) => states[state] ?? state);
  const spans: Span[] = [];
  let text = "";
  let end = 0;
  for (const match of dotted.matchAll(/\*\*(.+?)\*\*/g)) {
    const [whole, words = ""] = match;
    text += dotted.slice(end, match.index);
    spans.push({ type: "bold", offset: text.length, length: words.length });
    text += words;
    end = match.index + whole.length;
  }
  return { text: text + dotted.slice(end), spans };
}

/** Whether anything can be seen of a text. */
export function isVisible(text: string): boolean {
  return /[^\s\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u.test(text);
}
