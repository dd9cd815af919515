import type { Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Fact } from "../../profile/fact.ts";
import type { Ground } from "../../rules/judge.ts";
import type { Rule } from "../../rules/rule.ts";
import { factsOf } from "./case-facts.ts";
import { WORDS_OF_A_CASE, type StatedCase, type StatedCriterion } from "./case-file.ts";
import { programmeOf } from "./case-programmes.ts";
import { filingOf } from "./filing.ts";
import { differences } from "./found.ts";
import { dayIn, InputFault, named, once, type Filing } from "./input-facts.ts";
import type { CaseProgramme, Criterion, Flags, Inputs } from "./programme.ts";
import { isRecord } from "./stated-figure.ts";
import { Worked } from "./worked.ts";

/** What cases are run with. */
export interface Bench {
  readonly ruleOf: (id: string) => Rule;
  readonly ground: Ground;
  /** The day of filings that state none. */
  readonly usual: Day;
}

/** Inputs that say when the filing is. */
const FILING_DAYS = ["application_date", "assessment_date"];

/** Runs a case through the rules and compares all that it states; empty where it holds. */
export function runCase(stated: StatedCase, bench: Bench): string[] {
  const programme = programmeOf(stated.program, stated.rule_version);
  if (typeof programme === "string") return [programme];
  try {
    return compared(stated, programme, bench);
  } catch (error) {
    if (error instanceof InputFault) return [error.message];
    throw error;
  }
}

function compared(stated: StatedCase, programme: CaseProgramme, bench: Bench): string[] {
  const { inputs } = stated;
  const day = FILING_DAYS.flatMap((key) => inputs[key] ?? [])[0];
  const filing = filingOf(bench.ruleOf(programme.rule), {
    name: stated.rule_version,
    stated: day === undefined ? undefined : dayIn(day),
    usual: bench.usual,
    kind: inputs["is_recheck"] === true ? "recheck" : "new",
  });
  if (typeof filing === "string") return [filing];
  const facts = [
    ...(programme.unsaid?.(inputs, filing) ?? []),
    ...factsOf(inputs, programme.inputs, filing),
  ];
  const registered = new Worked(facts, filing, bench.ground);
  const began = businessBegan(inputs, facts, filing);
  const worked = began ? new Worked([...facts, began], filing, bench.ground) : registered;
  const verdicts = new Map(
    Object.entries(programme.criteria).map(([id, criterion]) => [
      id,
      verdictOf(criterion, criterion.asRegistered ? registered : worked),
    ]),
  );
  return [
    ...strangeKeys(stated, programme),
    ...stated.criteria.flatMap((one) => {
      const criterion = programme.criteria[one.id];
      if (!criterion) return [`${one.id} 不认识：有的是 ${[...verdicts.keys()].join("、")}`];
      const of = criterion.asRegistered ? registered : worked;
      return comparedCriterion(one, criterion, of, verdicts.get(one.id) ?? "");
    }),
    ...scores(stated, programme, worked),
    ...derived(inputs, programme, worked),
    ...flags(stated, programme, worked),
    ...outcome(stated, verdicts),
  ];
}

/** A company whose figures begin later than it was registered did business only since then. */
function businessBegan(inputs: Inputs, facts: readonly Fact[], filing: Filing): Fact | undefined {
  const sales = inputs["sales_revenue_yuan"];
  const registered = facts.find(({ key }) => key === "regDate")?.value;
  if (!Array.isArray(sales) || registered?.kind !== "date") return undefined;
  const first = filing.lastYear - sales.length + 1;
  if (sales.length >= filing.years || yearOf(registered.from) >= first) return undefined;
  const day = `${String(first)}-01-01`;
  return once("regDate", { kind: "date", from: day, to: day });
}

function verdictOf(criterion: Criterion, worked: Worked): string {
  const { outcome, missing } = worked.condition(criterion.condition);
  switch (outcome) {
    case "met":
    case "notApplicable":
      return "pass";
    case "unmet":
      return "fail";
    case "expert":
      return "manual_review";
    case "unknown": {
      const needed = criterion.unknownWithout;
      const people = needed && !missing.some(({ fact }) => needed.includes(fact));
      return people ? "manual_review" : "unknown";
    }
  }
}

function comparedCriterion(
  stated: StatedCriterion,
  { computed }: Criterion,
  worked: Worked,
  verdict: string,
): string[] {
  const values = Object.entries(stated.computed).flatMap(([key, value]) => {
    const read = Object.hasOwn(computed, key) ? computed[key] : undefined;
    if (!read) return [`${key} 不认识：可以写 ${Object.keys(computed).join("、")}`];
    return differences(value, read(worked)).map((difference) => `${key} ${difference}`);
  });
  const verdicts = stated.verdict === verdict ? [] : [`要 ${stated.verdict}，得 ${verdict}`];
  return [...verdicts, ...values].map((difference) => `${stated.id} ${difference}`);
}

function strangeKeys(stated: StatedCase, programme: CaseProgramme): string[] {
  const known = ["case_id", "program", "rule_version", "inputs", "criteria", "scores", "overall"];
  const all = new Set([...known, "failed", ...WORDS_OF_A_CASE, programme.flags?.key]);
  return Object.keys(stated).flatMap((key) => (all.has(key) ? [] : [`${key} 不认识`]));
}

/** Scores beside the criteria, each as a criterion or its parts name it. */
function scores({ scores: stated }: StatedCase, programme: CaseProgramme, worked: Worked) {
  const found = Object.values(programme.criteria).flatMap(({ computed }) =>
    Object.entries(computed).flatMap(([key, read]) => {
      if (!(key in stated) && key !== "parts") return [];
      const one = read(worked);
      return [[key, one] as const, ...(one.kind === "parts" ? one.parts : [])];
    }),
  );
  const all = { kind: "parts", parts: new Map(found) } as const;
  return differences(stated, all).map((difference) => `scores ${difference}`);
}

/** What the inputs state as derived. */
function derived(inputs: Inputs, programme: CaseProgramme, worked: Worked): string[] {
  const stated = inputs["_derived"];
  if (!isRecord(stated)) return [];
  const criterion = { condition: "", computed: programme.derived ?? {} };
  const one = { id: "_derived", verdict: "pass", computed: stated } as const;
  return comparedCriterion(one, criterion, worked, "pass");
}

function flags(stated: StatedCase, programme: CaseProgramme, worked: Worked): string[] {
  const { key, read } = programme.flags ?? {};
  const list = key === undefined ? undefined : stated[key];
  if (key === undefined || !read || list === undefined) return [];
  if (!Array.isArray(list)) return [`${key} 要写成列表`];
  const { told, names } = read(worked);
  const wanted = list.map((flag) => flagOf(String(flag), names));
  const same = wanted.length === told.size && wanted.every((flag) => told.has(flag));
  return same ? [] : [`${key} 要 ${JSON.stringify(list)}，得 ${[...told].join("、") || "没有"}`];
}

function flagOf(flag: string, names: Flags["names"]): string {
  return named(flag, names);
}

/** Fails where one criterion does, waits where one is not decided. */
function outcome({ overall, failed }: StatedCase, verdicts: ReadonlyMap<string, string>): string[] {
  const all = [...verdicts];
  const unmet = all.flatMap(([id, verdict]) => (verdict === "fail" ? [id] : []));
  const open = all.some(([, verdict]) => verdict !== "pass");
  const found = unmet.length > 0 ? "fail" : open ? "pending" : "pass";
  const sorted = (ids: readonly string[]) => [...ids].sort().join("、");
  return [
    ...(overall === undefined || overall === found ? [] : [`overall 要 ${overall}，得 ${found}`]),
    ...(failed === undefined || sorted(failed) === sorted(unmet)
      ? []
      : [`failed 要 ${sorted(failed) || "没有"}，得 ${sorted(unmet) || "没有"}`]),
  ];
}
