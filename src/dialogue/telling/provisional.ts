import type { Fact } from "../../profile/fact.ts";
import { standing } from "../../profile/history.ts";
import { Profile } from "../../profile/profile.ts";
import { readStored } from "../../profile/stored-value.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { toldWords } from "./condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { forecastYears } from "./forecast-lines.ts";
import type { Taken } from "../taking/taking.ts";

const UNSPECIFIED = "rdExpenseUnspecified";
/** The kind of research expenses that a programme looks at. */
const KINDS: Readonly<Record<string, string>> = {
  hnte: "rdExpenseHnte",
  "tech-sme": "rdExpenseDeduction",
  "region-little-giant": "rdExpenseBook",
  "rd-subsidy": "rdExpenseStatistics",
};
const BEARS = /^(?:rdExpense|salesRevenue|regDate)/;

/** The kind of research expenses that the first of some programmes looks at; `undefined` where none of them asks for a kind. */
export function researchAsked({ standings }: CompanyView): string | undefined {
  return standings.flatMap(({ rule }) => KINDS[rule.programme] ?? [])[0];
}

/** What research expenses of an unknown kind would come to: told as such, decided nothing by. */
export function provisionalLines(
  { added, replaced }: Taken,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  return now.some(({ fact }) => BEARS.test(fact)) ? provisionalOf(view, ground) : [];
}

/** Shares that are taken as they were told while their figures are not known. */
const STATED = ["rdRatio"];

/** The profile with research expenses of an unknown kind as those that a programme looks at. */
export function withUnspecified(programme: string, { company, profile }: CompanyView): Profile {
  const kind = KINDS[programme];
  const open = standing(company.history).filter(({ fact }) => fact === UNSPECIFIED);
  if (kind === undefined || open.length === 0) return profile;
  const as = open.map(({ value, years, forecast }): Fact => ({
    key: kind,
    value: readStored(value),
    ...(years && { years }),
    ...(forecast === true && { forecast }),
  }));
  return new Profile([...profile.facts.filter(({ key }) => !STATED.includes(key)), ...as]);
}

/** Whether a condition is decided by a figure, its own or of a part. */
function isReckoned({ value, children }: ConditionResult): boolean {
  return value !== undefined || children.some(isReckoned);
}

/** The same of all that is known. */
export function provisionalOf(view: CompanyView, ground: DialogueGround): string[] {
  const open = standing(view.company.history).filter(({ fact }) => fact === UNSPECIFIED);
  if (open.length === 0) return [];
  return view.standings.flatMap(({ rule, verdict }) => {
    const kind = KINDS[rule.programme];
    if (kind === undefined) return [];
    const profile = withUnspecified(rule.programme, view);
    const supposed = standingFor(rule, profile, view.asOf, ground);
    const told = Told.of(tellingOf(supposed, { ...view, profile }, ground));
    return supposed.verdict.conditions.flatMap((condition, index) => {
      const { outcome } = condition;
      const before = verdict.conditions[index]?.outcome;
      const decided = outcome === "met" || outcome === "unmet";
      const stated =
        STATED.includes(condition.subject ?? "") && !!view.profile.once(condition.subject ?? "");
      if (!told || !decided || (before !== "unknown" && !stated) || !isReckoned(condition))
        return [];
      const text = toldWords(condition, told);
      const label = ground.ground.definitions.get(kind)?.label ?? "";
      const open = forecastYears(profile, supposed.verdict.years, BEARS);
      return [
        open.length === 0
          ? `先按你说的研发数看：${text}，${MARK_WORDS[outcome]}；是${label}的数才作数。`
          : `先按你说的数试算：${text}，${outcome === "met" ? "够" : "不够"}；${open.join("、")} 年还是预计，等年度决算、是${label}的数才作数。`,
      ];
    });
  });
}
