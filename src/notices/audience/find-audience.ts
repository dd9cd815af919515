import type { Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import type { Fact } from "../../profile/fact.ts";
import { Profile } from "../../profile/profile.ts";
import {
  companiesById,
  companiesInBulk,
  factsInBulk,
  type BulkCompany,
} from "../../stores/companies-in-bulk.ts";
import type { Database } from "../../stores/database.ts";
import type { AudienceWorker } from "./audience-worker-handle.ts";
import type { Audience, AudienceLeaf } from "./condition.ts";
import { ruleNamed, type AudienceGround } from "./ground.ts";
import { AudienceJudge, type AudienceCompany, type LeafResult, type Standing } from "./judging.ts";
import { isTag, TagCache } from "./tag-cache.ts";
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
  /** What was read before of titles and days. */
  readonly tags?: TagCache;
  /** Looks on a thread of its own. */
  readonly worker?: AudienceWorker;
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
  { now, samples = SAMPLES, onProgress, tags = new TagCache(), worker }: FindOptions,
): Promise<AudienceFound> {
  if (worker) {
    const asked = { now, samples, revision: ground.revision, ...(onProgress && { onProgress }) };
    return worker.find(audience, asked);
  }
  const today = dayOf(now.toISOString()) ?? "";
  const judge = new AudienceJudge(audience.condition, ground, today);
  const told = await toldBy(db, judge.needs.told, audience.region);
  const reader = { db, ground, today, at: now, judge, told, tags };
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
    const looked = await lookAt(reader, page);
    for (const [index, { company, standing }] of looked.entries()) {
      counts[standing] += 1;
      const outside = standing === "out" && judge.away(company) === 1;
      if (outside) justOutside += 1;
      const kind = standing !== "out" ? standing : outside ? "justOutside" : undefined;
      if (kind !== undefined && shown[kind].length < samples)
        shown[kind].push(sampleOf(page[index], judge.leaves(company), ground, today));
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
  readonly tags: TagCache;
}

interface Looked {
  company: AudienceCompany;
  standing: Standing;
}

/** How the companies of a page stand; of each only as much is read as is needed to tell that. */
async function lookAt(reader: Reader, page: readonly BulkCompany[]): Promise<Looked[]> {
  const { db, judge, told, ground } = reader;
  const looked = page.map((one): Looked => {
    const company: AudienceCompany = { ...one, told: (leaf) => told(leaf, one.id) };
    return { company, standing: judge.standing(company) };
  });
  const open = () =>
    looked.flatMap((one, index) => {
      const row = page[index];
      return row && one.standing === "possible" ? [{ one, row }] : [];
    });
  const know = (one: Looked, more: Partial<AudienceCompany>) => {
    one.company = { ...one.company, ...more };
    one.standing = judge.standing(one.company);
  };
  const keys = [...judge.needs.facts];
  const tags = keys.filter((key) => isTag(ground.definitions.get(key)?.kind));
  const rest = keys.filter((key) => !tags.includes(key));
  const known = new Map<string, readonly Fact[]>();
  if (tags.length > 0) {
    const left = open();
    const found = await reader.tags.read(
      db,
      left.map(({ row }) => row),
      tags,
    );
    for (const { one, row } of left) {
      const facts = found.get(row.id) ?? [];
      known.set(row.id, facts);
      know(one, { profile: new Profile(facts), tagsOnly: rest.length > 0 });
    }
  }
  if (rest.length > 0) {
    const left = open();
    const found = await factsInBulk(
      db,
      left.map(({ row }) => row.id),
      rest,
    );
    for (const { one, row } of left) {
      const facts = [...(known.get(row.id) ?? []), ...(found.get(row.id) ?? [])];
      know(one, { profile: new Profile(facts), tagsOnly: false });
    }
  }
  for (const { rule: id, filingDay } of judge.needs.verdicts) {
    const rule = ruleNamed(ground, id);
    const left = open();
    if (!rule || left.length === 0) continue;
    const found = await findVerdicts(
      reader,
      rule,
      filingDay,
      left.map(({ row }) => row),
    );
    for (const { one } of left)
      know(one, { verdict: knownBeside(one.company, id, filingDay, found) });
  }
  return looked;
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
  leaves: readonly LeafResult[],
  ground: AudienceGround,
  today: Day,
): AudienceSample {
  const { id = "", name, unifiedCode = "" } = company ?? {};
  return { id, name: name ?? unifiedCode, reasons: reasonsOf(leaves, ground, today) };
}

function isWithin({ county, park }: BulkCompany, region: string | undefined): boolean {
  return region === undefined || county === region || park === region;
}
