import { addDays, daysBetween, type Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Fact, FactValue } from "../../profile/fact.ts";
import { pointInterval } from "../../units/interval.ts";
import { ratio } from "../../units/rational.ts";
import { drawsFrom, type Draws } from "./draws.ts";
import type { HnteFigures, Row } from "./hnte-figures.ts";

/** An enterprise of which all is known, as facts and, for other engines, in plain numbers. */
export interface HnteCase {
  readonly facts: readonly Fact[];
  readonly plain: Plain;
}

/** Yuan as doubles, days as numbers; years in which there was no company count as zero. */
export type Plain = Readonly<Record<string, number | boolean | string>>;

/** Years that the rule looks at. */
const YEARS = 3;
const SOURCES = ["自主研发", "受让", "自主研发和受让都有"] as const;

/** A case of a seed, always the same one, with many figures on an edge or one 分, person or day beside it. */
export function hnteCase(seed: number, filingDay: Day, figures: HnteFigures): HnteCase {
  const draws = drawsFrom(seed);
  const made = new Making(filingDay);
  const registered = addDays(
    filingDay,
    -draws.pick([beside(draws, figures.registeredDays), 700, 2000, 2000, 2000]),
  );
  const years = Math.min(YEARS, yearOf(filingDay) - yearOf(registered));
  const sales = growing(draws, figures.growth, figures.rd).slice(YEARS - years);
  const assets = netAssets(draws, figures).slice(YEARS - years);
  const need = figures.rd.find(({ limit, comparator }) =>
    comparator ? Number(sales.at(-1)) / 100 <= limit : true,
  );
  const rd = partBeside(draws, need?.low ?? 0, total(sales));
  const gross = BigInt(1 + draws.below(3e9));
  const nonTaxable = draws.happens(50) ? 0n : gross / 3n;
  const employees = 10 * (1 + draws.below(40));
  const staff = partBeside(draws, figures.techStaff, BigInt(employees));
  made.day("regDate", "registeredOn", registered);
  made.years("salesRevenue", "s", sales);
  made.years("netAssets", "a", assets);
  made.years("rdExpenseHnte", "rd", split(rd, years));
  made.years("rdExpenseDomesticHnte", "d", split(partBeside(draws, figures.domestic, rd), years));
  made.latest("employees", BigInt(employees), 1n);
  made.latest("techStaff", staff, 1n);
  made.latest("grossIncome", gross);
  made.latest("nonTaxableIncome", nonTaxable);
  made.latest("hightechIncome", partBeside(draws, figures.hightech, gross - nonTaxable));
  made.once("ipClass1", draws.pick([0, 0, 1, 3]));
  made.once("ipClass2Unused", draws.below(8));
  made.once("transformations", draws.below(18));
  made.answer("coreIpOwned", draws.happens(90));
  made.answer("ipValidInChina", draws.happens(90));
  made.answer("techFieldInCatalogue", draws.happens(90));
  made.answer("standardsMade", draws.happens(50));
  made.answer("majorIncident", draws.happens(20));
  made.choice("ipSource", draws.pick(SOURCES));
  made.day("incidentDate", "incidentOn", addDays(filingDay, -beside(draws, figures.incidentDays)));
  return { facts: made.facts, plain: { ...made.plain, years } };
}

/** Notes every fact twice. */
class Making {
  readonly facts: Fact[] = [];
  readonly plain: Record<string, number | boolean | string>;
  readonly #filingDay: Day;

  constructor(filingDay: Day) {
    this.#filingDay = filingDay;
    this.plain = { filedOn: numberOf(filingDay) };
  }

  /** Amounts in 分 of the last years; the others are zero to the other engines. */
  years(key: string, short: string, amounts: readonly bigint[]): void {
    const first = yearOf(this.#filingDay) - amounts.length;
    for (let at = 1; at <= YEARS - amounts.length; at++) this.plain[`${short}${String(at)}`] = 0;
    for (const [index, amount] of amounts.entries()) {
      const year = first + index;
      this.facts.push({ key, years: [year, year], value: figure(amount, 100n) });
      this.plain[`${short}${String(YEARS - amounts.length + index + 1)}`] = Number(amount) / 100;
    }
  }

  latest(key: string, amount: bigint, per = 100n): void {
    const year = yearOf(this.#filingDay) - 1;
    this.facts.push({ key, years: [year, year], value: figure(amount, per) });
    this.plain[key] = Number(amount) / Number(per);
  }

  once(key: string, count: number): void {
    this.facts.push({ key, value: figure(BigInt(count), 1n) });
    this.plain[key] = count;
  }

  answer(key: string, yes: boolean): void {
    this.facts.push({ key, value: { kind: "yesno", yes } });
    this.plain[key] = yes;
  }

  choice(key: string, text: string): void {
    this.facts.push({ key, value: { kind: "text", text } });
    this.plain[key] = text;
  }

  day(key: string, short: string, day: Day): void {
    this.facts.push({ key, value: { kind: "date", from: day, to: day } });
    this.plain[short] = numberOf(day);
  }
}

const numberOf = (day: Day) => daysBetween("1970-01-01", day);

const figure = (amount: bigint, per: bigint): FactValue => ({
  kind: "figure",
  interval: pointInterval(ratio(amount, per)),
  approximate: false,
});

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

const beside = (draws: Draws, edge: number) => edge + draws.pick([-1, 0, 0, 1]);

const percentOf = (share: number) => BigInt(Math.round(share * 100));

/** The least part that is this share of a whole or one beside it; more often twice as much. */
function partBeside(draws: Draws, share: number, whole: bigint): bigint {
  const edge = (whole * percentOf(share) + 99n) / 100n;
  return draws.happens(60) ? edge * 2n : BigInt(beside(draws, Number(edge)));
}

/** Three amounts in 分: their average growth on the edge of a row or beside it, or the last on that of a table of amounts. */
function growing(draws: Draws, growth: readonly Row[], amounts: readonly Row[]): bigint[] {
  const first = BigInt(1 + draws.below(9000)) * 10_000_00n;
  if (draws.happens(30)) {
    const edge = amounts[draws.below(amounts.length - 1)]?.limit ?? 0;
    return [first, first, BigInt(beside(draws, edge * 100))];
  }
  const row = growth[draws.below(growth.length)];
  const [one, both] = [BigInt(draws.below(90) - 30), 2n * percentOf(row?.limit ?? 0)];
  const second = (first * (100n + one)) / 100n;
  return [first, second, (second * (100n + both - one)) / 100n + BigInt(beside(draws, 0))];
}

/** Now and then less than nothing in one year. */
function netAssets(draws: Draws, { growth, rd }: HnteFigures): bigint[] {
  const amounts = growing(draws, growth, rd);
  return draws.happens(10) ? amounts.map((one, at) => (at === 1 ? -one : one)) : amounts;
}

/** Parts a total evenly among so many years; the last one has the rest. */
function split(whole: bigint, years: number): bigint[] {
  const part = whole / BigInt(years);
  return Array.from({ length: years }, (_, at) =>
    at < years - 1 ? part : whole - part * BigInt(years - 1),
  );
}
