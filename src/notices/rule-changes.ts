import { createHash } from "node:crypto";
import { dayOf } from "../calendar/instant.ts";
import type { Rule } from "../rules/rule.ts";
import { auditOf, recordAudit } from "../stores/audit.ts";
import { companiesInBulk, type BulkCompany } from "../stores/companies-in-bulk.ts";
import type { Database, Transaction } from "../stores/database.ts";
import { addNotice, type NoticeFields } from "../stores/notices.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import {
  findingsOf,
  saveFindings,
  saveFindingsWith,
  type StoredFinding,
} from "../stores/stored-verdicts.ts";
import { writeAudience } from "./audience/audience-json.ts";
import { versionOn, type AudienceGround } from "./audience/ground.ts";
import { STATE_WORDS } from "./audience/leaf-judging.ts";
import { findVerdicts, type Finding } from "./audience/verdicts.ts";
import { noteNotice } from "./seen-notice.ts";

/** Who wrote a notice that was drafted by itself: none of the staff, so that any of them may approve it. */
export const AUTHOR = "自动起草";
/** The day under which it is kept how a rule came out when it was looked at last. */
const TOLD = "told";
/** At most so many clauses stand with a draft. */
const MOST_CLAUSES = 2;

/** A company for which another version of a rule comes out otherwise. */
export interface VerdictChange {
  readonly enterpriseId: string;
  readonly name: string;
  /** How it came out before and comes out now, with the version that decides. */
  readonly before: string;
  readonly after: string;
}

/** What came of looking how rules come out now. */
export interface VerdictsWatched {
  /** Companies that were looked at. */
  readonly companies: number;
  /** Notices (ids) that were drafted. */
  readonly drafts: readonly string[];
  readonly changed: number;
}

/**
 * Judges all companies of which anything is known by all rules, so that audiences find it ready,
 * and drafts a notice for each rule of which another version came to count, to the companies for
 * which it comes out otherwise though they told nothing new.
 */
export async function watchVerdicts(
  db: Database,
  ground: AudienceGround,
  at: Date,
): Promise<VerdictsWatched> {
  const drafts: string[] = [];
  let [companies, changed] = [0, 0];
  for (const rule of ground.rules) {
    const found = await lookAtRule(db, rule, ground, at);
    companies = Math.max(companies, found.companies);
    if (found.draft === undefined) continue;
    drafts.push(found.draft);
    changed += found.changed;
  }
  return { companies, drafts, changed };
}

interface Change extends VerdictChange {
  readonly finding: StoredFinding;
}

async function lookAtRule(db: Database, rule: Rule, ground: AudienceGround, at: Date) {
  const today = dayOf(at.toISOString()) ?? "";
  const hash = hashOf(rule, ground);
  const changes: Change[] = [];
  let companies = 0;
  for await (const page of companiesInBulk(db)) {
    const known = page.filter(({ version }) => version > 0);
    companies += known.length;
    const ids = known.map(({ id }) => id);
    const before = await findingsOf(db, { rule: rule.id, filingDay: TOLD }, ids);
    const after = await findVerdicts({ db, ground, today, at }, rule, undefined, known);
    const fresh: StoredFinding[] = [];
    for (const company of known) {
      const now = after.get(company.id);
      if (!now) continue;
      const finding = storedOf(rule, company, hash, now);
      const told = before.get(company.id);
      if (told && isChanged(told, finding))
        changes.push({ ...changeOf(company, told.found as Finding, now), finding });
      else if (!told || !isSame(told, finding)) fresh.push(finding);
    }
    await saveFindings(db, fresh, at);
  }
  if (changes.length === 0) return { companies, changed: 0, draft: undefined };
  const draft = await inTurn(db, (tx) => draftNotice(tx, rule, ground, changes, at));
  return { companies, changed: changes.length, draft };
}

/** Stores the draft with what changed, and that it is told, as one. */
async function draftNotice(
  tx: Transaction,
  rule: Rule,
  ground: AudienceGround,
  changes: readonly Change[],
  at: Date,
): Promise<string> {
  const today = dayOf(at.toISOString()) ?? "";
  const title = ground.programmes.find(({ id }) => id === rule.programme)?.title ?? rule.title;
  const fields: NoticeFields = {
    ...{ topic: "policy", mandatory: false, programme: rule.programme, values: {} },
    title: `${title}：规则有变化，你的预审结果也变了`,
    text: "{企业}的数没有变，按现在的规则重新算，预审结果和以前不一样了。点“我符合吗”逐条看是哪一条、差多少。预审不是认定。",
    clauses: (versionOn(rule, today)?.basis ?? []).slice(0, MOST_CLAUSES),
    buttons: ["precheck"],
    audience: writeAudience({
      condition: { not: { all: [] } },
      ...{ possible: false, exclude: [] },
      include: changes.map(({ enterpriseId }) => enterpriseId),
    }),
  };
  const { id } = await addNotice(tx, fields, { by: AUTHOR }, at);
  await noteNotice(tx, "create", id, { name: AUTHOR }, at);
  for (const { enterpriseId, before, after } of changes)
    await recordAudit(tx, {
      ...{ at, actor: AUTHOR, action: "verdict.change", enterpriseId },
      ...{ subject: `changes:${id}`, detail: { rule: title, before, after } },
    });
  await saveFindingsWith(
    tx,
    changes.map(({ finding }) => finding),
    at,
  );
  return id;
}

/** For which companies a draft was made, with how it was before and is after. */
export async function changesOf(
  db: Database,
  noticeId: string,
): Promise<{ enterpriseId: string; before: string; after: string }[]> {
  return (await auditOf(db, `changes:${noticeId}`)).flatMap(({ enterpriseId, detail }) => {
    const { before, after } = detail as { before?: string; after?: string };
    // Of a company that was erased nothing is left.
    if (enterpriseId === undefined || before === undefined || after === undefined) return [];
    return [{ enterpriseId, before, after }];
  });
}

/** Whether it comes out otherwise for the rule's sake alone: the company is what it was. */
function isChanged(told: StoredFinding, now: StoredFinding): boolean {
  const [before, after] = [told.found as Finding, now.found as Finding];
  if (told.profileVersion !== now.profileVersion || before.place !== after.place) return false;
  const other = told.hash !== now.hash || before.version !== after.version;
  return other && before.state !== after.state;
}

function isSame(told: StoredFinding, now: StoredFinding): boolean {
  return (
    told.hash === now.hash &&
    told.profileVersion === now.profileVersion &&
    JSON.stringify(told.found) === JSON.stringify(now.found)
  );
}

function storedOf(
  { id: rule }: Rule,
  { id: enterpriseId, version: profileVersion }: BulkCompany,
  hash: string,
  { state, version, filingDay, place }: Finding,
): StoredFinding {
  // Only what tells of a change.
  const found: Finding = {
    ...{ state, filingDay, conditions: {}, figures: {} },
    ...(version !== undefined && { version }),
    ...(place !== undefined && { place }),
  };
  return { enterpriseId, rule, filingDay: TOLD, hash, profileVersion, found };
}

function changeOf(company: BulkCompany, before: Finding, after: Finding): VerdictChange {
  const words = ({ state, version, filingDay }: Finding) =>
    `${STATE_WORDS[state]}（${version === undefined ? "" : `${version.split("@")[1] ?? version} 起的规则，`}按 ${filingDay} 申报算）`;
  return {
    ...{ enterpriseId: company.id, name: company.name ?? company.unifiedCode },
    ...{ before: words(before), after: words(after) },
  };
}

/** Changes with the text of a rule and what its facts are, not with the day. */
function hashOf({ id, versions }: Rule, { hash }: AudienceGround): string {
  const decides = [id, hash, versions.map((version) => version.hash)];
  return createHash("sha256").update(JSON.stringify(decides)).digest("hex");
}
