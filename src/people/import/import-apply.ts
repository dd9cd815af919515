import { record } from "../../profile/history.ts";
import { recordAudit } from "../../stores/audit.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import {
  changeCompany,
  companiesByCode,
  type CompanyFields,
  type RegisteredCompany,
} from "../../stores/enterprises.ts";
import {
  addImported,
  readImport,
  storeImport,
  storeImported,
  takeBack,
  type ImportedCompany,
} from "../../stores/imports.ts";
import { newId } from "../../stores/new-id.ts";
import { emptyProfile, readProfiles, saveProfile } from "../../stores/profiles.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import type { ImportedRow } from "./import-row.ts";

/** What taking in a list comes to, or would. */
export interface ImportCounts {
  /** Companies that are new, whose entry changes, and of which only figures or nothing changes. */
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Facts taken, and those that are known better. */
  readonly facts: number;
  readonly weaker: number;
}

/** Tells what taking in a list would come to; nothing is stored. */
export async function previewImport(
  db: Database,
  rows: readonly ImportedRow[],
  at: Date,
): Promise<ImportCounts> {
  const counts = { added: 0, changed: 0, same: 0, facts: 0, weaker: 0 };
  const registered = await companiesByCode(db, codesOf(rows));
  for (const row of rows) {
    const known = registered.get(row.code);
    count(counts, known, await planned(db, row, known, "import", at));
  }
  return counts;
}

/** Takes in a list, all or nothing; `id` undoes it. */
export function applyImport(
  db: Database,
  rows: readonly ImportedRow[],
  { fileName, by }: { fileName: string; by: string },
  at: Date,
): Promise<ImportCounts & { readonly id: string }> {
  const id = newId();
  return inTurn(db, async (tx) => {
    const counts = { added: 0, changed: 0, same: 0, facts: 0, weaker: 0 };
    const done: ImportedCompany[] = [];
    await storeImport(tx, { id, fileName, by }, at);
    const registered = await companiesByCode(tx, codesOf(rows));
    for (const row of rows) {
      const known = registered.get(row.code);
      const plan = await planned(tx, row, known, by, at);
      count(counts, known, plan);
      const { changes, profile, history } = plan;
      const { enterpriseId } = profile;
      if (!known) {
        const company = { id: enterpriseId, unifiedCode: row.code, importId: id };
        await addImported(tx, company, row.fields, at);
      } else if (plan.changed) await changeCompany(tx, known.id, changes);
      await saveProfile(tx, profile, history, at);
      done.push({
        ...{ enterpriseId, created: !known },
        version: profile.version + (history === profile.history ? 0 : 1),
        firstFact: profile.history.entries.length + 1,
        before: Object.fromEntries(
          Object.keys(changes).map((name) => [name, known?.[name as keyof CompanyFields] ?? null]),
        ),
      });
    }
    await storeImported(tx, id, done);
    const detail = { fileName, ...counts };
    await recordAudit(tx, {
      at,
      actor: by,
      action: "company.import",
      subject: `import:${id}`,
      detail,
    });
    return { id, ...counts };
  });
}

/** Takes an import back; companies that were changed since stay, and their names are told. `undefined` when there is none. */
export function undoImport(
  db: Database,
  id: string,
  by: string,
  at: Date,
): Promise<{ readonly undone: number; readonly kept: readonly string[] } | undefined> {
  return inTurn(db, async (tx) => {
    const found = await readImport(tx, id);
    if (!found || found.undoneAt) return undefined;
    const kept: string[] = [];
    for (const company of found.done) {
      const name = await takeBack(tx, company);
      if (name !== undefined) kept.push(name);
    }
    await tx.import.update({ where: { id }, data: { undoneAt: at } });
    const undone = found.done.length - kept.length;
    const detail = { undone, kept: kept.length };
    await recordAudit(tx, {
      at,
      actor: by,
      action: "import.undo",
      subject: `import:${id}`,
      detail,
    });
    return { undone, kept };
  });
}

async function planned(
  db: Database | Transaction,
  row: ImportedRow,
  known: RegisteredCompany | undefined,
  by: string,
  at: Date,
) {
  const [profile = emptyProfile(newId())] = known ? await readProfiles(db, [known.id]) : [];
  let { history } = profile;
  let [facts, weaker] = [0, 0];
  for (const claim of row.claims) {
    const result = record(history, claim, { at: at.toISOString(), by, turn: 0 });
    history = result.history;
    if (result.outcome === "weaker") weaker += 1;
    else if (result.outcome !== "same") facts += 1;
  }
  const changes = Object.fromEntries(
    Object.entries(row.fields).filter(
      ([name, value]) => known?.[name as keyof CompanyFields] !== value,
    ),
  ) as CompanyFields;
  const changed = known !== undefined && Object.keys(changes).length > 0;
  return { profile, history, facts, weaker, changes: known ? changes : {}, changed };
}

function count(
  counts: { added: number; changed: number; same: number; facts: number; weaker: number },
  known: RegisteredCompany | undefined,
  { changed, facts, weaker }: Awaited<ReturnType<typeof planned>>,
): void {
  if (!known) counts.added += 1;
  else if (changed) counts.changed += 1;
  else counts.same += 1;
  counts.facts += facts;
  counts.weaker += weaker;
}

function codesOf(rows: readonly ImportedRow[]): string[] {
  return rows.map(({ code }) => code);
}
