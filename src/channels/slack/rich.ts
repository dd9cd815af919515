import { visibleText } from "../../messages/visible-text.ts";

/** A text with the stretches of it that are bold, from and to, in UTF-16 units: no mark stands in the text. */
export interface Rich {
  readonly text: string;
  readonly bold: readonly (readonly [from: number, to: number])[];
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as Slack takes it: nothing that deceives, no halves of characters. */
export function takenText(text: string): string {
  return visibleText(text).replace(loneSurrogate, "\ufffd");
}

/** Whether anything of a text can be seen. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** A text without bold. */
export function plain(text: string): Rich {
  return { text: takenText(text), bold: [] };
}

/** The text of a reply: its `**bold**` as stretches, items of lists with a dot. */
export function readMarks(source: string): Rich {
  const dotted = takenText(source).replace(/^- /gm, "• ");
  const bold: [number, number][] = [];
  let text = "";
  let end = 0;
  for (const match of dotted.matchAll(/\*\*(.+?)\*\*/g)) {
    const [whole, words = ""] = match;
    text += dotted.slice(end, match.index);
    bold.push([text.length, text.length + words.length]);
    text += words;
    end = match.index + whole.length;
  }
  return { text: text + dotted.slice(end), bold };
}

/** Joins texts; empty ones are left out. */
export function joined(parts: readonly Rich[], between: string): Rich {
  let text = "";
  const bold: [number, number][] = [];
  for (const part of parts.filter((one) => one.text !== "")) {
    if (text !== "") text += between;
    for (const [from, to] of part.bold) bold.push([from + text.length, to + text.length]);
    text += part.text;
  }
  return { text, bold };
}

/** A whole text as bold. */
export function strong(text: string): Rich {
  const taken = takenText(text);
  return { text: taken, bold: taken === "" ? [] : [[0, taken.length]] };
}
