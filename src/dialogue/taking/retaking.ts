import { undoTurn, type History } from "../../profile/history.ts";
import type { Asked } from "../../profile/reading/turn/turn-context.ts";
import type { CompanyState, DialogueState } from "../dialogue-state.ts";

/**
 * The conversation as if a turn had not been said: what it told is taken back, and is asked again
 * for the message that stands in its place. What was said since stays.
 */
export function withoutTurn(state: DialogueState, turn: number, at: string): DialogueState {
  const occasion = { at, by: "company", turn: state.turn + 1 };
  const companies = state.companies.map((company): CompanyState => {
    const history = undoTurn(company.history, turn, occasion);
    const asked = toldIn(company.history, turn);
    if (asked.length === 0) return { ...company, history };
    return { ...company, history, confirm: [], asked };
  });
  return { ...state, companies };
}

/** What a turn told, as the questions that it answered. */
function toldIn({ entries }: History, turn: number): Asked[] {
  const said = entries.filter((one) => one.turn === turn && one.implied !== true);
  const facts = [...new Set(said.map(({ fact }) => fact))];
  return facts.map((fact) => ({
    fact,
    years: said.flatMap((one) => (one.fact === fact && one.years ? [one.years[0]] : [])),
  }));
}
