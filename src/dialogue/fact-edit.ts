import type { Day } from "../calendar/day.ts";
import { samePlace, type FactPlace } from "../profile/claim.ts";
import { record, standing, withdraw, type Entry, type Occasion } from "../profile/history.ts";
import { readTurn } from "../profile/reading/turn/read-turn.ts";
import { factsWithin, viewOf, yearsOf } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { CompanyState } from "./dialogue-state.ts";
import { claimsWords } from "./asking/fact-words.ts";

/** Number of the turn of what was not said in a conversation: going back one step leaves it alone. */
const BESIDE = 0;

/** What became of a fact that was typed beside a conversation. */
export type FactEdited =
  | { readonly outcome: "done"; readonly company: CompanyState; readonly words: string }
  | { readonly outcome: "unreadable"; readonly sentence: string };

/** When and by whom something is typed beside a conversation. */
type Typed = Pick<Occasion, "at" | "by">;

/** Takes what was typed for one fact, read like an answer to a question about it. */
export function typeFact(
  company: CompanyState,
  place: FactPlace,
  text: string,
  typed: Typed,
  asOf: Day,
  ground: DialogueGround,
): FactEdited {
  const { definitions } = ground.ground;
  const definition = definitions.get(place.fact);
  const view = viewOf(company, asOf, ground);
  const [from, to] = place.years ?? [];
  const years = from === undefined ? [] : [from, ...(to === undefined || to === from ? [] : [to])];
  const turn = readTurn(text, {
    today: asOf,
    vocabulary: ground.vocabulary,
    within: [...new Set([place.fact, ...factsWithin(view, ground)])],
    asked: [{ fact: place.fact, years }],
    known: standing(company.history),
    years: years.length > 0 ? years : yearsOf(view),
    places: ground.places,
  });
  const read = [...turn.claims, ...turn.doubted.map(({ claim }) => claim)].find(
    (claim) => claim.fact === place.fact && (samePlace(claim, place) || !claim.years),
  );
  if (!read)
    return {
      outcome: "unreadable",
      sentence: `“${text.slice(0, 30)}”没读成${definition?.label ?? place.fact}：${hintOf(definition?.kind)}`,
    };
  const claim = { ...read, ...place, corrects: true };
  const result = record(company.history, claim, { ...typed, turn: BESIDE });
  // What is typed into the field of a better borne figure replaces it: nobody types there by chance.
  const held = result.previous;
  const taken =
    result.outcome === "weaker" && held
      ? record(company.history, { ...claim, evidence: held.evidence }, { ...typed, turn: BESIDE })
      : result;
  return {
    outcome: "done",
    company: { ...company, history: taken.history },
    words: claimsWords([claim], definitions),
  };
}

/** Takes a fact back; `undefined` when it does not stand. */
export function dropFact(
  company: CompanyState,
  place: FactPlace,
  typed: Typed,
): CompanyState | undefined {
  const held = standing(company.history).filter((one: Entry) => samePlace(one, place));
  if (held.length === 0) return undefined;
  const ids = held.map(({ id }) => id);
  const history = withdraw(company.history, ids, "在资料栏删去", { ...typed, turn: BESIDE });
  return { ...company, history };
}

function hintOf(kind: string | undefined): string {
  switch (kind ?? "") {
    case "money":
      return "写成金额，如 4126 万元。";
    case "count":
      return "写成整数，如 52。";
    case "ratio":
      return "写成百分比，如 5.2%。";
    case "date":
      return "写成日期，如 2016-11-05。";
    case "yesno":
      return "写“是”或“否”。";
    case "items":
      return "一项一项的请在对话里说。";
    default:
      return "换个写法再试，或者在对话里说。";
  }
}
