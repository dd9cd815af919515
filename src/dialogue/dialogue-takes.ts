import type { Day } from "../calendar/day.ts";
import { readingOf } from "./company-turn.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { currentCompany, newDialogue, type DialogueState } from "./dialogue-state.ts";
import { programmesMeant } from "./programme-meant.ts";

/** A message that wants a company to be looked at, whatever else it says. */
const STARTS =
  /预审|测一?[下测]|(?:帮|给)我(?:们|们公司|公司)?(?:看看|算算|查查|判断)|够不够(?:格|条件|得上)|够格|(?:能|可以|能不能|可不可以|想|要|打算|准备)(?:不能)?(?:申?报|评|申请|认定)(?!几|多少|哪|什么|啥|的)/;
/** A message that asks what the law says, not how the company stands. */
const ASKS_LAW =
  /(?:要|有|需要|是)(?:哪些|什么|啥|多少|几)|条件(?:是|有)|什么时候|何时|几月|截止|今年还|现在还|今天还|还能(?:报|申)|怎么(?:报|申|算|办|填)|哪里|在哪|多少钱|几次|区别|不同/;
/** Going on from the answer to a question with figures, or from a button. */
const GOES_ON = /^(?:接着|继续|开始)?预审(?:我的企业|我们公司|一下)?[吧。]?$/;

/** Whether a message only says that the guided conversation is to begin, with what was said before. */
export function goesOn(text: string): boolean {
  return GOES_ON.test(text.trim());
}

/** Whether the guided conversation takes a message; the others are questions on policies. */
export function dialogueTakes(
  text: string,
  day: Day,
  state: DialogueState | undefined,
  ground: DialogueGround,
): boolean {
  const said = text.trim();
  if (goesOn(said) || state?.pending !== undefined) return true;
  const company = currentCompany(state ?? newDialogue());
  const begun = company.rules.length > 0;
  if (company.confirm.length > 0 || (begun && company.asked.length > 0)) return true;
  const turn = readingOf(said, day, company, ground);
  const { commands, claims, doubted, withdrawn, supposed, unknown, question } = turn;
  const tells = claims.length + doubted.length + withdrawn.length > 0;
  const known = company.history.entries.length > 0;
  const speaks = tells || supposed.length + unknown.length + commands.length > 0;
  if (known && speaks) return true;
  if (begun && commands.some((one) => one !== "verdict" && one !== "amount")) return true;
  const { programmes } = ground.knowledge;
  const meant = programmesMeant(said, programmes, ground.rules, begun);
  const named = meant.rules.length + meant.either.length > 0;
  if (STARTS.test(said) && !ASKS_LAW.test(said) && (named || tells || begun)) return true;
  return tells && question === undefined && commands.length === 0;
}
