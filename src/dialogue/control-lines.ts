import type { Claim } from "../profile/claim.ts";
import { isExact } from "../profile/stored-value.ts";
import { counts } from "../rules/verdict-words.ts";
import { briefLines } from "./brief-lines.ts";
import type { CompanyView } from "./company-view.ts";
import { toldEntries } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { claimsWords, placeWords } from "./fact-words.ts";
import { missingOf } from "./missing-facts.ts";
import { CLASSES } from "./question-groups.ts";

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
  const left = [...new Set(missingOf(view, ground).map(({ fact }) => fact))];
  if (left.length === 0) return [];
  const names = left
    .slice(0, MOST_LEFT)
    .map((fact) => definitions.get(fact)?.label ?? fact)
    .join("、");
  return [`还差：${names}${left.length > MOST_LEFT ? `等 ${String(left.length)} 项` : ""}。`];
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
