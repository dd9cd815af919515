import { standing } from "../../profile/history.ts";
import type { CompanyState } from "../dialogue-state.ts";

const FOUNDED = "regDate";
/** Nothing but a day, with its month or without: 10月15号, 15号. */
const ONLY_DAY =
  /^[\s,，。]*(?:就?是|应该是)?(?:(\d{1,2})月(?:份)?)?(\d{1,2})[号日][\s,，。吧啊]*$/;

/** A lone day where only the month of the founding is known, as the day that it makes known; any other text as it is. */
export function withFoundingDay(text: string, { history }: CompanyState): string {
  const held = standing(history).find(({ fact }) => fact === FOUNDED)?.value;
  const [, month, day] = ONLY_DAY.exec(text) ?? [];
  if (held?.kind !== "date" || held.from === held.to || day === undefined) return text;
  if (held.from.slice(0, 7) !== held.to.slice(0, 7)) return text;
  const [year = "", own = ""] = held.from.split("-");
  if (month !== undefined && Number(month) !== Number(own)) return text;
  return `注册日期是${year}年${String(Number(own))}月${day}日`;
}
