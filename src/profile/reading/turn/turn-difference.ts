import { readQuantities } from "../../../units/quantities.ts";
import type { Quantity } from "../../../units/quantity.ts";
import { differencesIn } from "../differences.ts";
import { readMessage } from "../message.ts";
import type { Statement } from "../statement.ts";
import { foldWords } from "../vocabulary.ts";
import type { TurnContext } from "./turn-context.ts";
import { entriesSaying } from "./turn-corrections.ts";
import { statementInstead } from "./turn-denied.ts";

/**
 * Statements with what is left without a difference put where that was told with it: 职工60人, then 刨去5个还有55个.
 * What has no name and fits nothing that is known is asked back.
 */
export function byDifference(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): Statement[] {
  const figures = readQuantities(text, { today: context.today });
  const differences = differencesIn(foldWords(text), figures);
  if (differences.length === 0) return [...statements];
  const { mentions } = readMessage(text, context);
  const named = ({ fact, start }: Statement) =>
    mentions.some(
      (one) => !one.covered && one.end <= start && one.facts.some(({ id }) => id === fact),
    );
  let told = [...statements];
  for (const { by, left } of differences) {
    const said = told.find(({ start, end }) => start < left.end && left.start < end);
    if (said && named(said)) continue;
    const [entry, ...others] = [sumOf(left, by, 1n), sumOf(left, by, -1n)]
      .flatMap((whole) => (whole ? entriesSaying(context.known, whole) : []))
      .filter(({ implied }) => implied !== true);
    const put = entry && others.every(({ fact }) => fact === entry.fact);
    const now = put ? statementInstead(text, left, entry, context) : undefined;
    if (now) told = [...told.filter((one) => one !== said), now];
    else told = told.map((one) => (one === said ? { ...one, unsure: "field" as const } : one));
  }
  return told.sort((a, b) => a.start - b.start);
}

function sumOf(left: Quantity, by: Quantity, sign: bigint): Quantity | undefined {
  if (!left.value || !by.value) return undefined;
  return { ...left, value: left.value.add(by.value.mul(sign)) };
}
