import type { Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import { printClause } from "../../clauses/clause.ts";
import type { Choice } from "../../messages/reply.ts";
import { nextWindow, type OpenDays } from "../../rules/filing-window.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { openWords } from "../../rules/next-words.ts";
import type { Relation, Rule, RuleVersion, Test } from "../../rules/rule.ts";
import { KIND_WORDS } from "../../rules/verdict-words.ts";
import { versionFor } from "../../rules/version.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { ProgrammesMeant } from "../asking/programme-meant.ts";

/** Programmes that are offered where none is named. */
const OFFERED = ["hnte", "tech-sme", "region-little-giant", "srdi-sme", "rd-deduction"];
/** Programmes whose names people take for those of others. */
const TOLD_APART = [
  "tech-sme",
  "region-little-giant",
  "city-little-giant",
  "srdi-sme",
  "srdi-little-giant",
];

/** Says by which rule, day and years a company is looked at; again where they changed since, and what changed. */
export function openingLines(view: CompanyView, ground: DialogueGround): string[] {
  const { filings } = view.company;
  return view.standings.flatMap((standing) => {
    const before = filings[standing.rule.id];
    const now = filingOf(standing);
    if (before === now) return [];
    const told = openingOf(standing, view, ground);
    if (before === undefined) return told;
    return [`${changeWords(before, standing, view)}${told[0] ?? ""}`];
  });
}

/** The version, filing day and years of each rule, to see later what changed. */
export function filingsOf({ standings }: CompanyView): Record<string, string> {
  return Object.fromEntries(standings.map((one) => [one.rule.id, filingOf(one)]));
}

function filingOf({ verdict, open }: Standing): string {
  // Where it is reckoned with today the day itself is no change.
  const day = !open || verdict.filingDay === verdict.asOf ? "" : verdict.filingDay;
  return `${verdict.version ?? ""} ${day} ${verdict.years.join(",")}`;
}

/** What is otherwise than it was told: another version of the rule, other years. */
function changeWords(
  before: string,
  { rule, verdict }: Standing,
  { company }: CompanyView,
): string {
  const [version, , years = ""] = before.split(" ");
  const now = versionFor(rule, verdict.filingDay, verdict.kind);
  const gone = years
    .split(",")
    .filter((year) => year !== "" && !verdict.years.includes(Number(year)));
  if (now && version !== verdict.version && verdict.kind === "recheck")
    return `复核另按${basisWords(now)}看，和新申请的条件不同，已记的数不用重说。`;
  const since = company.lastDay === undefined ? "" : "和上次不一样：";
  if (now && version !== verdict.version)
    return `${since}办法换了，${now.from} 起按${basisWords(now)}，按新的重看一遍，已记的数不用重说。`;
  if (gone.length > 0)
    return `${since}年份往后移了，${gone.join("、")} 年不再用，已记的数不用重说。`;
  return since === "" ? "时间变了：" : since;
}

/** The documents that a version rests on. */
export function basisWords({ basis }: Pick<RuleVersion, "basis">): string {
  return basis
    .map((clause) =>
      printClause(clause)
        .replace(/（全文）$/, "")
        .trim(),
    )
    .join("、");
}

function openingOf(
  { rule, verdict, open, first }: Standing,
  { asOf }: CompanyView,
  { knowledge }: DialogueGround,
): string[] {
  const { filingDay, years, kind, title } = verdict;
  const version = versionFor(rule, filingDay, kind);
  const programme = knowledge.programmes.find(({ id }) => id === rule.programme);
  if (!version)
    return [
      `${title}：${filingDay} 的申报，库里没有装管这一天的规则${lastRule(rule)}，判断不了；可以先记下情况，说“按那时的口径参考”就对一遍，或说“登记”请工作人员答复。`,
    ];
  const unfinished = years.filter((year) => year >= yearOf(asOf));
  const span = years.length === 0 ? "" : `，看 ${years.map(String).join("、")} 年`;
  const open1 = unfinished.length > 0 ? `（${unfinished.map(String).join("、")} 年还没过完）` : "";
  const when = open
    ? `；${whenWords(open, asOf, nextWindow(version, firstDayOf(asOf), kind))}`
    : "；申报时间看当年通知";
  const again = kind === "new" ? "" : `（${KIND_WORDS[kind]}）`;
  const day = filingDay === asOf ? "今天申报" : `${filingDay} 申报`;
  const apart = TOLD_APART.includes(rule.programme) ? programme?.distinct : undefined;
  const note = version.note ?? apart;
  return [
    `${title}${again}：按今天（${asOf}）的规定、${day}算${span}${open1}${when}。`,
    ...(unfinished.length > 0
      ? [
          `${unfinished.map(String).join("、")} 年的数出来以前，要用它算的几条还不知道，预计数只能试算。`,
        ]
      : []),
    ...(note === undefined ? [] : [note]),
    ...first.flatMap((one) => (one.fact === undefined ? [] : [`${relationWords(one)}。`])),
  ];
}

/** What a programme has to do with another one, with its clause. */
export function relationWords({ say, clause }: Relation): string {
  return `${say.replace(/。$/, "")}${clause ? `〔${printClause(clause)}〕` : ""}`;
}

/** When one can file: where a notice says so from when to when, and that the days of this year are not known where they may be over. */
function whenWords(open: OpenDays, asOf: Day, first: OpenDays | undefined): string {
  const { from, to, certain, window } = open;
  const words = openWords(open, asOf).replace(/（(.*)）$/, "，$1");
  if (window.every.kind === "always") return words;
  if (certain && from <= asOf) {
    const clause = window.clause ? `〔${printClause(window.clause)}〕` : "";
    return `现在就能报，${from} 到 ${to}${clause}`;
  }
  if (certain || yearOf(from) <= yearOf(asOf)) return words;
  const year = String(yearOf(asOf));
  return first?.certain === true && first.to < asOf
    ? `${year} 年的 ${first.to} 已经截止；${words}`
    : `${year} 年哪天截止库里没有装，还收不收看当年通知；${words}`;
}

function firstDayOf(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

/** What is loaded of it instead: rules of other days. */
function lastRule({ versions }: Rule): string {
  const last = versions.at(-1);
  if (last?.to === undefined) return "";
  const shut = last.conditions.filter(({ test }) => isShutOut(test));
  const titles = shut.map(({ label, clause }) => `${label}〔${printClause(clause)}〕`).join("、");
  const also = titles === "" ? "" : `；那时的口径要${titles}，有了就冲突`;
  return `，只有 ${last.from} 到 ${last.to} 的口径（${basisWords(last)}），不能当现在的用${also}`;
}

/** Whether a title is asked that a company must not have. */
function isShutOut(test: Test): boolean {
  return test.kind === "yesno" && !test.yes && TITLE.test(test.subject.name);
}

const TITLE = /^is(?:Hnte|TechSme|Srdi|Innovative|LittleGiant)/;

/** Asks which programme is meant. */
export function programmeQuestion(
  { either, vague = false }: Pick<ProgrammesMeant, "either" | "vague">,
  { knowledge, rules }: DialogueGround,
): { text: string; choices: Choice[] } {
  if (vague)
    return {
      text: "“区里”是说自治区，还是兴庆、金凤、西夏这样的区？科技小巨人有自治区的和银川市的，县区没有单独的。",
      choices: either.map(({ title }) => ({ label: title, text: title })),
    };
  if (either.length > 0) {
    const each = either.map(({ title, decidedBy }) => `${title}（${decidedBy ?? "科技部门"}定）`);
    return {
      text: `“小巨人”有几种，条件各不相同，是哪一种？${each.join("；")}。`,
      choices: either.map(({ title }) => ({ label: title, text: title })),
    };
  }
  const offered = OFFERED.flatMap((id) => {
    const programme = knowledge.programmes.find((one) => one.id === id);
    return programme && rules.some((rule) => rule.programme === id) ? [programme] : [];
  });
  return {
    text: "想看哪个项目？说名字就行，比如高企、科小、科技小巨人。",
    choices: offered.map(({ title }) => ({ label: title, text: title })),
  };
}
