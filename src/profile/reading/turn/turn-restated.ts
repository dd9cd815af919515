import { readQuantities } from "../../../units/quantities.ts";
import { scaleInterval } from "../../../units/interval.ts";
import { ratio } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import type { Entry } from "../../history.ts";
import { fraction, readStored, storeValue } from "../../stored-value.ts";
import { readMessage } from "../message.ts";
import type { TurnContext } from "./turn-context.ts";
import { entriesSaying, lastSaid } from "./turn-corrections.ts";

/** Between a figure said before and the years it is really of: 那4100是前年的. */
const IS_OF = /^(?:[^,，。;；\d]{0,3})?(?:其实|应该)?(?:是|算)(?:的|我们)?$/;
/** Behind these years. */
const OF_THEM =
  /^(?:的|那年|加起来|合计|一共|总共|总的|累计|合起来)+(?:的|数)*(?:$|[\s,，。;；!！])/;
const UNITS: Readonly<Record<string, bigint>> = {
  元: 1n,
  千元: 1000n,
  万元: 10_000n,
  万: 10_000n,
  亿元: 100_000_000n,
  亿: 100_000_000n,
};
const UNIT = "(万元|千元|亿元|元|万|亿)";
const OTHER_UNIT = new RegExp(
  `(?:是|单位是?)${UNIT}[,，\\s]?不是${UNIT}|不是${UNIT}[,，\\s]?(?:而)?是${UNIT}`,
);

/** What a message says of figures that were said before: of other years, in another unit. */
export interface Restated {
  readonly claims: readonly Claim[];
  readonly withdrawn: readonly { readonly id: number }[];
  /** Where what it says of them ends: what stands behind it is told anew. */
  readonly until?: number;
}

const NOTHING: Restated = { claims: [], withdrawn: [] };

/** Of which kind a figure said before is: 635是专审报告的. */
const OF_KIND =
  /^(?:那个?|这个?)?([\d.,]+(?:万元?|亿元?|元)?)(?:就)?是((?:高企)?(?:专审|专项审计|归集|加计(?:扣除)?|账上|账面)(?:报告|口径)?)[^,，。\s\d]{0,3}的?数?(?=[\s,，。])/;
const RESEARCH = /^rdExpense/;

/** The text with the name of what a figure said before is of, so that what follows goes on with it: 635是专审报告的 23年190. */
export function withKnownNamed(text: string, { today, known }: TurnContext): string {
  const match = OF_KIND.exec(text);
  const [figure] = readQuantities(match?.[1] ?? "", { today });
  if (!match || !figure) return text;
  const entry = entriesSaying(known, figure).at(-1);
  if (!entry || !RESEARCH.test(entry.fact)) return text;
  return `${match[2] ?? ""}研发费用`.padEnd(match[0].length) + text.slice(match[0].length);
}

/** Reads that a figure said before is of other years or in another unit: 那4100是前年的, 是万元不是元. */
export function restated(text: string, context: TurnContext): Restated {
  const units = inOtherUnit(text, context);
  return units.claims.length > 0 ? units : ofOtherYears(text, context);
}

function inOtherUnit(text: string, { known }: TurnContext): Restated {
  const match = OTHER_UNIT.exec(text);
  if (!match || /\d/.test(text)) return NOTHING;
  const [said, denied] = match[1] === undefined ? [match[4], match[3]] : [match[1], match[2]];
  const [to, from] = [UNITS[said ?? ""], UNITS[denied ?? ""]];
  if (to === undefined || from === undefined || to === from) return NOTHING;
  const factor = ratio(to, from);
  const claims = lastSaid(known).flatMap(
    ({ fact, years, value, forecast, evidence, words }): Claim[] => {
      if (value.kind !== "figure" || !years) return [];
      const figure = readStored(value);
      if (figure.kind !== "figure") return [];
      const told = value.said === undefined ? undefined : fraction(value.said).mul(factor);
      const scaled = storeValue(
        { ...figure, interval: scaleInterval(figure.interval, factor) },
        told,
      );
      return [
        {
          fact,
          years,
          value: scaled,
          evidence,
          words,
          corrects: true,
          ...(forecast === true && { forecast }),
        },
      ];
    },
  );
  return { claims, withdrawn: [] };
}

function ofOtherYears(text: string, context: TurnContext): Restated {
  const { today, known, vocabulary } = context;
  const { years } = readMessage(text, context);
  const figures = readQuantities(text, { today }).filter(({ kind }) =>
    /^(?:money|number|count)$/.test(kind),
  );
  for (const figure of figures) {
    const year = years.find(
      ({ start, end }) =>
        start >= figure.end &&
        IS_OF.test(text.slice(figure.end, start)) &&
        OF_THEM.test(text.slice(end)),
    );
    const said = year?.years;
    if (!said) continue;
    const entry = entriesSaying(known, figure)
      .filter(({ fact, years: of }) => of && vocabulary.definitions.get(fact)?.per === "year")
      .at(-1);
    if (!entry || sameYears(entry, said)) continue;
    const { fact, value, evidence, words } = entry;
    const claim: Claim = { fact, years: said, value, evidence, words, corrects: true };
    return { claims: [claim], withdrawn: [{ id: entry.id }], until: year.end };
  }
  return NOTHING;
}

function sameYears({ years }: Entry, [from, to]: readonly [number, number]): boolean {
  return years?.[0] === from && years[1] === to;
}
