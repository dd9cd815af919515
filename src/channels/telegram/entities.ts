import type { MessageEntity } from "grammy/types";
import { isVisible, type Rich } from "../messenger/rich.ts";

/** Of a message Telegram shows only so many spans. */
const mostSpans = 100;

/** The spans as Telegram takes them: blocks before bold words where there are too many. */
export function entitiesOf({ text, spans }: Rich): MessageEntity[] {
  const seen = spans.filter(({ offset, length }) => isVisible(text.slice(offset, offset + length)));
  const blocks = seen.filter(({ type }) => type !== "bold");
  const bold = seen.filter(({ type }) => type === "bold");
  return [...blocks, ...bold]
    .slice(0, mostSpans)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
}
