import type { Fact } from "../../profile/fact.ts";
import { scaleInterval } from "../../units/interval.ts";
import { multiplyIntervals } from "../../units/interval-arithmetic.ts";
import { ratio } from "../../units/rational.ts";
import type { BoundaryCheck } from "./boundary-check.ts";
import { NOTHING, type Found } from "./found.ts";
import { joined } from "./found-figure.ts";
import * as read from "./input-facts.ts";
import { isShare } from "./stated-figure.ts";

/** 元 in one 万元, the unit of these checks. */
const WAN = ratio(10_000n);

/** Money in 万元 of the last closed year. */
function wan(key: string): read.InputReader {
  return (value, { lastYear }) =>
    value === null ? [] : [read.ofYear(key, lastYear, read.exactly(read.figureIn(value).mul(WAN)))];
}

function inWan(found: Found): Found {
  if (found.kind !== "figure") return NOTHING;
  return { ...found, interval: scaleInterval(found.interval, WAN.inverse()), unit: "万元" };
}

/** No entrusted research, nothing to take off, contracts registered: what the check says alone counts. */
function besides(...keys: string[]): (inputs: unknown, filing: read.Filing) => readonly Fact[] {
  return (_, filing) => [
    ...keys.flatMap((key) => wan(key)(0, filing)),
    read.once("techTradeContract", read.yesNo(true)),
    read.once("partnerOverseasPerson", read.yesNo(false)),
    read.once("chipOrMachineEligible", read.yesNo(false)),
  ];
}

const TAKEN_OFF = ["rdDedSpecialIncome", "rdDedProductMaterial"];

/** Single functions of 研发费用加计扣除. */
export const RD_DEDUCTION_CHECKS: Readonly<Record<string, BoundaryCheck>> = {
  rd_super_deduction_other_cap: {
    rule: "rd-deduction",
    inputs: { five_items_wan: wan("rdDedFiveItems"), other_actual_wan: wan("rdDedOther") },
    unsaid: besides("rdDedEntrustedDomestic", "rdDedEntrustedOverseas", ...TAKEN_OFF),
    expected: (worked) => ({
      other_cap_wan: inWan(worked.measure("otherCap")),
      other_allowed_wan: inWan(worked.measure("otherAllowed")),
      base_wan: inWan(worked.measure("base")),
    }),
  },
  rd_super_deduction_overseas: {
    rule: "rd-deduction",
    inputs: {
      domestic_qualified_wan: wan("rdDedFiveItems"),
      overseas_actual_wan: wan("rdDedEntrustedOverseas"),
    },
    unsaid: besides("rdDedOther", "rdDedEntrustedDomestic", ...TAKEN_OFF),
    expected: (worked) => ({
      overseas_80pct_wan: inWan(
        joined(
          multiplyIntervals,
          worked.fact("rdDedEntrustedOverseas", 1),
          worked.param("overseasShare"),
        ),
      ),
      cap_two_thirds_wan: inWan(worked.measure("overseasCap")),
      overseas_allowed_wan: inWan(worked.measure("overseasAllowed")),
      base_wan: inWan(worked.measure("base")),
    }),
  },
  rd_super_deduction_tax_saving: {
    rule: "rd-deduction",
    inputs: { base_wan: wan("rdExpenseDeduction"), rate: read.elsewhere },
    unsaid: besides(),
    expected: (worked, { rate }) => {
      const extra = worked.measure("extraDeduction");
      return {
        extra_deduction_wan: inWan(extra),
        tax_saving_wan: inWan(joined(multiplyIntervals, extra, rateOf(rate))),
      };
    },
  },
};

/** A tax rate, as a share (`"7%"`, `0.07`) or in hundredths (`7`). */
function rateOf(value: unknown): Found {
  const rate = read.figureIn(value);
  const whole = !isShare(value) && rate.compare(1) > 0;
  const figure = read.exactly(whole ? rate.div(100) : rate);
  return figure.kind === "figure"
    ? { kind: "figure", interval: figure.interval, unit: "%" }
    : NOTHING;
}
