import type { Claim } from "../../src/profile/claim.ts";
import { EMPTY_HISTORY, record } from "../../src/profile/history.ts";
import { storeValue } from "../../src/profile/stored-value.ts";
import { readFactText } from "../../src/profile/fact-text.ts";
import type { Fact, FactValue } from "../../src/profile/fact.ts";
import type { Database } from "../../src/stores/database.ts";
import { readProfiles, saveProfile } from "../../src/stores/profiles.ts";
import { inventedCode } from "../people/invented.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

/** The day on which the tests take place, and a moment of it. */
export const today = "2026-06-15";
export const now = new Date("2026-06-15T02:00:00.000Z");
const occasion = { at: "2026-06-01T10:00", by: "某某", turn: 1 };

/** Facts as a test writes them: `salesRevenue@2025`: `5000 万元`. */
export type Told = Readonly<Record<string, string>>;

/** A company as a test writes it. */
export interface Townsman {
  id: string;
  county?: string;
  park?: string;
  industry?: string;
  facts?: Told;
}

/** The facts that a test writes, as they are judged. */
export function factsTold(told: Told): Fact[] {
  return Object.entries(told).map(([place, text]) => {
    const [key = "", year] = place.split("@");
    const years = year === undefined ? {} : { years: [Number(year), Number(year)] as const };
    return { key, value: valueOf(key, text), ...years };
  });
}

function valueOf(key: string, text: string): FactValue {
  const definition = realAudienceGround.definitions.get(key);
  const read = definition && readFactText(definition, text);
  if (!read || "wrong" in read) throw new Error(`${key} cannot be ${text}.`);
  return read.value;
}

/** Puts companies into the register, with what is known of them. */
export async function settleCompanies(db: Database, companies: readonly Townsman[]): Promise<void> {
  await db.enterprise.createMany({
    data: companies.map(({ id, county, park, industry }, index) => ({
      ...{ id, unifiedCode: inventedCode(index), name: `某某科技${id}`, createdAt: now },
      ...{ county: county ?? null, park: park ?? null, industry: industry ?? null },
    })),
  });
  for (const { id, facts } of companies) if (facts) await tell(db, id, facts);
}

/** Takes more facts of a company. */
export async function tell(db: Database, id: string, told: Told): Promise<void> {
  const [before] = await readProfiles(db, [id]);
  if (!before) throw new Error(`There is no ${id}.`);
  let after = before.history.entries.length > 0 ? before.history : EMPTY_HISTORY;
  for (const { key, value, years } of factsTold(told)) {
    const claim: Claim = {
      ...{ fact: key, value: storeValue(value), evidence: "audited", words: "虚构" },
      ...(years && { years }),
      corrects: true,
    };
    after = record(after, claim, occasion).history;
  }
  await db.$transaction((tx) => saveProfile(tx, before, after, now));
}
