import { Profile } from "../profile/profile.ts";
import { standingOf, type Standing } from "../rules/judge-all.ts";
import { today } from "./day-argument.ts";
import { checkOptions, ruleNamed, type Bench } from "./judging.ts";
import { readFactRows, type PrecheckRow } from "./precheck-row.ts";
import { amountJson, verdictJson } from "./verdict-json.ts";

/** A row that was judged: what it said, how it came out, and as it is printed. */
export interface Judged {
  readonly input: PrecheckRow;
  readonly standing: Standing;
  readonly shown: ReturnType<typeof verdictJson>;
}

/** Judges one row; what is wrong with it is a usage error that begins with `where`. */
export function judgedRow(row: PrecheckRow, bench: Bench, where: string): Judged {
  const { knowledge, ground, names } = bench;
  const rule = ruleNamed(row.programme, knowledge, where);
  const options = new Map(Object.entries(row.options ?? {}));
  checkOptions(options, rule, where);
  const { facts, doubts } = readFactRows(row.facts, rule, ground.definitions, where);
  const { asOf = row.filingDay ?? today(), filingDay, kind } = row;
  const asked = {
    asOf,
    options,
    ...(filingDay !== undefined && { filingDay }),
    ...(kind && { kind }),
  };
  const standing = standingOf(rule, new Profile(facts), asked, ground);
  const { verdict } = standing;
  const input = { ...row, asOf, filingDay: verdict.filingDay, kind: verdict.kind };
  return { input, standing, shown: verdictJson(row.id, standing, names, doubts) };
}

/** The verdict with everything it rests on, so that it can be computed again later. */
export function storedRow({ input, standing, shown }: Judged, { names }: Bench) {
  const { hash, engine, worth } = standing.verdict;
  return {
    ...shown,
    hash: hash ?? null,
    engine,
    worth: worth ? amountJson(worth, names) : null,
    input,
  };
}
