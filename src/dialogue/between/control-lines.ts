import type { Claim } from "../../profile/claim.ts";
import { isExact } from "../../profile/stored-value.ts";
import { counts } from "../../rules/verdict-words.ts";
import { briefLines } from "./brief-lines.ts";
import type { CompanyView } from "../company-view.ts";
import { toldEntries } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { claimsWords, placeWords } from "../asking/fact-words.ts";
import { missingOf } from "../asking/missing-facts.ts";
import { CLASSES } from "../asking/question-groups.ts";

/** Names at most so many things that are left. */
const MOST_LEFT = 6;
const RESEARCH = /^rdExpense(?:Hnte|Unspecified)$/;

/** Everything that is known, what of it is only approximate, what is not known, and what is left. */
export function summaryLines(view: CompanyView, ground: DialogueGround): string[] {
  const { definitions } = ground.ground;
  const entries = toldEntries(view);
  const rough = entries.filter(
    ({ value, forecast }) => value.kind === "figure" && !isExact(value) && forecast !== true,
  );
  const labels = (ids: readonly string[]) =>
    [...new Set(ids)].map((fact) => definitions.get(fact)?.label ?? fact).join("、");
  const unknown = view.company.history.unknowns
    .filter((one) => !waitsNoMore(one, view))
    .map((one) => placeWords(one, definitions));
  return [
    entries.length === 0
      ? "还没有记下什么。"
      : `已经记下：${claimsWords(
          entries.map((one) => ({ ...one, unitTaken: false })),
          definitions,
        )}。`,
    ...(rough.length > 0 ? [`还是概数：${labels(rough.map(({ fact }) => fact))}。`] : []),
    ...(unknown.length > 0 ? [`先空着的：${[...new Set(unknown)].join("、")}。`] : []),
    ...briefLines(view, ground),
  ];
}

/** Whether research expenses that were not known as a whole were told by their classes, and are waited for no more. */
export function waitsNoMore(
  { fact, years }: Pick<Claim, "fact" | "years">,
  { profile, standings }: CompanyView,
): boolean {
  if (!years || !RESEARCH.test(fact)) return false;
  const parted = profile.facts.some(
    ({ key, years: of }) => CLASSES.test(key) && of?.[0] === years[0],
  );
  const waited = standings.some(({ verdict: { conditions } }) =>
    conditions.some(({ missing }) =>
      missing.some((one) => RESEARCH.test(one.fact) && one.year === years[0]),
    ),
  );
  return parted && !waited;
}

/** What is still to be told. */
export function leftLines(view: CompanyView, ground: DialogueGround): string[] {
  const { definitions } = ground.ground;
  const labelOf = (fact: string) =>
    CLASSES.test(fact) ? PARTED : (definitions.get(fact)?.label ?? fact);
  const years = new Map<string, Set<number>>();
  for (const { fact, year } of missingOf(view, ground)) {
    const label = labelOf(fact);
    years.set(label, (years.get(label) ?? new Set()).add(year ?? NO_YEAR));
  }
  if (years.size === 0) return [];
  const names = [...years]
    .slice(0, MOST_LEFT)
    .map(([label, of]) => `${label}${yearWords([...of])}`)
    .join("、");
  return [`还差：${names}${years.size > MOST_LEFT ? `等 ${String(years.size)} 项` : ""}。`];
}

/** The classes of research expenses are one thing to look up. */
const PARTED = "研发费用分类";
const NO_YEAR = 0;

function yearWords(years: readonly number[]): string {
  const told = years.filter((year) => year !== NO_YEAR).sort((a, b) => a - b);
  return told.length === 0 ? "" : `（${told.map(String).join("、")} 年）`;
}

/** What was settled when it was spoken of last, whether anything changed since, and what was put aside then. */
export function resumingLines(
  view: CompanyView,
  changed: boolean,
  ground: DialogueGround,
): string[] {
  const { definitions } = ground.ground;
  const { lastDay, history } = view.company;
  const later = history.unknowns.map((one) => placeWords(one, definitions));
  const day = lastDay === undefined || lastDay === view.asOf ? "刚才" : `上次（${lastDay}）`;
  return [
    `接着来。${day}记下的都在${changed ? "" : "，规定和看的年份没有变"}。`,
    ...(changed
      ? [
          ...view.standings.map(({ verdict }) => `${verdict.title}：${counts(verdict)}`),
          ...leftLines(view, ground),
        ]
      : briefLines(view, ground)),
    ...(later.length > 0
      ? [`当时先空着的：${[...new Set(later)].join("、")}，现在有了就告诉我。`]
      : []),
  ];
}
