import { printClause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import { documentOf } from "./document-name.ts";
import type { Passage, Policy } from "./policy.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** What a card says, in the order in which people ask. */
const ABOUT = [
  "是什么",
  "给谁",
  "给什么",
  "怎么办",
  "要什么材料",
  "和什么不同",
  "不知道的",
] as const;

/** A product or service that companies can use, as one document speaks of it. */
export interface Card {
  /** Path of its file below the knowledge folder. */
  file: string;
  id: string;
  title: string;
  /** Programme (id) that it is. */
  programme: string;
  /** 文号 or title of the document that bears it; its dates of checking and its standing hold. */
  basis: string;
  /** Who runs it; `undefined` where that is not known. */
  provider?: string;
  /** Office (id) to ask. */
  office: string;
  /** What is always told with it, such as that nobody knows whether it still runs. */
  note?: string;
  from: Day;
  to?: Day;
  checked: Day;
  points: readonly { about: (typeof ABOUT)[number]; say: string; asked: readonly string[] }[];
}

const KEYS = "id title programme basis provider office note from to checked points".split(" ");

/** Reads one file of `finance/` or `services/`. */
export function readCards(source: Source, faults: string[]): Card[] {
  return readTable(source, KEYS, faults, (row) => {
    const points = row.rows("points", ["about", "say", "asked"]).map((point) => ({
      about: point.choice("about", ABOUT),
      say: point.text("say"),
      asked: point.list("asked"),
    }));
    if (points.length === 0) throw row.fault("points", "缺“points”：至少写一条“是什么”。");
    const to = row.optionalDay("to");
    return {
      file: source.file,
      id: row.text("id"),
      title: row.text("title"),
      programme: row.text("programme"),
      basis: row.text("basis"),
      office: row.text("office"),
      from: row.day("from"),
      ...(to !== undefined && { to }),
      checked: row.day("checked"),
      points,
      ...row.optionals("provider", "note"),
    };
  });
}

/** Makes a card a passage of the document that bears it, to be found and cited like all others. */
export function cardPassage(card: Card, bearer: Policy): Passage {
  const clause = { document: documentOf(bearer), place: card.title };
  return {
    id: printClause(clause),
    clause,
    heading: card.title,
    chapter: "产品和服务",
    points: card.points.map(({ say, asked }) => ({ text: say, asked })),
    asked: [],
    programmes: [card.programme],
    aspects: [],
    see: [],
    from: card.from,
    ...(card.to !== undefined && { to: card.to }),
    standing: bearer.standing,
    ...(card.note !== undefined && { note: card.note }),
    kind: "要点",
  };
}

/** The document that bears a card; `undefined` when the knowledge lacks it. */
export function bearerOf({ basis }: Card, policies: readonly Policy[]): Policy | undefined {
  return policies.find((policy) => documentOf(policy) === basis || policy.title === basis);
}
