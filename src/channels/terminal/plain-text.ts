import { visibleText } from "../../messages/visible-text.ts";

/** The text of a reply as a terminal shows it: without the stars of bold, list marks as dots. */
export function plainText(text: string): string {
  return visibleText(text)
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/^- /gm, "· ");
}
