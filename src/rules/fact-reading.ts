import type { Day } from "../calendar/day.ts";
import { fiscalYears, yearOf } from "../calendar/fiscal-year.ts";
import type { Fact, FactValue } from "../profile/fact.ts";
import { maySink, type FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import type { Interval } from "../units/interval.ts";
import * as arithmetic from "../units/interval-arithmetic.ts";
import { Collector } from "./collector.ts";
import type { DaySpan, YearRow } from "./reading.ts";
import type { MissingFact } from "./verdict.ts";
import type { FilingKind } from "./rule.ts";

/** The fact that says whether a filing is the check of a running title: it is known from the filing. */
export const RECHECK = "isRecheck";

/** The fact that says since when there is a company. */
const REGISTERED = "regDate";

type Known<K extends FactValue["kind"]> = Extract<FactValue, { kind: K }>;

/** Reads the facts of a profile for one filing day, and notes which are missing. */
export class FactReading {
  readonly filingDay: Day;
  /** The day on which it is judged: forecasts of years that were over by then do not count. */
  readonly asOf: Day;
  readonly lastYear: number;
  protected readonly profile: Profile;
  protected readonly definitions: FactDefinitions;
  /** The first and the last year in which the company may have begun; `undefined` where nothing is said of it. */
  readonly #founded: readonly [number, number] | undefined;
  #collector = new Collector();

  /** Years whose status counts, the first first: that of the filing, then the last closed one; for taxes the closed one alone. */
  readonly #statusYears: readonly number[];
  readonly #kind: FilingKind;

  constructor(
    profile: Profile,
    definitions: FactDefinitions,
    { filingDay, asOf, kind = "new" }: { filingDay: Day; asOf: Day; kind?: FilingKind },
    dateBy: "filing" | "taxYear",
  ) {
    this.profile = profile;
    this.definitions = definitions;
    this.filingDay = filingDay;
    this.asOf = asOf;
    this.lastYear = yearOf(filingDay) - 1;
    this.#kind = kind;
    this.#statusYears = dateBy === "filing" ? [this.lastYear + 1, this.lastYear] : [this.lastYear];
    const registered = profile.once(REGISTERED)?.value;
    this.#founded =
      registered?.kind === "date" ? [yearOf(registered.from), yearOf(registered.to)] : undefined;
  }

  /** What is noted at the moment. */
  protected get collector(): Collector {
    return this.#collector;
  }

  /** Works something out and notes apart what was met with. */
  collect<T>(work: () => T): { value: T; found: Collector } {
    const outer = this.#collector;
    const found = new Collector();
    this.#collector = found;
    try {
      return { value: work(), found };
    } finally {
      this.#collector = outer;
    }
  }

  /** Takes over what was noted apart. */
  take(found: Collector): void {
    this.#collector.add(found);
  }

  /** Takes over what a decision rests on, with those missing facts that can still change it. */
  passOn(found: Collector, missing: readonly MissingFact[]): void {
    this.#collector.addDecided(found, missing);
  }

  /** Takes over the options that something rests on, and nothing else. */
  takeOptions(found: Collector): void {
    this.#collector.addOptions(found);
  }

  /** The figure of a fact, of a fiscal year where it has years. */
  figure(key: string, year?: number): Interval {
    if (this.#precedes(year)) {
      this.#collector.notYet = true;
      return this.naturalRange(key);
    }
    const fact = year === undefined ? this.lone(key) : this.profile.year(key, year);
    const known = this.#known("figure", fact, year);
    if (known && fact) {
      this.#read(fact);
      return known.interval;
    }
    const derived = year === undefined ? undefined : this.#fromSpan(key, year);
    if (derived) return derived;
    this.lack(key, year);
    return this.naturalRange(key);
  }

  /** The figures of the applicable ones of the `n` closed fiscal years before the filing day. */
  row(key: string, n: number): YearRow {
    const all = fiscalYears(this.filingDay, n);
    const years = all.filter((year) => !this.#precedes(year));
    if (years.length === 0) this.#collector.notYet = true;
    const total = this.#total(key, all, years);
    const read = () => years.map((year) => this.figure(key, year));
    const known = total ? undefined : read();
    const count = () => this.#count(years);
    return {
      years,
      ...(total && { total }),
      get values() {
        return known ?? read();
      },
      get count() {
        return count();
      },
    };
  }

  /** The day of a date fact; `undefined` where it is missing. */
  day(key: string): DaySpan | undefined {
    const fact = this.profile.once(key);
    const known = this.#known("date", fact);
    if (!known || !fact) {
      this.lack(key);
      return undefined;
    }
    this.#read(fact);
    return known;
  }

  /** Month-begin and month-end counts of a fiscal year; `undefined` where they are missing. */
  months(key: string, year: number): Known<"months">["months"] | undefined {
    if (this.#precedes(year)) {
      this.#collector.notYet = true;
      return undefined;
    }
    const fact = this.profile.year(key, year) ?? this.profile.once(key);
    const known = this.#known("months", fact, year);
    if (known && fact) this.#read(fact);
    else this.lack(key, year);
    return known?.months;
  }

  /** The value of a fact that is no figure: of the year whose status counts, or once and for all. */
  said(key: string): Exclude<FactValue, { kind: "figure" }> | undefined {
    if (key === RECHECK) return { kind: "yesno", yes: this.#kind === "recheck" };
    const yearly = this.#statusYears.map((year) => this.profile.year(key, year));
    const fact = yearly.find((one) => one !== undefined) ?? this.profile.once(key);
    if (!fact || fact.value.kind === "figure") {
      this.lack(key, this.yearOfFact(key) === undefined ? undefined : this.#statusYears[0]);
      return undefined;
    }
    this.#read(fact);
    return fact.value;
  }

  /** Whether a fact is there at all, without noting that it is missing. */
  has(key: string): boolean {
    const fact = this.lone(key);
    return fact !== undefined && this.#counts(fact);
  }

  /** The fact of the last closed year, or the one that holds once and for all. */
  protected lone(key: string): Fact | undefined {
    const last = this.#precedes(this.lastYear) ? undefined : this.profile.year(key, this.lastYear);
    return last ?? this.profile.once(key);
  }

  /** The last closed year where a fact has years; `undefined` where it holds once and for all. */
  yearOfFact(key: string): number | undefined {
    const definition = this.definitions.get(key);
    return !definition || definition.per === "once" ? undefined : this.lastYear;
  }

  /** Notes that a fact is missing; where its year may lie before the company, also when that began. */
  protected lack(key: string, year?: number): void {
    this.#collector.lack(missing(key, year));
    if (year !== undefined && year < this.lastYear && this.#founded === undefined)
      this.#collector.lack({ fact: REGISTERED });
  }

  /** Notes that a division by zero left nothing to say. */
  dividedByZero(): void {
    this.#collector.byZero = true;
  }

  /** What a fact may be while nothing is known of it. */
  protected naturalRange(key: string): Interval {
    const definition = this.definitions.get(key);
    return definition && !maySink(definition) ? arithmetic.NOT_NEGATIVE : arithmetic.ANYTHING;
  }

  /** Whether a fiscal year was over before there was a company: it has no figures. */
  #precedes(year: number | undefined): boolean {
    return year !== undefined && this.#founded !== undefined && year < this.#founded[0];
  }

  /** How many of these years the company may have had: all since one that something was said of. */
  #count(years: readonly number[]): Interval {
    const since = Math.min(this.#founded?.[1] ?? Infinity, this.profile.knownSince);
    const fewest = years.filter((year) => year >= since).length;
    if (fewest < years.length && !this.#founded) this.#collector.lack({ fact: REGISTERED });
    return arithmetic.countBetween(fewest, years.length);
  }

  #read(fact: Fact): void {
    this.#collector.read(fact);
  }

  #known<K extends FactValue["kind"]>(
    kind: K,
    fact: Fact | undefined,
    year?: number,
  ): Known<K> | undefined {
    if (!fact || !this.#counts(fact, year)) return undefined;
    return fact.value.kind === kind ? (fact.value as Known<K>) : undefined;
  }

  /** A forecast counts only for a year that was not over when it was judged. */
  #counts({ forecast, years }: Fact, year?: number): boolean {
    return forecast !== true || (year ?? years?.[1] ?? this.lastYear) >= yearOf(this.asOf);
  }

  #total(key: string, all: readonly number[], years: readonly number[]): Interval | undefined {
    if (years.every((year) => this.profile.year(key, year))) return undefined;
    const fact = [all, years]
      .map((list) => this.profile.span(key, list[0] ?? 0, list.at(-1) ?? 0))
      .find((one) => one !== undefined);
    const known = this.#known("figure", fact);
    if (known && fact) this.#read(fact);
    return known?.interval;
  }

  /** One year of a stated total whose other years are known. */
  #fromSpan(key: string, year: number): Interval | undefined {
    for (const fact of this.profile.all(key)) {
      const [from, to] = fact.years ?? [0, -1];
      if (from === to || year < from || year > to || fact.value.kind !== "figure") continue;
      const others = Array.from({ length: to - from + 1 }, (_, index) => from + index)
        .filter((one) => one !== year && !this.#precedes(one))
        .map((one) => this.profile.year(key, one));
      if (others.some((other) => other?.value.kind !== "figure")) continue;
      for (const one of [fact, ...others]) if (one) this.#read(one);
      return others.reduce<Interval>(
        (left, other) =>
          other?.value.kind === "figure"
            ? arithmetic.subtractIntervals(left, other.value.interval)
            : left,
        fact.value.interval,
      );
    }
    return undefined;
  }
}

function missing(fact: string, year: number | undefined) {
  return year === undefined ? { fact } : { fact, year };
}
