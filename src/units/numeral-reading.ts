import { NumeralSum } from "./numeral-sum.ts";

/** How a numeral is written: 12 · 一二三 · 三 · with a power, 三百 · a power alone, 百 or 千三 or 亿. */
export type NumeralStyle = "arabic" | "digits" | "digit" | "power" | "barePower";

/** A numeral while it is being read. */
export interface Reading {
  end: number;
  readonly sum: NumeralSum;
  style: NumeralStyle;
  /** What may follow: after a figure without power only a power, after a vague word or decimals 万, 亿. */
  phase: "start" | "plain" | "powers" | "tail" | "done" | "closed";
  mark: "over" | "around" | undefined;
  /** 百八十 and the like: low end, figure said, high end. */
  idiom: readonly [bigint, bigint, bigint] | undefined;
  /** Whether a 零 was said below the last 万 or 亿. */
  zero: boolean;
  /** Whether the high end does not belong to the range (几百). */
  open: boolean;
  unsure: boolean;
  /** Whether digits behind a spoken point were read. */
  decimals: boolean;
}

/** A reading that has not begun. */
export function startReading(start: number): Reading {
  return {
    end: start,
    sum: new NumeralSum(),
    style: "arabic",
    phase: "start",
    mark: undefined,
    idiom: undefined,
    zero: false,
    open: false,
    unsure: false,
    decimals: false,
  };
}
