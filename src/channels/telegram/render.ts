import type {
  InlineKeyboardMarkup,
  MessageEntity,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "grammy/types";
import type { Citation, Reply } from "../../messages/reply.ts";
import { renderCitations, renderClauses } from "./citations.ts";
import { cut } from "../messenger/cut.ts";
import { inlineKeyboard, labelOf, longChoices, yesNoKeyboard } from "./keyboard.ts";
import { joined, plain, readMarks, type Rich } from "../messenger/rich.ts";
import { entitiesOf } from "./entities.ts";
import { renderTable } from "./table.ts";

/** Text of a message may have so many UTF-16 units. */
export const longestText = 4096;

/** One message as it is sent. */
export interface Payload {
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly reply_markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;
}

/** Where a reply goes. */
interface Target {
  /** Id of its outbox row, which the buttons name; without one the choices are lines to read. */
  readonly outbox?: string;
  /** Whether the place of the letters may be taken: only where nobody else reads along. */
  readonly keyboards: boolean;
}

/** Said where nothing can be seen of a text: an empty message is none. */
const nothing = "（没有能显示的文字）";

/** Turns a reply into messages; buttons are under the last. */
export function render(reply: Reply, { outbox, keyboards }: Target): Payload[] {
  const { table, choices } = reply;
  const asked = keyboards ? yesNoKeyboard(reply) : undefined;
  const buttons = asked ?? (outbox === undefined ? undefined : inlineKeyboard(reply, outbox));
  const listed =
    buttons === undefined
      ? choices.map((one) => `· ${labelOf(one)}`).join("\n")
      : longChoices(choices);
  const body = joined(
    [
      readMarks(reply.text),
      ...(table ? [renderTable(table)] : []),
      plain(listed),
      renderCitations(reply),
    ],
    "\n\n",
  );
  const markup = buttons ?? (keyboards ? { remove_keyboard: true as const } : undefined);
  return messages(body).map((message, at, { length }) => ({
    ...message,
    ...(markup && at === length - 1 && { reply_markup: markup }),
  }));
}

/** Turns clauses that somebody wants to read into messages. */
export function renderPassages(citations: readonly Citation[]): Payload[] {
  return messages(renderClauses(citations));
}

/** The text so far of a reply as one message; what does not fit yet is shown when it is whole. */
export function renderSoFar(text: string): Payload {
  const [first = plain(nothing)] = cut(readMarks(closed(text)), longestText - 1);
  return { text: `${first.text}…`, entities: entitiesOf(first) };
}

/** Turns a sentence of our own into a message. */
export function renderNote(text: string): Payload {
  const [first = plain(nothing)] = cut(plain(text), longestText);
  return { text: first.text, entities: [] };
}

function messages(body: Rich): Payload[] {
  const pieces = cut(body, longestText);
  return (pieces.length === 0 ? [plain(nothing)] : pieces).map((piece) => ({
    text: piece.text,
    entities: entitiesOf(piece),
  }));
}

/** The text up to a mark of bold that may not be whole yet. */
function closed(text: string): string {
  const whole = text.replace(/\*+$/, "");
  const pieces = whole.split("**");
  return pieces.length % 2 === 1 ? whole : pieces.slice(0, -1).join("**");
}
