import { SCALE } from "./arabic.ts";

/** A range of figures times {@link SCALE}; equal ends mean one figure. */
export interface Span {
  readonly low: bigint;
  readonly high: bigint;
}

/** The span of one figure, given times {@link SCALE}. */
export function one(scaled: bigint): Span {
  return { low: scaled, high: scaled };
}

const LARGEST = SCALE * 10n ** 24n;
const NOTHING = one(0n);
const YI = 10n ** 8n;
const WAN = 10n ** 4n;

/**
 * The running sum of a numeral: a total of what 万, 亿 have closed, and an open section below them.
 * Powers fall within a section, sections fall within the total.
 */
export class NumeralSum {
  /** The last power of the open section (百 in 三百); 0 before one was said. */
  lastSmall = 0n;
  /** The last of 万, 亿 …; 0 before one was said. */
  lastBig = 0n;
  /** The worth of the last digit said, times {@link SCALE}. */
  place = SCALE;
  /** The powers that a smaller figure in front may share (三到五百万), widest first. */
  scales: readonly bigint[] = [];
  private total = NOTHING;
  private section = NOTHING;

  /** Adds `span` times `power` to the open section; the last digit of `span` is worth `place`. */
  add(span: Span, power: bigint, place: bigint): void {
    this.section = plus(this.section, times(span, power));
    this.place = place * power;
  }

  /** Closes the open section with 万, 亿 …; false where nothing stands before it to be multiplied. */
  multiply(power: bigint): boolean {
    if (this.place > LARGEST) return false;
    const fresh = this.section.high > 0n;
    if (!fresh && this.lastBig === 0n) return false;
    const within = this.lastBig === 0n || (fresh && power < this.lastBig);
    this.total = within
      ? plus(this.total, times(this.section, power))
      : times(plus(this.total, this.section), power);
    this.section = NOTHING;
    this.place *= power;
    this.lastBig = power;
    this.lastSmall = 0n;
    this.scales = [...this.scales.map((each) => each * power), power];
    if (power === YI) this.scales = [...this.scales, WAN];
    return true;
  }

  /** Reads the open section as so many `power`: 万 in 一亿两千, 百 in 三点五百万. */
  liftSection(power: bigint): void {
    this.section = times(this.section, power);
    this.place *= power;
  }

  /** The open section, times {@link SCALE}. */
  get open(): bigint {
    return this.section.low;
  }

  /** Everything summed up. */
  get whole(): Span {
    return plus(this.total, this.section);
  }
}

function plus(left: Span, right: Span): Span {
  if (left === NOTHING) return right;
  if (right === NOTHING) return left;
  return { low: left.low + right.low, high: left.high + right.high };
}

function times(span: Span, factor: bigint): Span {
  if (factor === 1n) return span;
  return span.low === span.high
    ? one(span.low * factor)
    : { low: span.low * factor, high: span.high * factor };
}
