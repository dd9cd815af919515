import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import type { PartedAnswer } from "../taking/answer-parts.ts";
import type { ProgrammesMeant } from "../asking/programme-meant.ts";

const HOW = "数带上名字、年份和单位，比如“2025 年销售收入 3,200 万元”。";

/** Said of a message that was meant to tell something and told nothing. */
export const NOTHING_READ = `这句没读出要记的内容；${HOW}`;
/** Figures, in whatever way they are written. */
const FIGURE = /\d|[一二两俩三四五六七八九十百千万亿]+(?:[万亿个项人家%]|成|点)/;

/** Whether a message was meant to tell something that could not be read. */
export function isRemark(
  text: string,
  turn: Turn,
  { rules, either, without }: ProgrammesMeant,
): boolean {
  const asks = turn.commands.length > 0 || turn.doubted.length > 0 || turn.answer !== undefined;
  const names = rules.length > 0 || either.length > 0 || without !== undefined;
  return (
    !asks &&
    !names &&
    text !== "" &&
    !/^(?:你好|您好|谢谢|多谢|好的?|行|嗯|哦|知道了|在吗)/.test(text)
  );
}

/** A bare 没有, which may answer any of the questions that are open. */
const NONE = /^(?:还|都|也)*(?:没有?|无)(?:的|了|啊|呢)*[。!！]?$/;
const WHICH = "“没有”说的是哪一条？带上名字再说一遍，比如“委托境外没有”。";

/** What was told and could not be read, alone or behind an answer to a confirmation: nothing that is told is lost without a word. */
export function unreadBehind(
  parted: PartedAnswer | undefined,
  { claims, doubted, unknown, withdrawn, supposed, partial, commands }: Turn,
  answered: boolean,
  text: string,
): string[] {
  const all = [claims, doubted, unknown, withdrawn, supposed, partial, commands];
  if (answered || all.some(({ length }) => length > 0)) return [];
  if (!parted) return NONE.test(text.trim()) ? [WHICH] : [];
  return FIGURE.test(parted.rest) ? [`“${parted.rest}”没读出要记的内容；${HOW}`] : [];
}
