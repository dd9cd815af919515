import type { TurnContext } from "../../profile/reading/turn/turn-context.ts";
import type { CompanyState } from "../dialogue-state.ts";

/** A figure and nothing else. */
const BARE_FIGURE =
  /^(?:哦|噢|嗯|应该|大概|约|差不多|好像|是|就|有|得|也就|[\s,，])*[\d一二两三四五六七八九十百千.]+(?:多|来|几)?\s*[个人名项件万亿%元]*(?:吧|左右|的|了|啊|呢)*[。!！\s]*$/;

/** A figure alone right behind one that was not known is that one: 科技人员不知道 / 6个. */
export function afterUnknown(
  text: string,
  context: TurnContext,
  { history: { unknowns } }: CompanyState,
  turn: number,
): TurnContext {
  const last = unknowns.filter((one) => one.turn === turn - 1);
  const [first] = last;
  const one = first && last.every(({ fact }) => fact === first.fact);
  if (!one || !BARE_FIGURE.test(text.trim())) return context;
  const years = last.flatMap(({ years: of }) => (of ? [of[0]] : []));
  return { ...context, asked: [{ fact: first.fact, years }] };
}
