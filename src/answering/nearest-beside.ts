import type { Told } from "./answer.ts";
import { cite, mostCitations } from "./citing.ts";
import type { Mind } from "./mind.ts";
import { choosePoints } from "./point-choice.ts";
import type { Candidate } from "./retrieve.ts";

/** What is known not to be known, with the sentence of the digest that people ask by nearly the same words, or with what it `offered` to tell. */
export function withNearest(
  { reply, ...told }: Told,
  best: Candidate,
  offered: boolean,
  mind: Mind,
): Told {
  const { number, title } = best.sourced.policy;
  const lead = offered ? `${number ?? title}写的是` : "库里相近的一条";
  const [first = ""] = choosePoints(best);
  const [missing = "", ...whom] = reply.text.split("\n");
  const { note } = best.sourced.passage;
  const notes = note === undefined ? [] : [note];
  const lines = [missing, `${lead}：${first}`, ...notes, ...whom];
  const citations = [...reply.citations, cite(best.sourced, mind)].slice(0, mostCitations);
  return { ...told, reply: { ...reply, text: lines.join("\n"), citations } };
}
