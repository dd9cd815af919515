import type { Claim } from "../../profile/claim.ts";
import {
  noteUnknown,
  record,
  withdraw,
  type Entry,
  type History,
  type Occasion,
} from "../../profile/history.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import type { CompanyState, Confirm } from "../dialogue-state.ts";
import { confirmDoubts, confirmWeaker, together } from "./confirming.ts";
import { isExact } from "../../profile/stored-value.ts";
import { nameOf } from "../asking/missing-facts.ts";

/** What a message changed in what is known of a company. */
export interface Taken {
  readonly company: CompanyState;
  readonly added: readonly Entry[];
  readonly replaced: readonly { readonly before: Entry; readonly after: Entry }[];
  /** What is known more exactly than it was said now. */
  readonly kept: readonly Entry[];
  readonly withdrawn: readonly (Entry & { readonly why?: string })[];
  /** Facts (ids) that were said not to be known. */
  readonly unknown: readonly string[];
}

/** Takes what a turn says into what is known; what is weaker or unsure is asked about first. */
export function take(
  company: CompanyState,
  turn: Pick<Turn, "claims" | "doubted" | "withdrawn" | "unknown">,
  occasion: Occasion,
  definitions: FactDefinitions,
  confirmed: readonly Claim[] = [],
): Taken {
  const confirm: Confirm[] = [];
  const added: Entry[] = [];
  const kept: Entry[] = [];
  const replaced: { before: Entry; after: Entry }[] = [];
  let history: History = company.history;
  const withdrawn = turn.withdrawn.flatMap(({ id, why }) => {
    const entry = history.entries.find((one) => one.id === id && !one.ended);
    return entry ? [{ ...entry, ...(why !== undefined && { why }) }] : [];
  });
  history = withdraw(
    history,
    withdrawn.map(({ id }) => id),
    "撤回",
    occasion,
  );
  // What was taken back without anything in its place is not known for now.
  for (const { fact, years, why } of withdrawn)
    if (why === undefined)
      history = noteUnknown(history, {
        fact,
        words: "先去掉",
        later: true,
        ...occasion,
        ...(years && { years }),
      });
  for (const claim of [...confirmed, ...turn.claims]) {
    const result = record(history, claim, occasion);
    history = result.history;
    const held = result.previous;
    if (result.outcome === "same" && held && isExact(held.value) && !isExact(claim.value))
      kept.push(held);
    if (result.outcome === "weaker" && result.previous)
      confirm.push(confirmWeaker(claim, result.previous, definitions));
    if (result.entry && result.previous)
      replaced.push({ before: result.previous, after: result.entry });
    else if (result.entry) added.push(result.entry);
  }
  const today = occasion.at.slice(0, 10);
  confirm.push(...confirmDoubts(turn.doubted, turn.claims, today, definitions));
  for (const { fact, years, words, later } of turn.unknown)
    history = noteUnknown(history, {
      fact,
      words,
      later,
      ...occasion,
      ...(years && { years }),
    });
  const aside = turn.unknown.map(({ fact, years }) =>
    nameOf({ fact, ...(years && { year: years[0] }) }),
  );
  return {
    company: {
      ...company,
      history,
      confirm: together([...company.confirm, ...confirm], definitions),
      setAside: [...new Set([...company.setAside, ...aside])],
    },
    added,
    kept,
    replaced,
    withdrawn,
    unknown: [...new Set(turn.unknown.map(({ fact }) => fact))],
  };
}
