import { samePlace, type Claim, type FactPlace } from "./claim.ts";
import type { Fact } from "./fact.ts";
import { readStored } from "./stored-value.ts";
import { weigh } from "./supersede.ts";

/** When, by whom and in which turn of a conversation something was said. */
export interface Occasion {
  /** ISO 8601 instant or local time. */
  readonly at: string;
  readonly by: string;
  readonly turn: number;
}

/** A claim that was taken, with what became of it. Nothing is overwritten: it only ends. */
export interface Entry extends Claim, Occasion {
  readonly id: number;
  /** When and by which words it ceased to hold; `entry` took its place, or it was withdrawn. */
  readonly ended?: Occasion & { readonly words: string; readonly entry?: number };
}

/** A fact that was asked and that the company could not tell: neither zero nor no. */
export interface Unknown extends FactPlace, Occasion {
  readonly words: string;
  /** Whether it will be looked up. */
  readonly later: boolean;
}

/** All that was ever said of one enterprise, as plain data. */
export interface History {
  readonly entries: readonly Entry[];
  readonly unknowns: readonly Unknown[];
}

/** Where nothing was said yet. */
export const EMPTY_HISTORY: History = { entries: [], unknowns: [] };

/** What came of a claim; `weaker` ones are not taken and have to be asked about. */
export interface Recorded {
  readonly history: History;
  readonly outcome: "new" | "same" | "replaced" | "weaker";
  /** What stood at its place before. */
  readonly previous?: Entry;
  readonly entry?: Entry;
}

/** The entries that hold. */
export function standing({ entries }: History): Entry[] {
  return entries.filter(({ ended }) => !ended);
}

/** The facts that hold, ready for judging. */
export function factsOf(history: History): Fact[] {
  return standing(history).map((entry): Fact => {
    const { id, fact, years, value, forecast, evidence, words, implied } = entry;
    return {
      id: String(id),
      key: fact,
      value: readStored(value),
      evidence,
      words,
      ...(years && { years }),
      ...(forecast === true && { forecast }),
      ...(implied === true && { assumed: true }),
    };
  });
}

/** Holds a claim against what is known and takes it, unless it is weaker. */
export function record(history: History, claim: Claim, occasion: Occasion): Recorded {
  const previous = standing(history).findLast(
    (one) => samePlace(one, claim) && (one.forecast === true) === (claim.forecast === true),
  );
  const does = previous ? weigh(previous, claim) : "new";
  if (previous && (does === "same" || does === "weaker"))
    return { history, outcome: does, previous };
  const entry: Entry = { ...claim, ...occasion, id: history.entries.length + 1 };
  const entries = history.entries.map((one) =>
    one === previous
      ? { ...one, ended: { ...occasion, words: claim.words, entry: entry.id } }
      : one,
  );
  const unknowns = history.unknowns.filter((one) => !answers(claim, one));
  return {
    history: { entries: [...entries, entry], unknowns },
    outcome: previous ? "replaced" : "new",
    entry,
    ...(previous && { previous }),
  };
}

/** Ends entries without putting anything in their place. */
export function withdraw(
  history: History,
  ids: readonly number[],
  words: string,
  occasion: Occasion,
): History {
  const entries = history.entries.map((one) =>
    ids.includes(one.id) && !one.ended ? { ...one, ended: { ...occasion, words } } : one,
  );
  return { ...history, entries };
}

/** Notes that a fact was asked and not known; what is known already stays. */
export function noteUnknown(history: History, unknown: Unknown): History {
  if (standing(history).some((one) => answers(one, unknown))) return history;
  const others = history.unknowns.filter((one) => !samePlace(one, unknown));
  return { ...history, unknowns: [...others, unknown] };
}

/** Whether a fact was asked and the company could not tell. */
export function isUnknown({ unknowns }: History, fact: string, year?: number): boolean {
  return unknowns.some(
    (one) => one.fact === fact && (!one.years || year === undefined || within(year, one.years)),
  );
}

function answers(claim: FactPlace, { fact, years }: FactPlace): boolean {
  if (claim.fact !== fact) return false;
  if (!claim.years || !years) return true;
  return within(years[0], claim.years) || within(years[1], claim.years);
}

function within(year: number, [from, to]: readonly [number, number]): boolean {
  return from <= year && year <= to;
}

/** Undoes a turn: what it said is withdrawn, and what it had ended holds again as a new entry. */
export function undoTurn(history: History, turn: number, occasion: Occasion): History {
  const said = history.entries.filter((one) => one.turn === turn && !one.ended);
  const ended = history.entries.filter((one) => one.ended?.turn === turn && one.turn !== turn);
  const taken = withdraw(
    history,
    said.map(({ id }) => id),
    "返回",
    occasion,
  );
  return ended.reduce<History>((now, entry) => {
    const again: Entry = { ...claimOf(entry), ...occasion, id: now.entries.length + 1 };
    return { ...now, entries: [...now.entries, again] };
  }, taken);
}

/** What an entry claims, without what became of it. */
export function claimOf(entry: Entry): Claim {
  const { fact, years, value, forecast, evidence, words, implied, unitTaken } = entry;
  return {
    fact,
    value,
    evidence,
    words,
    ...(years && { years }),
    ...(forecast === true && { forecast }),
    ...(implied === true && { implied }),
    ...(unitTaken === true && { unitTaken }),
  };
}
