import type { Day } from "../calendar/day.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { heldTitle } from "./held-title.ts";
import type { OpenDays } from "./filing-window.ts";
import type { Standing } from "./judge-all.ts";
import { entryLines } from "./memo-entry.ts";
import { groupOf, HEADINGS, headingOf, type Group } from "./memo-group.ts";
import { askedYears, openWords } from "./next-words.ts";
import type { Names } from "./telling.ts";
import { KIND_WORDS } from "./verdict-words.ts";
import type { TextLine, VerdictText } from "./verdict-text.ts";
import { versionFor } from "./version.ts";

/** What a memo is written from. */
export interface MemoGround {
  readonly standings: readonly Standing[];
  readonly profile: Profile;
  readonly definitions: FactDefinitions;
  readonly names: Names;
  readonly asOf: Day;
}

/** At most so many questions are put at the end. */
const MOST_QUESTIONS = 8;

/** What one company can file, as an adviser would write it to the owner. */
export function memoWords(ground: MemoGround): VerdictText {
  const { asOf } = ground;
  const standings = [...ground.standings].sort((a, b) => weight(a) - weight(b));
  const of = (group: Group) => standings.filter((one) => groupOf(one) === group);
  const looked = HEADINGS.flatMap(([group]) => of(group));
  return [
    { role: "title", text: `${nameOf(ground)}：能报什么，差什么` },
    { role: "outcome", text: summary(of) },
    {
      role: "basis",
      text: `以 ${asOf} 为今天；没有指定申报日，每个项目按下一次申报的最后一天算年度和天数。`,
    },
    { role: "basis", text: "数都是企业自己给的，没有核过；正式的由各项目的受理部门定。" },
    ...section("已经有的", heldLines(ground)),
    ...HEADINGS.flatMap(([group, heading]) =>
      section(
        `${heading}（${String(of(group).length)} 个）`,
        of(group).flatMap((standing) => entryLines({ ...ground, standing })),
      ),
    ),
    ...section("先办哪个", orderLines(ground)),
    ...section("什么时候报", dateLines(looked, asOf)),
    ...section("先答这几个，能定下来的最多", questionLines(ground, looked)),
    ...section("没有看的", asideLines(ground, of)),
    { role: "last", text: "这是预审，不是认定。〔〕里是出处，可以对着原文看。" },
  ];
}

/** What can be filed on known days first, then what can be filed, then taxes. */
function weight({ rule, open }: Standing): number {
  if (rule.dateBy === "taxYear") return 2;
  return open ? 0 : 1;
}

function nameOf({ profile }: MemoGround): string {
  const name = profile.once("companyName")?.value;
  return name?.kind === "text" ? name.text : "这家企业";
}

function summary(of: (group: Group) => readonly Standing[]): string {
  const counts = HEADINGS.map(([group, heading]) => [of(group).length, heading] as const);
  const said = counts.flatMap(([count, what]) =>
    count > 0 ? [`${what} ${String(count)} 个`] : [],
  );
  return `${said.join("；")}。`;
}

function heldLines({ standings, profile, asOf, names }: MemoGround): TextLine[] {
  const held = new Set(standings.map(({ rule }) => rule.programme));
  return [...held].flatMap((programme) => {
    const title = heldTitle(programme, profile, asOf);
    if (!title) return [];
    const until = title.until === undefined ? "" : `，证书到 ${title.until}`;
    const over = title.until !== undefined && title.until < asOf ? "，已经过期" : "";
    const again = standings.find(
      ({ rule, verdict }) => rule.programme === programme && verdict.kind !== "new",
    );
    const next = again ? `；${KIND_WORDS[again.verdict.kind]}的条件在下面` : "";
    const gap = gapWords(title.until, again?.open, asOf);
    return [
      {
        role: "item",
        text: `${names.title(programme)}${until}${over}${next}（自报）${gap}`,
      } as const,
    ];
  });
}

/** Whether a title can be asked for again before it runs out, as far as the days are known. */
function gapWords(until: Day | undefined, open: OpenDays | undefined, asOf: Day): string {
  if (until === undefined || until < asOf || !open) return "";
  const last = open.to < until ? open.to : until;
  const sure = open.certain ? "" : "（按往年估计）";
  if (open.from <= until) return `。要接得上，就在 ${last} 以前报${sure}`;
  return `。到期前没有知道的申报时间，下一次在 ${open.from} 以后，中间会断开，先问受理部门`;
}

/** Programmes that need another one first, with where that one stands. */
function orderLines({ standings, names }: MemoGround): TextLine[] {
  return standings.flatMap((standing) => {
    const group = groupOf(standing);
    if (headingOf(group) === undefined || group === "not") return [];
    return standing.first.map(({ programme, clause }): TextLine => {
      const other = standings.find(({ rule }) => rule.programme === programme);
      const heading = other && headingOf(groupOf(other));
      const where = heading === undefined ? "" : `（现在：${heading}）`;
      const text = `先拿${names.title(programme)}${where}，再报${standing.verdict.title}。`;
      return { role: "item", text, ...(clause && { clause }) };
    });
  });
}

/** What can be filed, by the last day; then what has no known days. */
function dateLines(standings: readonly Standing[], asOf: Day): TextLine[] {
  const hopeful = standings.filter((one) => groupOf(one) !== "not");
  const dated = hopeful
    .flatMap(({ verdict, open }) => (open ? [{ title: verdict.title, open }] : []))
    .sort((a, b) => (a.open.to < b.open.to ? -1 : 1));
  const undated = hopeful.filter(({ open, rule }) => !open && rule.dateBy === "filing");
  const titles = undated.map(({ verdict }) => verdict.title).join("、");
  return [
    ...dated.map(({ title, open }): TextLine => {
      const { clause } = open.window;
      const text = `${title}：${openWords(open, asOf)}。`;
      return { role: "item", text, ...(clause && { clause }) };
    }),
    ...(titles === "" ? [] : [item(`时间没有装进来，看当年通知：${titles}。`)]),
  ];
}

/** The facts that most programmes wait for. */
function questionLines(
  { definitions, asOf }: MemoGround,
  standings: readonly Standing[],
): TextLine[] {
  const waiting = new Map<string, { years: Set<number>; titles: string[] }>();
  for (const { verdict } of standings.filter((one) => groupOf(one) === "unknown")) {
    for (const { fact, year } of verdict.missing) {
      const known = waiting.get(fact) ?? { years: new Set<number>(), titles: [] };
      if (year !== undefined) known.years.add(year);
      if (!known.titles.includes(verdict.title)) known.titles.push(verdict.title);
      waiting.set(fact, known);
    }
  }
  const most = [...waiting].sort(([, a], [, b]) => b.titles.length - a.titles.length);
  return most.slice(0, MOST_QUESTIONS).map(([fact, { years, titles }]): TextLine => {
    const definition = definitions.get(fact);
    const span = askedYears([...years].sort(), asOf);
    const ask = definition?.question ?? `${definition?.label ?? fact}是多少？`;
    const concerns = titles.length > 2 ? `${String(titles.length)} 个项目` : titles.join("、");
    return {
      role: "item",
      text: `${span}${ask}（关系到${concerns}）`,
    };
  });
}

/** Programmes that were not looked at, with why, and whom to ask. */
function asideLines({ names }: MemoGround, of: (group: Group) => readonly Standing[]): TextLine[] {
  const listed: readonly (readonly [Group, string])[] = [
    ["aside", "没有给这方面的情况"],
    ["noRule", "没有在管的规则"],
  ];
  const closed = of("closed").map(({ rule, verdict }): TextLine => {
    const { office } = names.handling(rule.programme);
    const note = versionFor(rule, verdict.filingDay, verdict.kind)?.note ?? "条件要由部门判断。";
    const asked = office === undefined || note.includes("问") ? "" : `问${office}。`;
    return item(`${verdict.title}：${note}${asked}`);
  });
  const lists = listed.flatMap(([group, why]) => {
    const titles = of(group).map(({ verdict }) => verdict.title);
    return titles.length === 0 ? [] : [item(`${why}：${titles.join("、")}。`)];
  });
  return [...closed, ...lists];
}

function item(text: string): TextLine {
  return { role: "item", text };
}

function section(text: string, lines: readonly TextLine[]): TextLine[] {
  return lines.length === 0 ? [] : [{ role: "section", text }, ...lines];
}
