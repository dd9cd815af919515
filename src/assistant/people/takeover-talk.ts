import { claimOf, record, standing, type History } from "../../profile/history.ts";
import { eraseProfiles } from "../../stores/profiles.ts";
import { recordAudit } from "../../stores/audit.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import type { OpenDialogue } from "../guided/stored-dialogue.ts";
import { storeDialogue } from "../guided/stored-dialogue.ts";
import { fullName } from "../guided/own-companies.ts";
import { currentOwn, dialogueOf, unnamedOf } from "./own-dialogue.ts";
import { answered, done, recordName, say, sayPrivately, writerOf, type Talk } from "./talk.ts";

const YES = /^(?:记过来|都记过来|把之前(?:说)?的记过来)$/;
const NO = /^(?:不用记过来|不记过来|不用记)$/;

/** Takes over what was told before the company was named, once that is wanted; `undefined` for everything else. */
export async function takeoverTalk(talk: Talk): Promise<TurnOutcome | undefined> {
  const wanted = YES.test(talk.text);
  if (!wanted && !NO.test(talk.text)) return undefined;
  const open = await dialogueOf(talk);
  const company = open && currentOwn(open);
  const person = await writerOf(talk);
  if (!open || !company || !person || company.role !== "member") return undefined;
  const unnamed = unnamedOf(open);
  if (unnamed.length === 0) return answered(talk, say("没有要记过来的数。"));
  if (!wanted)
    return answered(
      talk,
      say("好，之前说的另放着，不记到这家名下。不要了就说“清除我的资料”。", ["汇总"]),
    );
  const taken = takeOver(open, unnamed[0]?.index ?? 0, talk.at.toISOString());
  const { moved, weaker } = taken;
  const labels = (ids: readonly string[]) =>
    [...new Set(ids.map((id) => labelOf(talk, id)))].slice(0, 6).join("、");
  const kept = weaker.length === 0 ? "" : `这几项公司已有更可靠的数，没换：${labels(weaker)}。`;
  const text = `记到${fullName(company)}名下 ${String(moved.length)} 项。${kept}`;
  return done(talk, [sayPrivately(text, ["汇总"])], async (tx) => {
    const owner = `person:${person.id}`;
    await storeDialogue(tx, owner, open.version, taken.state, taken.profiles, talk.at);
    await eraseProfiles(tx, [taken.from], talk.at);
    await recordAudit(tx, {
      ...{ at: talk.at, actor: recordName(person), action: "company.takeOver" },
      ...{ subject: `enterprise:${company.enterpriseId}`, enterpriseId: company.enterpriseId },
      detail: { moved: moved.length, weaker: weaker.length },
    });
  });
}

function labelOf({ parts }: Talk, fact: string): string {
  return parts.mind().knowledge.facts.find(({ id }) => id === fact)?.label ?? fact;
}

/** Holds what was told of one company against another's facts; what is weaker stays behind. */
function takeOver({ state, profiles }: OpenDialogue, from: number, at: string) {
  const target = state.companies[state.current];
  let history: History = target?.history ?? { entries: [], unknowns: [] };
  const moved: string[] = [];
  const weaker: string[] = [];
  for (const entry of standing(state.companies[from]?.history ?? history)) {
    const { fact, by } = entry;
    const result = record(history, claimOf(entry), { at, by, turn: state.turn });
    history = result.history;
    if (result.outcome === "weaker") weaker.push(fact);
    else if (entry.implied !== true) moved.push(fact);
  }
  const rules = target?.rules.length ? target.rules : (state.companies[from]?.rules ?? []);
  const companies = state.companies
    .map((one, index) => (index === state.current ? { ...one, history, rules } : one))
    .filter((_, index) => index !== from);
  return {
    ...{ moved, weaker, from: profiles[from]?.enterpriseId ?? "" },
    state: { ...state, companies, current: state.current - (from < state.current ? 1 : 0) },
    profiles: profiles.filter((_, index) => index !== from),
  };
}
