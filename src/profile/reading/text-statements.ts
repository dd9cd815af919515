import { clauseAt, type Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";
import { toldStatement } from "./told.ts";

/** 做精密铸件的: what a company lives on. */
const LINE =
  /(?:(?:^|(?<=[\s,，。;]))(?:我们|咱们?|公司|厂里)?|我们|公司)(?:是|主要|就是)*(?:做|搞|干|生产|从事)([\u4e00-\u9fff]{2,10}?)(?:的|行业)(?=$|[\s,，。;!]|公司|企业|厂)/g;
/** What people do and what is done, which is no line of business. */
const NO_LINE = /研发|技术|开发|出来|账|财务|会计|申报|这|那|什么|的|好|事|活|得|了|过|不|软件/;
const UNKNOWN =
  /不知道|不清楚|不太清楚|不了解|不晓得|没数|待定|回头|再说|问一?下|怎么|什么|为啥|吗|？|\?/;
const LONGEST = 40;

/** Reads words that are a fact by themselves: the line of business, an answer to what was asked. */
export function textStatements(
  message: Message,
  { vocabulary, asked }: ReadingContext,
  figures: boolean,
): Statement[] {
  const { folded, text, mentions } = message;
  const fact = asked && vocabulary.definitions.get(asked.fact);
  const answer = text.trim();
  if (fact?.kind === "text" && !figures && isAnswer(answer)) {
    const start = text.indexOf(answer);
    const value = { kind: "text", text: answer } as const;
    return [toldStatement(message, fact, value, start, start + answer.length)].flatMap(
      (each) => each ?? [],
    );
  }
  const industry = vocabulary.definitions.get("industry");
  if (!industry) return [];
  return [...folded.matchAll(LINE)].slice(0, 1).flatMap((match) => {
    const said = match[1] ?? "";
    const start = match.index + match[0].indexOf(said);
    const end = start + said.length;
    const named = mentions.some((each) => each.start < end && each.end > start);
    const [from, to] = clauseAt(message, start);
    if (named || NO_LINE.test(said) || UNKNOWN.test(folded.slice(from, to))) return [];
    const value = { kind: "text", text: said } as const;
    return toldStatement(message, industry, value, start, end) ?? [];
  });
}

function isAnswer(text: string): boolean {
  return text !== "" && text.length <= LONGEST && !UNKNOWN.test(text);
}
