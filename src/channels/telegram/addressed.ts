import { readCommand } from "./command.ts";
import type { Self } from "./read.ts";
import { richWords } from "./rich-message.ts";
import type { MessageRead } from "./update.ts";

/** The words of a message, in whatever form it was sent. */
export function wordsOf({ text, caption, rich_message: rich }: MessageRead): string {
  return text ?? caption ?? richWords(rich);
}

/**
 * What a message in a group says to us, without our name; `undefined` when it is not for us. It is
 * when it names us or answers a message of ours. Our name alone under somebody's message passes
 * that message on.
 */
export function addressed(message: MessageRead, self: Self): { text: string } | undefined {
  const text = wordsOf(message);
  const name = self.username.toLowerCase();
  const names = (message.entities ?? message.caption_entities ?? []).filter(
    ({ type, offset, length, user }) =>
      (type === "mention" && text.slice(offset, offset + length).toLowerCase() === `@${name}`) ||
      (type === "text_mention" && user?.id === self.id),
  );
  const replied = message.reply_to_message;
  const answers = replied?.from?.id === self.id && replied.forum_topic_created === undefined;
  const command = readCommand(text)?.bot?.toLowerCase() === name;
  if (names.length === 0 && !answers && !command) return undefined;

  const words = names
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((left, { offset, length }) => cutOut(left, offset, length), text)
    .trim();
  if (words !== "" || answers) return { text: words };
  return { text: replied?.text ?? replied?.caption ?? (hasMore(message) ? "" : "帮助") };
}

function cutOut(text: string, offset: number, length: number): string {
  return [text.slice(0, offset).trimEnd(), text.slice(offset + length).trimStart()]
    .filter((part) => part !== "")
    .join(" ");
}

/** Whether a message without words is no empty one. */
function hasMore({ document, photo, voice, video, audio, sticker }: MessageRead): boolean {
  return [document, photo, voice, video, audio, sticker].some((part) => part !== undefined);
}
