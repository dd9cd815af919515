import { isDay, type Day } from "../../calendar/day.ts";
import type { Reply } from "../../messages/reply.ts";
import { citationLine } from "./citation-line.ts";
import { visibleText } from "../../messages/visible-text.ts";

/** One thing said in a conversation; a reply is text as `transcriptText` writes it. */
export type TranscriptTurn =
  | { from: "you"; text: string; asOf?: Day } // `asOf` when the person had set a day
  | { from: "bot"; text: string };

/** A conversation as it is kept in a file and replayed as a test. */
interface Transcript {
  /** One line: what the conversation shows. */
  title: string;
  /** The day it took place; `undefined` when it does not matter. */
  on?: Day;
  turns: readonly TranscriptTurn[];
}

const indent = " ".repeat(5);
const today = "today";

/** A reply as it stands in a transcript: text, rows of a table, a line a citation, the choices. */
export function transcriptText(reply: Reply): string {
  const rows = reply.table ? [reply.table.head, ...reply.table.rows] : [];
  const choices = reply.choices.map(({ label }) => `[${label}]`);
  return [
    reply.text,
    ...rows.map((row) => row.join(" | ")),
    ...reply.citations.map((citation) => `〔${citationLine(citation)}〕`),
    ...(choices.length > 0 ? [choices.join(" ")] : []),
  ].join("\n");
}

/** Writes a transcript; control characters are left out, blank lines at the ends of a text too. */
export function writeTranscript({ title, on, turns }: Transcript): string {
  const lines = [`# ${visibleText(title).replaceAll("\n", " ")}`];
  if (on !== undefined) lines.push(`on: ${on}`);
  let asOf: Day | undefined;
  for (const turn of turns) {
    if (turn.from === "you" && turn.asOf !== asOf) {
      asOf = turn.asOf;
      lines.push(`as-of: ${asOf ?? today}`);
    }
    const [first = "", ...rest] = visibleText(turn.text)
      .replace(/^(\s*\n)+|\s+$/g, "")
      .split("\n");
    lines.push(`${turn.from}: ${first}`);
    for (const line of rest) lines.push(line.trim() === "" ? "" : indent + line);
  }
  return `${lines.join("\n")}\n`;
}

/** Reads a transcript; throws one sentence that names the line which is none. */
export function readTranscript(text: string): Transcript {
  const [heading = "", ...lines] = text.split(/\r?\n/);
  if (!heading.startsWith("# ")) {
    throw new Error("对话的第 1 行没有标题：写成“# 这次对话说的事”。");
  }
  const turns: TranscriptTurn[] = [];
  let on: Day | undefined;
  let asOf: Day | undefined;
  let blanks = 0;
  for (const [at, line] of lines.entries()) {
    const fault = (what: string) => new Error(`对话的第 ${at + 2} 行${what}`);
    if (line.trim() === "") {
      blanks += 1;
      continue;
    }
    const last = turns.at(-1);
    if (line.startsWith(indent) && last) {
      last.text += "\n".repeat(blanks + 1) + line.slice(indent.length);
      blanks = 0;
      continue;
    }
    blanks = 0;
    const [, key, value = ""] = /^(you|bot|on|as-of|#):? ?(.*)$/.exec(line) ?? [];
    if (key === "you") turns.push({ from: key, text: value, ...(asOf !== undefined && { asOf }) });
    else if (key === "bot") turns.push({ from: key, text: value });
    else if (key === "on" && isDay(value)) on = value;
    else if (key === "as-of" && (isDay(value) || value === today)) {
      asOf = value === today ? undefined : value;
    } else if (key !== "#") {
      throw fault("开头不对：只能用 you:、bot:、带日子的 on: 或 as-of:、#，或五个空格开头。");
    }
  }
  return { title: heading.slice(2), ...(on !== undefined && { on }), turns };
}
