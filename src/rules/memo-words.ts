import type { Day } from "../calendar/day.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { heldTitle } from "./held-title.ts";
import type { Standing } from "./judge-all.ts";
import { entryLines } from "./memo-entry.ts";
import { openWords } from "./next-words.ts";
import type { Names } from "./telling.ts";
import type { TextLine, VerdictText } from "./verdict-text.ts";

/** What a memo is written from. */
export interface MemoGround {
  readonly standings: readonly Standing[];
  readonly profile: Profile;
  readonly definitions: FactDefinitions;
  readonly names: Names;
  readonly asOf: Day;
}

type State = Standing["state"];

const HEADINGS: readonly (readonly [State, string])[] = [
  ["qualifies", "够条件"],
  ["nearly", "差一点"],
  ["unknown", "还不知道"],
  ["not", "不够"],
];

/** At most so many questions are put at the end. */
const MOST_QUESTIONS = 8;

/** What one company can file, as an adviser would write it to the owner. */
export function memoWords(ground: MemoGround): VerdictText {
  const { standings, asOf } = ground;
  const looked = standings.filter((one) => !isUntouched(one));
  const untouched = standings.filter(isUntouched);
  const of = (state: State) => looked.filter((one) => one.state === state);
  return [
    { role: "title", text: `${nameOf(ground)}：能报什么，差什么` },
    { role: "basis", text: `按 ${asOf} 时管用的规定看，每个项目按下一次申报的最后一天算年度和天数。` },
    { role: "basis", text: "数都是企业自己给的，没有核过；正式的由各项目的受理部门定。" },
    { role: "outcome", text: summary(of, untouched) },
    ...section("已经有的", heldLines(ground)),
    ...HEADINGS.flatMap(([state, heading]) =>
      section(
        `${heading}（${String(of(state).length)}）`,
        of(state).flatMap((standing) => entryLines({ ...ground, standing })),
      ),
    ),
    ...section("先办哪个", orderLines(ground)),
    ...section("时间", dateLines(looked, asOf)),
    ...section("先答这几个问题，能定下来的最多", questionLines(ground, looked)),
    ...section("没有看的", asideLines(untouched)),
    { role: "last", text: "这是预审，不是认定。每一条后面〔〕里是出处，可以对着原文看。" },
  ];
}

function nameOf({ profile }: MemoGround): string {
  const name = profile.once("companyName")?.value;
  return name?.kind === "text" ? name.text : "这家企业";
}

/** Whether nothing that the company said bears on the programme. */
function isUntouched({ state, verdict }: Standing): boolean {
  if (state === "noRule") return true;
  if (state !== "unknown") return false;
  return verdict.conditions.every(
    ({ id, outcome }) => id === "region" || outcome === "unknown" || outcome === "expert",
  );
}

function summary(of: (state: State) => readonly Standing[], untouched: readonly Standing[]): string {
  const counts = HEADINGS.map(([state, heading]) => [of(state).length, heading] as const);
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${String(count)} 个${what}`);
  const aside = untouched.length > 0 ? `；另有 ${String(untouched.length)} 个没有看` : "";
  return `${said.join("，")}${aside}。`;
}

function heldLines({ standings, profile, asOf, names }: MemoGround): TextLine[] {
  const held = new Set(standings.map(({ rule }) => rule.programme));
  return [...held].flatMap((programme) => {
    const title = heldTitle(programme, profile, asOf);
    if (!title) return [];
    const until = title.until === undefined ? "" : `，证书到 ${title.until}`;
    const over = title.until !== undefined && title.until < asOf ? "，已经过期" : "";
    return [{ role: "item", text: `${names.title(programme)}${until}${over}（自报）` } as const];
  });
}

/** Programmes that need another one first, with where that one stands. */
function orderLines({ standings, names }: MemoGround): TextLine[] {
  return standings.flatMap(({ state, first, verdict }) => {
    if (state === "not" || state === "noRule") return [];
    return first.map(({ programme, clause }): TextLine => {
      const other = standings.find(({ rule }) => rule.programme === programme);
      const heading = HEADINGS.find(([one]) => one === other?.state)?.[1];
      const where = heading === undefined ? "" : `（现在${heading}）`;
      return {
        role: "item",
        text: `先拿${names.title(programme)}${where}，再报${verdict.title}。`,
        ...(clause && { clause }),
      };
    });
  });
}

/** What can be filed, by the last day. */
function dateLines(standings: readonly Standing[], asOf: Day): TextLine[] {
  return standings
    .filter(({ state, open }) => open !== undefined && (state === "qualifies" || state === "nearly"))
    .sort((a, b) => ((a.open?.to ?? "") < (b.open?.to ?? "") ? -1 : 1))
    .map(({ verdict, open }) => ({
      role: "item",
      text: `${verdict.title}：${open ? openWords(open, asOf) : ""}。`,
    }));
}

/** The facts that most programmes wait for. */
function questionLines({ definitions }: MemoGround, standings: readonly Standing[]): TextLine[] {
  const waiting = new Map<string, { years: Set<number>; titles: string[] }>();
  for (const { state, verdict } of standings) {
    if (state !== "unknown") continue;
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
    const span = years.size === 0 ? "" : `（${[...years].sort().join("、")} 年）`;
    const ask = definition?.question ?? `${definition?.label ?? fact}是多少？`;
    return { role: "item", text: `${definition?.label ?? fact}${span}：${ask}——关系到${titles.join("、")}` };
  });
}

function asideLines(standings: readonly Standing[]): TextLine[] {
  const titles = (list: readonly Standing[]) => list.map(({ verdict }) => verdict.title).join("、");
  const none = standings.filter(({ state }) => state === "noRule");
  const open = standings.filter(({ state }) => state !== "noRule");
  return [
    ...(open.length > 0 ? [item(`没有给这方面的情况：${titles(open)}。`)] : []),
    ...(none.length > 0 ? [item(`没有在管的规则，判断不了：${titles(none)}。`)] : []),
  ];
}

function item(text: string): TextLine {
  return { role: "item", text };
}

function section(text: string, lines: readonly TextLine[]): TextLine[] {
  return lines.length === 0 ? [] : [{ role: "section", text }, ...lines];
}
