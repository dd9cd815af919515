import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Policy } from "../knowledge/policy.ts";
import type { Region } from "../knowledge/region.ts";
import { addFile } from "../library/added-file.ts";
import { editVersion } from "../library/edit.ts";
import { publishedPolicies } from "../library/published-policies.ts";
import { publish } from "../library/review.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import type { StoredVersion } from "../stores/document-version.ts";
import { findVersion } from "../stores/documents.ts";

/** What adding a folder of documents came to. */
export interface PublishedSample {
  files: number;
  /** Milliseconds in which all were read and stored. */
  ingest: number;
  policies: readonly Policy[];
}

/**
 * Adds the documents of a folder (with its `index.jsonl` of file, issuer, date) to a database of its own
 * and publishes them: what a text does not say of itself is filled in from the index, or by a stand-in,
 * as a person would have to.
 */
export async function publishSample(
  folder: string,
  regions: readonly Region[],
): Promise<PublishedSample> {
  const scratch = mkdtempSync(join(tmpdir(), "kechuang-sample-"));
  const db = await openDatabase(`file:${join(scratch, "sample.db")}`);
  try {
    const names = readdirSync(folder).filter((name) => /\.(?:md|txt|html?)$/.test(name));
    const at = new Date();
    const began = performance.now();
    const ids: string[] = [];
    for (const name of names) {
      const bytes = readFileSync(join(folder, name));
      const added = await addFile(db, { bytes, name }, { regions, by: "甲", at });
      if (added.outcome !== "refused") ids.push(added.versionId);
    }
    const ingest = performance.now() - began;
    const known = indexOf(folder);
    for (const id of ids) await publishOne(db, id, known, at);
    return { files: names.length, ingest, policies: await publishedPolicies(db) };
  } finally {
    await db.$disconnect();
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface IndexRow {
  file: string;
  issuer?: string;
  date?: string;
}

function indexOf(folder: string): ReadonlyMap<string, IndexRow> {
  const rows = readFileSync(join(folder, "index.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as IndexRow);
  return new Map(rows.map((row) => [row.file, row]));
}

async function publishOne(
  db: Database,
  id: string,
  known: ReadonlyMap<string, IndexRow>,
  at: Date,
): Promise<void> {
  const version = await findVersion(db, id);
  if (version?.state !== "proposed") return;
  const edit = filledIn(version, known.get(version.fileName ?? ""));
  await editVersion(db, id, version.edition, edit, "甲", at);
  const edition = (await findVersion(db, id))?.edition ?? 0;
  await publish(db, id, edition, "乙", at);
}

function filledIn(version: StoredVersion, row: IndexRow | undefined) {
  const { doubts, issuer, issued, effective, level, region } = version;
  const fields = doubts.map(({ field }) => field);
  const day = /^\d{4}-\d\d-\d\d$/.test(row?.date ?? "") ? row?.date : issued;
  return {
    confirmed: fields.filter((field) => field !== "replaces"),
    ...(fields.includes("replaces") && { replaces: "apart" as const }),
    ...(effective === undefined && { effective: day ?? "2020-01-01" }),
    ...(issuer === undefined && { issuer: row?.issuer || "未载明" }),
    ...((level === undefined || region === undefined) && { level: "市" as const, region: "北京" }),
  };
}
