import type { Day } from "../calendar/day.ts";
import { personWanted, saysOnlyWho } from "../messages/person-wanted.ts";
import { viewOf } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { currentCompany, type DialogueState } from "./dialogue-state.ts";

/** What a conversation is about, for whoever is to help: the company and what it is looked at by; `undefined` before anything was said. */
export function subjectOf(
  state: DialogueState,
  asOf: Day,
  ground: DialogueGround,
): string | undefined {
  const company = currentCompany(state);
  const titles = viewOf(company, asOf, ground).standings.map(({ verdict }) => verdict.title);
  if (titles.length === 0) return undefined;
  const whose = company.name === undefined ? "" : `${company.name}：`;
  return `${whose}${titles.join("、")}的预审`;
}

/** What is said to a wish for a person in the middle of a conversation; `undefined` where a message is none. */
export function personLine(
  text: string,
  state: DialogueState,
  asOf: Day,
  ground: DialogueGround,
): string | undefined {
  const wanted = personWanted(text);
  if (wanted === undefined) return undefined;
  const question = saysOnlyWho(wanted) ? subjectOf(state, asOf, ground) : wanted;
  if (question === undefined) return "想问工作人员什么？写成“登记 你的问题”发来。";
  return `登记了：“${question}”。工作人员的答复会出现在这个对话里，记下的数都留着；想让人联系你，再发“登记”加电话或邮箱。`;
}
