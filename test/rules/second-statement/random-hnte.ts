import type { Chance } from "./chance.ts";
import { beside, byYear, divided, earlier, growing, partBeside, registrationDay } from "./edges.ts";
import { Fraction } from "./fraction.ts";
import type { Profile, Value } from "./profile.ts";

/** An enterprise that files as 高新技术企业, all facts known, many of them on an edge or beside it. */
export function randomHnte(chance: Chance, filingDay: string): Profile {
  const year = Number(filingDay.slice(0, 4));
  const ease = chance.pick([50, 85, 97]);
  const regDate = registrationDay(chance, filingDay, ease);
  const mostly = (likely: boolean) => (chance.happens(ease) ? likely : chance.happens(50));
  const enough = (edge: bigint) => (chance.happens(ease) ? edge * 2n : edge);
  const count = Math.max(0, Math.min(3, year - Number(regDate.slice(0, 4))));
  const sales = salesOf(chance).slice(3 - count);
  const rd = enough(partBeside(chance, percentFor(chance, sales.at(-1) ?? 0n), total(sales)));
  const domestic = chance.happens(ease) ? rd : partBeside(chance, 60n, rd);
  const employees = chance.happens(3)
    ? chance.whole(0n, 1n)
    : chance.whole(1n, 40n) * chance.pick([3n, 10n]);
  const gross = chance.whole(0n, 9_000_000n) * 100_00n;
  const nonTaxable = chance.happens(50) ? 0n : chance.whole(0n, gross / 2n);
  const hightech = chance.happens(ease)
    ? gross - nonTaxable
    : partBeside(chance, 60n, gross - nonTaxable);
  return {
    filingDay,
    facts: {
      regDate,
      coreIpOwned: mostly(true),
      ipValidInChina: mostly(true),
      techFieldInCatalogue: mostly(true),
      employees: byYear([employees], year),
      techStaff: byYear([enough(partBeside(chance, 10n, employees))], year),
      salesRevenue: byYear(sales, year),
      rdExpenseHnte: byYear(divided(chance, rd, count), year),
      rdExpenseDomesticHnte: byYear(divided(chance, domestic, count), year),
      grossIncome: byYear([gross], year),
      nonTaxableIncome: byYear([nonTaxable], year),
      hightechIncome: byYear([hightech], year),
      netAssets: byYear(netAssetsOf(chance).slice(3 - count), year),
      ipClass1: chance.pick([0n, 0n, 1n, 2n, 7n]),
      ipClass2Unused: chance.whole(0n, 7n),
      standardsMade: chance.happens(50),
      transformations: chance.whole(0n, 17n),
      ...scoresOf(chance, ease),
      majorIncident: mostly(false),
      incidentDate: earlier(filingDay, Number(chance.whole(363n, 367n))),
    },
  };
}

const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);

function salesOf(chance: Chance): bigint[] {
  if (chance.happens(40)) return growing(chance);
  const some = () =>
    chance.pick([
      chance.whole(1n, 30_000n) * 10_000_00n,
      chance.whole(1n, 3_000_000n) * 100_00n,
      0n,
    ]);
  const last = chance.pick([
    beside(chance, 50_000_000_00n),
    beside(chance, 200_000_000_00n),
    some(),
  ]);
  return [some(), some(), last];
}

/** The percentage that the sales of the last year ask for; at times another one. */
function percentFor(chance: Chance, lastSales: bigint): bigint {
  if (chance.happens(20)) return chance.pick([3n, 4n, 5n]);
  if (lastSales <= 50_000_000_00n) return 5n;
  return lastSales <= 200_000_000_00n ? 4n : 3n;
}

function netAssetsOf(chance: Chance): bigint[] {
  if (chance.happens(55)) return growing(chance);
  const some = () =>
    chance.pick([chance.whole(-500n, 3000n) * 10_000_00n, chance.whole(1n, 99n), 0n, -1n, 1n]);
  return [some(), some(), some()];
}

/** No marks given, some, or all with a sum around the line. */
function scoresOf(chance: Chance, ease: number): Record<string, Value> {
  const close = (around: bigint) => around + chance.whole(-2n, 2n);
  const management = close(chance.happens(ease) ? 18n : 14n);
  const scores: [string, Value][] = [
    ["scoreIp", close(22n)],
    ["scoreTransformation", close(22n)],
    ["scoreManagement", chance.happens(10) ? new Fraction(2n * management - 1n, 2n) : management],
    ["scoreGrowthNetAssets", close(6n)],
    ["scoreGrowthSales", close(6n)],
  ];
  const share = chance.pick([0, 30, 100]);
  return Object.fromEntries(scores.filter(() => chance.happens(share)));
}
