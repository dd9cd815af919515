import { printClause, type Clause } from "../clauses/clause.ts";
import type { Block, TableCellWords, WrittenDocument } from "../documents/document-written.ts";
import { groupOf, HEADINGS } from "../rules/memo-group.ts";
import { Told } from "../rules/telling.ts";
import { remedyLines } from "../rules/next-words.ts";
import { counts, verdictWords } from "../rules/verdict-words.ts";
import type { VerdictText } from "../rules/verdict-text.ts";
import { byClosedYears } from "./closed-years.ts";
import type { FilingGround } from "./filing-ground.ts";
import { companyName, pageWords, versionWords } from "./filing-words.ts";
import { cited, clausesOf, lastOf, listBlocks, sectionsOf } from "./line-words.ts";
import { conditionTable } from "./report-conditions.ts";
import { figureBlocks } from "./report-figures.ts";

const CONDITIONS = "逐条看";
const MATERIALS = "材料";

/** The full report: every condition with clause and evidence, figures by year, what to do, and the sources. */
export function reportOf(ground: FilingGround): WrittenDocument {
  const { standing, profile, definitions, names } = ground;
  const telling = { standing, profile, definitions, names };
  const told = Told.of(telling);
  const text = verdictWords(telling);
  const [title] = text;
  const outcome = text.find(({ role }) => role === "outcome")?.text ?? "";
  return {
    title: `${companyName(ground)} ${standing.verdict.title} 预审报告`,
    ...pageWords(ground),
    blocks: [
      {
        kind: "title",
        text: `${standing.verdict.title}：预审报告`,
        under: `${companyName(ground)}\u3000${ground.asOf}`,
      },
      {
        kind: "verdict",
        words: [
          { text: `${verdictOf(title?.text ?? "")}。`, bold: true, tone: "ink" },
          { text: outcome },
        ],
      },
      ...text
        .filter(({ role }) => role === "basis")
        .map((line): Block => ({ kind: "note", words: cited(line.text, line.clause) })),
      ...(told ? body(ground, told, text) : []),
      { kind: "heading", text: "版本" },
      { kind: "note", words: `${versionWords(ground)}；${ground.asOf} 做。` },
      { kind: "note", words: `${lastOf(text)}数是企业给的，没有核过。` },
    ],
  };
}

/** The outcome, which the title of a verdict ends with. */
function verdictOf(title: string): string {
  return title.slice(title.lastIndexOf("：") + 1);
}

function body(ground: FilingGround, told: Told, text: VerdictText): Block[] {
  const sections = sectionsOf(text).flatMap(({ heading, lines }): Block[] => [
    { kind: "heading", text: heading },
    ...(heading === CONDITIONS
      ? [conditionTable(ground, told)]
      : listBlocks(lines, heading === MATERIALS ? "box" : "dot")),
  ]);
  return [
    ...closedBlocks(ground, told),
    ...sections,
    ...figureBlocks(ground, told),
    ...othersBlocks(ground),
    ...sourceBlocks(ground, told, text),
  ];
}

/** What the years that are over tell, where the next filing looks at one that is not. */
function closedBlocks(ground: FilingGround, told: Told): Block[] {
  const closed = byClosedYears(ground, told);
  if (!closed) return [];
  const remedies = remedyLines(closed.standing.remedies, closed.told);
  return [
    { kind: "heading", text: `先按过完的年度（${closed.span} 年）看` },
    { kind: "paragraph", words: counts(closed.told.verdict) },
    conditionTable(ground, closed.told),
    ...listBlocks(remedies),
    { kind: "note", words: "下面按下一次申报要看的年度。" },
  ];
}

/** What else may fit, by how near it is. */
function othersBlocks({ others }: FilingGround): Block[] {
  const items = HEADINGS.slice(0, 3).flatMap(([group, heading]) => {
    const titles = others
      .filter((one) => groupOf(one) === group)
      .map(({ verdict }) => verdict.title);
    return titles.length === 0 ? [] : [`${heading}：${titles.join("、")}`];
  });
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: "还可以看的项目" },
        { kind: "list", items },
      ];
}

/** Every clause that the report cites, with its days, when it was checked and how it was read. */
function sourceBlocks(ground: FilingGround, told: Told, text: VerdictText): Block[] {
  const { filingDay } = told.verdict;
  const rows = clausesOf(text).map((clause): TableCellWords[] =>
    sourceRow(clause, filingDay, ground),
  );
  return rows.length === 0
    ? []
    : [
        { kind: "heading", text: "用到的条文" },
        {
          kind: "table",
          head: ["条文", "管的日子", "核对于", "怎么读的"],
          widths: [46, 26, 14, 14],
          rows,
        },
      ];
}

function sourceRow(clause: Clause, day: string, { cite }: FilingGround): TableCellWords[] {
  const [citation] = cite([clause], day);
  if (!citation) return [[printClause(clause)], [""], [""], ["条文没有装进来"]];
  const { from, to, checked, standing, source } = citation;
  return [
    [
      printClause(clause),
      ...(source === undefined ? [] : [[{ text: source, tone: "muted" }] as const]),
    ],
    [`${from} 起${to === undefined ? "" : `，到 ${to}`}`],
    [checked],
    [standing === "转述" ? "转述，原文未核" : standing],
  ];
}
