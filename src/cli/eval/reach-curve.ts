import { confidence } from "../../answering/confidence.ts";
import type { Mind } from "../../answering/mind.ts";
import { retrieve } from "../../answering/retrieve.ts";
import { searchOf } from "../../answering/search-of.ts";
import { understand } from "../../answering/understand.ts";
import type { PolicyQuestion } from "./policy-questions.ts";

/**
 * What answering from a confidence on would mean, for several: of the questions of the field how
 * many would be answered (coverage) and how many of those with an expected document first
 * (precision), and how many that are none of ours would be answered if no table stopped them.
 */
export function reachCurve(
  questions: readonly PolicyQuestion[],
  elsewhere: string,
  mind: Mind,
): string[] {
  const measure = (text: string, asOf: string) => {
    const findings = retrieve(
      searchOf(understand(text, { asOf, place: undefined, earlier: [] }, mind), mind),
      mind,
    );
    return { confident: confidence(findings), first: findings.candidates[0]?.sourced.policy };
  };
  const inside = questions
    .filter(({ turn_of: before }) => !before)
    .map(({ text, as_of: asOf, expect }) => {
      const { confident, first } = measure(text, asOf);
      const names = [first?.number ?? "", first?.title ?? ""];
      return { confident, right: expect.documents.some((name) => names.includes(name)) };
    });
  const outside = elsewhere
    .split("\n")
    .filter((row) => row.trim() !== "")
    .map((row) => JSON.parse(row) as { text: string; as_of: string; expect: string })
    .filter(({ expect }) => expect !== "answer")
    .map(({ text, as_of: asOf }) => measure(text, asOf).confident);
  return [-3, -2, -1.2, 0, 1, 2, 3].map((limit) => {
    const answered = inside.filter(({ confident }) => confident >= limit);
    const right = answered.filter((one) => one.right).length;
    const wrongly = outside.filter((confident) => confident >= limit).length;
    return `  ${limit}: ${share(right, answered.length)} / ${share(answered.length, inside.length)} / ${share(wrongly, outside.length)}`;
  });
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;
}
