import { addIntervals } from "../../units/interval-arithmetic.ts";
import type { Statement } from "./statement.ts";

const TOTAL = /^rdExpense(?:Unspecified|Hnte)$/;
const GIVEN_OUT = /^rdHnte(?:Outsourced|Entrusted)/;
/** Before a sum that the company spent itself: 自己研发200万, 内部研发费用200万. */
const ITSELF =
  /(?:自己|自主|自家|内部|企业自身|自)(?:搞|做|干|花)?(?:的)?研发(?:费用?|投入|支出|经费)?(?:花|投)?[了是有]?(?:大概|约|差不多)?\s*$/;

/** Research that the company did itself, told beside what it gave out, with that on top: the sum that is known by that name. */
export function withOwnBeside(text: string, statements: readonly Statement[]): Statement[] {
  return statements.map((own) => {
    const { value, start, years, unitSaid } = own;
    if (!TOTAL.test(own.fact) || value.kind !== "figure" || !ITSELF.test(text.slice(0, start)))
      return own;
    const out = statements.filter(
      (one) =>
        GIVEN_OUT.test(one.fact) &&
        (one.years === undefined || String(one.years) === String(years)) &&
        one.unitSaid === unitSaid,
    );
    const sum = out.reduce(
      (so, one) => (one.value.kind === "figure" ? addIntervals(so, one.value.interval) : so),
      value.interval,
    );
    return out.length === 0 ? own : { ...own, value: { ...value, interval: sum } };
  });
}
