import type { Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import { Profile } from "../../profile/profile.ts";
import {
  companiesById,
  companiesInBulk,
  factsInBulk,
  type BulkCompany,
} from "../../stores/companies-in-bulk.ts";
import type { Database } from "../../stores/database.ts";
import type { Audience, AudienceLeaf } from "./condition.ts";
import { ruleNamed, type AudienceGround } from "./ground.ts";
import { AudienceJudge, type AudienceCompany, type Standing } from "./judging.ts";
import { reasonsOf } from "./reasons.ts";
import { toldBy } from "./told.ts";
import { findVerdicts, type Finding } from "./verdicts.ts";

/** A company shown as an example, with how each condition came out. */
export interface AudienceSample {
  readonly id: string;
  readonly name: string;
  readonly reasons: readonly string[];
}

/** Whom an audience comes to. */
export interface AudienceFound {
  /** All companies that were looked at. */
  readonly total: number;
  /** By the condition alone, before the lists. */
  readonly counts: Readonly<Record<Standing, number>>;
  /** Each company that gets it once, and why: the possible ones only where they count. */
  readonly companies: readonly {
    readonly enterpriseId: string;
    readonly because: "in" | "possible" | "listed";
  }[];
  /** Leaves nobody out, perhaps by accident. */
  readonly everyone: boolean;
  readonly samples: Readonly<Record<"in" | "possible" | "justOutside", readonly AudienceSample[]>>;
  /** Companies that are out for one figure, title or verdict alone. */
  readonly justOutside: number;
}

/** How an audience is found. */
export interface FindOptions {
  readonly now: Date;
  /** Companies of each kind that are shown as examples. */
  readonly samples?: number;
  readonly onProgress?: (looked: number) => void;
}

/** So many examples are shown where nothing else is said. */
const SAMPLES = 5;

/**
 * Finds the companies of an audience, page by page: what the register tells first, facts and
 * verdicts only of those that it leaves open. Throws one sentence where the audience cannot be judged.
 */
export async function findAudience(
  db: Database,
  audience: Audience,
  ground: AudienceGround,
  { now, samples = SAMPLES, onProgress }: FindOptions,
): Promise<AudienceFound> {
  const today = dayOf(now.toISOString()) ?? "";
  const judge = new AudienceJudge(audience.condition, ground, today);
  const told = await toldBy(db, judge.needs.told, audience.region);
  const reader = { db, ground, today, at: now, judge, told };
  const excluded = new Set(audience.exclude);
  const [includes, companies] = [
    new Set(audience.include),
    new Map<string, "in" | "possible" | "listed">(),
  ];
  const counts: Record<Standing, number> = { in: 0, possible: 0, out: 0 };
  const shown: Record<"in" | "possible" | "justOutside", AudienceSample[]> = {
    ...{ in: [], possible: [], justOutside: [] },
  };
  let [total, justOutside] = [0, 0];
  for await (const page of companiesInBulk(db, audience.region)) {
    const known = await read(reader, page);
    for (const [index, company] of known.entries()) {
      const standing = judge.standing(company);
      counts[standing] += 1;
      const outside = standing === "out" && judge.judge(company).away === 1;
      if (outside) justOutside += 1;
      const kind = standing !== "out" ? standing : outside ? "justOutside" : undefined;
      if (kind !== undefined && shown[kind].length < samples)
        shown[kind].push(sampleOf(page[index], judge.judge(company), ground, today));
      if (standing === "in" || (standing === "possible" && audience.possible))
        companies.set(company.id, standing);
    }
    total += page.length;
    onProgress?.(total);
  }
  const listed = await companiesById(
    db,
    [...includes].filter((id) => !companies.has(id)),
  );
  for (const company of listed)
    if (isWithin(company, audience.region)) companies.set(company.id, "listed");
  for (const id of excluded) companies.delete(id);
  return {
    ...{ total, counts, justOutside, samples: shown },
    companies: Array.from(companies, ([enterpriseId, because]) => ({ enterpriseId, because })),
    everyone: judge.everyone || (total > 1 && companies.size >= total),
  };
}

interface Reader {
  readonly db: Database;
  readonly ground: AudienceGround;
  readonly today: Day;
  readonly at: Date;
  readonly judge: AudienceJudge;
  readonly told: (leaf: AudienceLeaf, id: string) => boolean;
}

/** What is known of the companies of a page, as far as it is needed to tell how they stand. */
async function read(reader: Reader, page: readonly BulkCompany[]): Promise<AudienceCompany[]> {
  const { db, judge, told } = reader;
  const plain = page.map((company): AudienceCompany => ({
    ...company,
    told: (leaf) => told(leaf, company.id),
  }));
  const { facts: keys, verdicts } = judge.needs;
  const open = (known: readonly AudienceCompany[]) =>
    known.flatMap((company, index) => (judge.standing(company) === "possible" ? [index] : []));
  if (keys.size === 0 && verdicts.length === 0) return plain;
  const asked = open(plain);
  const facts = await factsInBulk(
    db,
    asked.flatMap((index) => page[index]?.id ?? []),
    [...keys],
  );
  const read = [...plain];
  for (const index of asked) {
    const company = plain[index];
    if (company) read[index] = { ...company, profile: new Profile(facts.get(company.id) ?? []) };
  }
  for (const { rule: id, filingDay } of verdicts) {
    const rule = ruleNamed(reader.ground, id);
    const left = open(read);
    const companies = left.flatMap((index) => page[index] ?? []);
    const found = rule
      ? await findVerdicts(reader, rule, filingDay, companies)
      : new Map<string, Finding>();
    for (const index of left) {
      const company = read[index];
      if (company)
        read[index] = { ...company, verdict: knownBeside(company, id, filingDay, found) };
    }
  }
  return read;
}

/** The verdicts that were known before and those of one more rule. */
function knownBeside(
  company: AudienceCompany,
  rule: string,
  filingDay: Day | undefined,
  found: ReadonlyMap<string, Finding>,
): NonNullable<AudienceCompany["verdict"]> {
  const { verdict, id } = company;
  const state = found.get(id)?.state;
  return (asked, day) => (asked === rule && day === filingDay ? state : verdict?.(asked, day));
}

function sampleOf(
  company: BulkCompany | undefined,
  judged: ReturnType<AudienceJudge["judge"]>,
  ground: AudienceGround,
  today: Day,
): AudienceSample {
  const { id = "", name, unifiedCode = "" } = company ?? {};
  return { id, name: name ?? unifiedCode, reasons: reasonsOf(judged, ground, today) };
}

function isWithin({ county, park }: BulkCompany, region: string | undefined): boolean {
  return region === undefined || county === region || park === region;
}
