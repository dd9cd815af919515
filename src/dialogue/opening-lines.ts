import type { Programme } from "../knowledge/programme.ts";
import type { Choice } from "../messages/reply.ts";
import { versionFor } from "../rules/version.ts";
import type { Standing } from "../rules/judge-all.ts";
import { openWords } from "../rules/next-words.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";

/** Programmes that are offered where none is named. */
const OFFERED = ["hnte", "tech-sme", "region-little-giant", "srdi-sme", "rd-deduction"];

/** Says by which rule, day and years a company is looked at; again where they changed since. */
export function openingLines(view: CompanyView, ground: DialogueGround): string[] {
  const { filings } = view.company;
  return view.standings.flatMap((standing) => {
    const before = filings[standing.rule.id];
    const now = filingOf(standing);
    if (before === now) return [];
    const told = openingOf(standing, view, ground);
    return before === undefined ? told : [`时间变了：${told[0] ?? ""}`];
  });
}

/** The filing day and years of each rule, to see later what changed. */
export function filingsOf({ standings }: CompanyView): Record<string, string> {
  return Object.fromEntries(standings.map((one) => [one.rule.id, filingOf(one)]));
}

function filingOf({ verdict, open }: Standing): string {
  // Where it is reckoned with today the day itself is no change.
  const day = !open || verdict.filingDay === verdict.asOf ? "" : verdict.filingDay;
  return `${verdict.version ?? ""} ${day} ${verdict.years.join(",")}`;
}

function openingOf(
  { rule, verdict, open }: Standing,
  { asOf }: CompanyView,
  { knowledge }: DialogueGround,
): string[] {
  const { filingDay, years, kind, title } = verdict;
  const version = versionFor(rule, filingDay, kind);
  const programme = knowledge.programmes.find(({ id }) => id === rule.programme);
  if (!version)
    return [
      `${title}：${filingDay} 的申报，库里没有装管这一天的规则，判断不了；可以先记下情况，或问受理部门。`,
    ];
  const unfinished = years.filter((year) => year >= yearOf(asOf));
  const span = years.length === 0 ? "" : `，看 ${years.map(String).join("、")} 年`;
  const open1 = unfinished.length > 0 ? `（${unfinished.map(String).join("、")} 年还没过完）` : "";
  const when = open ? `（${openWords(open, asOf)}）` : "";
  const distinct = programme?.distinct;
  return [
    `${title}：按 ${filingDay} 申报算${when}${span}${open1}。`,
    ...(version.note !== undefined ? [version.note] : distinct !== undefined ? [distinct] : []),
  ];
}

/** Asks which programme is meant. */
export function programmeQuestion(
  either: readonly Programme[],
  { knowledge, rules }: DialogueGround,
): { text: string; choices: Choice[] } {
  if (either.length > 0)
    return {
      text: "“小巨人”有几种，条件各不相同，是哪一种？",
      choices: either.map(({ title }) => ({ label: title, text: title })),
    };
  const offered = OFFERED.flatMap((id) => {
    const programme = knowledge.programmes.find((one) => one.id === id);
    return programme && rules.some((rule) => rule.programme === id) ? [programme] : [];
  });
  return {
    text: "想看哪个项目？说名字就行，比如高企、科小、科技小巨人。",
    choices: offered.map(({ title }) => ({ label: title, text: title })),
  };
}
