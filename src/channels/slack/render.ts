import type { Reply } from "../../messages/reply.ts";
import { context, escaped, limits, richText, type Block } from "./blocks.ts";
import { choiceBlocks, controlBlocks, feedbackBlocks, labelOf, longChoices } from "./choices.ts";
import { citationLines } from "../messenger/citation-lines.ts";
import { cut, shortened } from "../messenger/cut.ts";
import { plain, readMarks, type Rich } from "../messenger/rich.ts";
import { tableBlock, tableText } from "./table.ts";

/** One message as it is sent. */
export interface Message {
  /** All of it as escaped text: for notifications, readers, and where blocks are not taken. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The same in the oldest kinds of blocks, for where the newer ones are not taken. */
  readonly plain: readonly Block[];
}

/** Where a reply goes. */
export interface Target {
  /** Id of its outbox row, which the buttons name; without one the choices are lines to read. */
  readonly outbox?: string;
  /** Whether many read along. */
  readonly shared?: boolean;
  /** What was pressed, told first: a press leaves no words behind. */
  readonly echo?: string;
}

/** What stays together in one message. */
interface Part {
  readonly words: string;
  readonly blocks: readonly Block[];
  readonly plain?: readonly Block[];
  readonly table?: true;
}

/** A piece of text of one block, in UTF-16 units. */
const piece = 2800;
/** So many escaped units make a message: more, and Slack shows only the beginning. */
const longestMessage = 12_000;
const longestEcho = 150;
/** So many small lines stay together. */
const linesTogether = 10;

/** Said where nothing can be seen of a text: an empty message is none. */
const nothing = "（没有能显示的文字）";

/** Turns a reply into messages; buttons are under the last. */
export function render(reply: Reply, target: Target = {}): Message[] {
  const { outbox, echo, shared = false } = target;
  const { choices, table } = reply;
  const cites = citationLines(reply);
  const listed =
    outbox === undefined
      ? choices.map((one) => `• ${labelOf(one)}`).join("\n")
      : longChoices(choices);
  const buttons: readonly (readonly Block[])[] =
    outbox === undefined ? [] : [choiceBlocks(reply, outbox), controlBlocks(reply, outbox, shared)];
  const drawn = table && table.head.length > 0 ? tableBlock(table) : undefined;
  const parts: Part[] = [
    ...(echo === undefined ? [] : contextParts([`› ${shortened(echo, longestEcho)}`])),
    ...textParts(readMarks(reply.text)),
    ...(drawn && table ? [tablePart(drawn, tableText(table))] : []),
    ...(!drawn && table && table.head.length > 0 ? textParts(tableText(table)) : []),
    ...textParts(plain(listed)),
    ...contextParts(cites),
    ...buttons.flatMap((blocks) => (blocks.length > 0 ? [{ words: "", blocks }] : [])),
    ...(outbox === undefined || reply.answerId === undefined
      ? []
      : [{ words: "", blocks: feedbackBlocks(reply), plain: [] }]),
  ];
  return packed(
    parts.some(({ words }) => words !== "") ? parts : [...textParts(plain(nothing)), ...parts],
  );
}

/** Turns a sentence of our own into a message. */
export function renderNote(text: string): Message {
  const [first = plain(nothing)] = cut(plain(text), piece);
  return { text: escaped(first.text), blocks: [richText(first)], plain: [richText(first)] };
}

function textParts(rich: Rich): Part[] {
  return cut(rich, piece).map((one) => ({ words: one.text, blocks: [richText(one)] }));
}

function contextParts(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; at += linesTogether) {
    const some = lines.slice(at, at + linesTogether);
    parts.push({ words: some.join("\n"), blocks: context(some) });
  }
  return parts;
}

function tablePart(drawn: Block, told: Rich): Part {
  return {
    words: told.text,
    blocks: [drawn],
    plain: textParts(told).flatMap(({ blocks }) => blocks),
    table: true,
  };
}

/** Puts parts into as few messages as Slack takes: a table a message, and none too long. */
function packed(parts: readonly Part[]): Message[] {
  const messages: Part[][] = [];
  let size = 0;
  for (const part of parts) {
    const own = escaped(part.words).length;
    const last = messages.at(-1);
    const count = (last ?? []).reduce((sum, one) => sum + blocksOf(one), 0) + blocksOf(part);
    const second = part.table === true && last?.some((one) => one.table) === true;
    if (!last || second || count > limits.blocks || (own > 0 && size + own > longestMessage)) {
      messages.push([part]);
      size = own;
    } else {
      last.push(part);
      size += own;
    }
  }
  return messages.map((some) => ({
    text: escaped(wordsOf(some)),
    blocks: some.flatMap(({ blocks }) => blocks),
    plain: some.flatMap((one) => one.plain ?? one.blocks),
  }));
}

function wordsOf(parts: readonly Part[]): string {
  const words = parts.map((part) => part.words).filter((one) => one !== "");
  return words.length > 0 ? words.join("\n\n") : "可以选：";
}

/** The larger number of blocks that a part may take. */
function blocksOf({ blocks, plain: older = [] }: Part): number {
  return Math.max(blocks.length, older.length);
}
