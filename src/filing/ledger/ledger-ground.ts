import { yearOf } from "../../calendar/fiscal-year.ts";
import { writeDay } from "../../calendar/day.ts";
import { EMPTY_HISTORY } from "../../profile/history.ts";
import { Profile } from "../../profile/profile.ts";
import { standingOf } from "../../rules/judge-all.ts";
import type { FilingGround } from "../filing-ground.ts";
import { WorkbookGround } from "../workbook/workbook-ground.ts";

/** A rule at work on a company of which nothing is known yet: its figures of the law for a ledger. */
export function ledgerGround(filing: FilingGround, id: string): WorkbookGround | undefined {
  const rule = filing.rules.find((one) => one.id === id);
  if (!rule) return undefined;
  const profile = new Profile([]);
  const { asOf, definitions } = filing;
  // The ledger of a year is used once that year is over.
  const filingDay = writeDay(yearOf(asOf) + 1, 1, 1);
  const ground = { definitions, lies: () => undefined };
  const standing = standingOf(rule, profile, { asOf, filingDay }, ground);
  return WorkbookGround.of({ ...filing, profile, history: EMPTY_HISTORY, standing });
}
