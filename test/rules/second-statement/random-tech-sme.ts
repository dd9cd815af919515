import type { Chance } from "./chance.ts";
import { beside, byYear, earlier, partBeside, registrationDay } from "./edges.ts";
import type { Profile } from "./profile.ts";

/** An enterprise that files as 科技型中小企业, all facts known, many of them on an edge or beside it. */
export function randomTechSme(chance: Chance, filingDay: string): Profile {
  const year = Number(filingDay.slice(0, 4));
  const ease = chance.pick([50, 85, 97]);
  const mostly = (likely: boolean) => (chance.happens(ease) ? likely : chance.happens(50));
  const employees = chance.pick([
    beside(chance, 500n),
    chance.whole(1n, 400n),
    chance.whole(chance.happens(5) ? 0n : 1n, 20n) * 20n,
  ]);
  const sales = money(chance);
  const costs = money(chance);
  const expense = chance.pick([
    partBeside(chance, chance.pick([6n, 5n, 4n, 3n, 2n]), sales),
    partBeside(chance, chance.pick([30n, 25n, 20n, 15n, 10n]), costs),
    0n,
  ]);
  return {
    filingDay,
    facts: {
      regDate: registrationDay(chance, filingDay, ease),
      residentEnterprise: mostly(true),
      employeesSme: byYear([employees], year),
      salesRevenue: byYear([sales], year),
      totalAssets: byYear([money(chance)], year),
      prohibitedProduct: mostly(false),
      majorIncident: mostly(false),
      researchDishonesty: mostly(false),
      abnormalList: mostly(false),
      techStaffSme: byYear(
        [partBeside(chance, chance.pick([30n, 25n, 20n, 15n, 10n, 0n]), employees)],
        year,
      ),
      rdExpenseDeduction: byYear([expense], year),
      costExpense: byYear([costs], year),
      ipClass1: chance.pick([0n, 0n, 1n, 3n]),
      ipClass2: chance.whole(0n, 5n),
      isHnte: chance.happens(25),
      hnteExpiry: earlier(filingDay, Number(chance.whole(-1n, 1n))),
      directConditions: chance.happens(10) ? ["省部级以上研发机构"] : [],
    },
  };
}

const money = (chance: Chance) =>
  chance.pick([
    chance.whole(1n, 15_000n) * 10_000_00n,
    chance.whole(1n, 150_000_000n),
    beside(chance, 200_000_000_00n),
    beside(chance, 0n),
  ]);
