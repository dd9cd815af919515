import type { Comparator } from "../../units/interval-comparison.ts";
import type { HnteFigures, Row } from "./hnte-figures.ts";

/** Reads another fact. */
type Read = <T = number>(name: string) => Promise<T>;

type Range = Readonly<Record<"low" | "high", number>>;

const FITS: Readonly<Record<Comparator, (value: number, limit: number) => boolean>> = {
  atLeast: (value, limit) => value >= limit,
  moreThan: (value, limit) => value > limit,
  atMost: (value, limit) => value <= limit,
  lessThan: (value, limit) => value < limit,
  is: (value, limit) => value === limit,
  isNot: (value, limit) => value !== limit,
};

/** The measures of 高企 as functions over doubles, for an engine that compares but does not compute. */
export function jsonFacts(figures: HnteFigures): Record<string, (read: Read) => Promise<unknown>> {
  const sum = async (read: Read, of: string) =>
    (await read(`${of}1`)) + (await read(`${of}2`)) + (await read(`${of}3`));
  const growthPoints = (growth: number) =>
    growth === figures.five ? figures.fivePoints : inTable(growth, figures.growth);
  return {
    days: async (read) => (await read("filedOn")) - (await read("registeredOn")),
    techRatio: async (read) => (await read("techStaff")) / (await read("employees")),
    rdTotal: (read) => sum(read, "rd"),
    rdRatio: async (read) => (await read("rdTotal")) / (await sum(read, "s")),
    rdNeed: async (read) => inTable(await read("s3"), figures.rd).low,
    domesticRatio: async (read) => (await sum(read, "d")) / (await read("rdTotal")),
    hightechRatio: async (read) =>
      (await read("hightechIncome")) /
      ((await read("grossIncome")) - (await read("nonTaxableIncome"))),
    incidentDays: async (read) => (await read("filedOn")) - (await read("incidentOn")),
    transformationsYearly: async (read) => (await read("transformations")) / (await read("years")),
    salesGrowth: (read) => growthOf(read, "s"),
    assetsGrowth: (read) => growthOf(read, "a"),
    innovation: async (read): Promise<Range> => {
      const parts = [
        await ipOf(read, figures),
        inTable(await read("transformationsYearly"), figures.transformation),
        figures.management,
        growthPoints(await read("salesGrowth")),
        (await baseOf(read)) < 0
          ? figures.growthByExperts
          : growthPoints(await read("assetsGrowth")),
      ];
      return added(parts);
    },
    rights: async (read) =>
      (await read<number>("ipClass1")) + (await read<number>("ipClass2Unused")),
    innovationLow: async (read) => (await read<Range>("innovation")).low,
    innovationHigh: async (read) => (await read<Range>("innovation")).high,
  };
}

async function ipOf(read: Read, figures: HnteFigures): Promise<Range> {
  const [class1, class2] = [await read("ipClass1"), await read("ipClass2Unused")];
  const [one, two] = [inTable(class1, figures.class1), inTable(class2, figures.class2)];
  const own = figures.ownSources.includes(await read<string>("ipSource"));
  const source = class1 + class2 === 0 ? NOTHING : (figures.source[own ? 0 : 1] ?? NOTHING);
  const extra = (await read<boolean>("standardsMade")) ? figures.extra : NOTHING;
  const best = { low: Math.max(one.low, two.low), high: Math.max(one.high, two.high) };
  const { low, high } = added([figures.ip, best, source, extra]);
  return { low: Math.min(figures.ipMost, low), high: Math.min(figures.ipMost, high) };
}

const NOTHING: Range = { low: 0, high: 0 };

function added(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }));
}

function inTable(value: number, rows: readonly Row[]): Range {
  return (
    rows.find(({ comparator, limit }) => !comparator || FITS[comparator](value, limit)) ?? NOTHING
  );
}

async function growthOf(read: Read, of: "s" | "a"): Promise<number> {
  const [years, second, third] = [await read("years"), await read(`${of}2`), await read(`${of}3`)];
  if (years < 2 || second === 0) return 0;
  const first = await read(`${of}1`);
  if (years === 2 || first === 0) return third / second - 1;
  return (second / first + third / second - 2) / 2;
}

/** The smaller base that the growth of net assets is measured by. */
async function baseOf(read: Read): Promise<number> {
  const [years, second] = [await read("years"), await read("a2")];
  if (years < 2) return 0;
  return years === 2 || second === 0 ? second : Math.min(await read("a1"), second);
}
