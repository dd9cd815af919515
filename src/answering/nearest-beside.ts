import type { Missing } from "../knowledge/missing.ts";
import type { Told } from "./answer.ts";
import { cite, mostCitations, passageAt } from "./citing.ts";
import type { Mind } from "./mind.ts";
import { choosePoints } from "./point-choice.ts";
import { retrieve, type Candidate, type Search } from "./retrieve.ts";

/** Says itself that something is not known. */
export const saysUnknown = /库里没有|没有装|没有查到|没有读到/;

/** What is known not to be known, with the sentence of the digest that people ask by nearly the same words, or with what it `offered` to tell. */
export function withNearest(
  { reply, ...told }: Told,
  best: Candidate,
  offered: boolean,
  mind: Mind,
): Told {
  const { number, title } = best.sourced.policy;
  const lead = offered ? `${number ?? title}写的是` : "库里相近的一条";
  const points = choosePoints(best);
  const first = (offered && points.find((point) => !saysUnknown.test(point))) || (points[0] ?? "");
  const [missing = "", ...whom] = reply.text.split("\n");
  const { note } = best.sourced.passage;
  const notes = note === undefined ? [] : [note];
  const lines = [missing, `${lead}：${first}`, ...notes, ...whom];
  const citations = [...reply.citations, cite(best.sourced, mind)].slice(0, mostCitations);
  return { ...told, reply: { ...reply, text: lines.join("\n"), citations } };
}

/** What a row says that it can tell: 全国的填报期限可以告诉你. */
const offer = /([^，。；]+)可以告诉你/;

/** What a row that offers to tell something else offers: the clause it names, with the points that fit the words of the offer. */
export function offeredBy(
  { maySay, say }: Missing,
  search: Search,
  mind: Mind,
): Candidate | undefined {
  const text = offer.exec(say)?.[1];
  const [first] = maySay.flatMap((clause) => passageAt(clause, search.asOf, mind) ?? []);
  if (text === undefined || !first) return undefined;
  const { candidates } = retrieve({ ...search, text: `${search.text} ${text}`, named: [] }, mind);
  const found = candidates.find(({ sourced }) => sourced === first);
  return found ?? { sourced: first, score: 0, phrase: 0, points: new Map() };
}
