import type { Block, TableCellWords } from "../documents/document-written.ts";
import type { Fact } from "../profile/fact.ts";
import { unitOf } from "../profile/fact-definition.ts";
import { readStored } from "../profile/stored-value.ts";
import type { Told } from "../rules/telling.ts";
import { printClause } from "../clauses/clause.ts";
import type { FilingGround } from "./filing-ground.ts";
import { marksOf, valueWords } from "./known-figure.ts";

/** More years than this do not fit on a page. */
const MOST_YEARS = 5;

/** The figures of a company by year, and what holds once and for all, each with how well it is borne. */
export function figureBlocks(ground: FilingGround, told: Told): Block[] {
  const asked = new Set(ground.factsAsked(told.version));
  // What was told of nearly the same stands there too, though nothing was judged by it.
  const kin = (key: string) =>
    ground.definitions.get(key)?.distinctFrom.some((other) => asked.has(other)) === true;
  const facts = ground.profile.facts.filter(
    ({ key, id }) => asked.has(key) || (id !== undefined && kin(key)),
  );
  const yearly = facts.filter(({ years }) => years);
  const lone = facts.filter(({ years }) => !years);
  return [
    ...(yearly.length > 0
      ? [{ kind: "heading", text: "各年的数" } as const, yearlyTable(yearly, asked, ground)]
      : []),
    ...(lone.length > 0
      ? [{ kind: "heading", text: "不分年的情况" } as const, loneTable(lone, ground)]
      : []),
    ...replaced(ground),
  ];
}

function yearlyTable(
  facts: readonly Fact[],
  asked: ReadonlySet<string>,
  ground: FilingGround,
): Block {
  const spans = facts.map(({ years }) => spanOf(years));
  const columns = [...new Set(spans)].sort().slice(-MOST_YEARS);
  const keys = [...new Set(facts.map(({ key }) => key))];
  const rows = keys.map((key): TableCellWords[] => {
    const own = facts.filter((fact) => fact.key === key);
    const cells = columns.map((span): TableCellWords => {
      const fact = own.findLast(({ years }) => spanOf(years) === span);
      return fact ? [wordsOf(fact, ground)] : [""];
    });
    return [
      [ground.definitions.get(key)?.label ?? key],
      ...cells,
      [`${borne(own, ground)}${asked.has(key) ? "" : "；口径不同，没有用来判"}`],
    ];
  });
  return {
    kind: "table",
    head: [
      "项目",
      ...columns.map((span) => `${span} 年${span.includes("—") ? "合计" : ""}`),
      "凭什么",
    ],
    widths: [26, ...columns.map(() => 17), 20],
    rows,
  };
}

function loneTable(facts: readonly Fact[], ground: FilingGround): Block {
  return {
    kind: "table",
    head: ["项目", "情况", "凭什么", "口径出处"],
    widths: [24, 30, 16, 30],
    rows: facts.map((fact) => {
      const clause = ground.definitions.get(fact.key)?.clause;
      return [
        [ground.definitions.get(fact.key)?.label ?? fact.key],
        [wordsOf(fact, ground)],
        [borne([fact], ground)],
        [[{ text: clause ? printClause(clause) : "", tone: "muted" }]],
      ];
    }),
  };
}

/** What was said before and put right since. */
function replaced({ history, definitions }: FilingGround): Block[] {
  const ended = history.entries.filter(({ ended: end, implied }) => end && implied !== true);
  if (ended.length === 0) return [];
  const rows = ended.map(({ fact, years, value, words, at, ended: end }): TableCellWords[] => {
    const definition = definitions.get(fact);
    const before = valueWords(readStored(value), definition && unitOf(definition));
    const when = years ? `${spanOf(years)} 年` : "";
    return [
      [`${when}${definition?.label ?? fact}`],
      [`${before}（${at.slice(0, 10)}，“${words}”）`],
      [end ? `${end.at.slice(0, 10)}，“${end.words}”` : ""],
    ];
  });
  return [
    { kind: "heading", text: "改过的数" },
    {
      kind: "table",
      head: ["项目", "原来", "什么时候、凭哪句话改的"],
      widths: [28, 38, 34],
      rows,
    },
  ];
}

function wordsOf(fact: Fact, { definitions }: FilingGround): string {
  const definition = definitions.get(fact.key);
  const forecast = fact.forecast === true ? "（预计）" : "";
  return `${valueWords(fact.value, definition && unitOf(definition))}${forecast}`;
}

function borne(facts: readonly Fact[], { definitions }: FilingGround): string {
  const marks = facts.map((fact) => marksOf(fact, definitions).at(-1) ?? "");
  return [...new Set(marks)].join("、");
}

function spanOf(years: Fact["years"]): string {
  if (!years) return "";
  const [from, to] = years;
  return from === to ? String(from) : `${String(from)}—${String(to)}`;
}
