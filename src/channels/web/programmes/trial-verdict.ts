import { namesOf } from "../../../knowledge/rule-names.ts";
import { standingOf } from "../../../rules/judge-all.ts";
import { Told, type Names } from "../../../rules/telling.ts";
import type { Guide } from "./guide.ts";
import { readTrial, type Trial } from "./trial.ts";

/** What came out of what was put in, ready to be told. */
export interface Judged {
  told: Told | undefined;
  remedies: ReturnType<typeof standingOf>["remedies"];
  names: Names;
  /** What came out of the starting point; `undefined` where none is kept. */
  before: Told | undefined;
}

/** Judges what was put in, and the starting point beside it. */
export function judgeTrial(guide: Guide, trial: Trial): Judged {
  const names = namesOf(guide.knowledge);
  const { standing, told } = judged(guide, trial, names);
  const start = trial.start && readTrial(guide, trial.start, trial.asOf);
  return {
    ...{ told, names, remedies: standing.remedies },
    before: start && judged(guide, start, names).told,
  };
}

function judged({ rule, ground }: Guide, trial: Trial, names: Names) {
  const { profile, asOf, filingDay, kind, options } = trial;
  const standing = standingOf(rule, profile, { asOf, filingDay, kind, options }, ground);
  const told = Told.of({ standing, profile, definitions: ground.definitions, names });
  return { standing, told };
}
