import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readRegions, type Region } from "../knowledge/region.ts";
import { addFile } from "../library/added-file.ts";
import { editVersion } from "../library/edit.ts";
import { labelOf } from "../library/field-label.ts";
import { publish } from "../library/review.ts";
import { stateLabel } from "../library/state-label.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import type { StoredVersion } from "../stores/document-version.ts";
import { findVersion } from "../stores/documents.ts";
import { readIngestArguments, type IngestArguments } from "./ingest-arguments.ts";

/** A file of more bytes is not opened. */
const LARGEST = 64 * 1024 * 1024;

/** What became of one file. */
interface Ingested {
  file: string;
  /** Added now, there before, or not read. */
  outcome: "proposed" | "known" | "refused";
  /** `undefined` for a file that was not read. */
  version?: StoredVersion;
  /** Version that it replaces or will replace. */
  replaces?: string;
  /** Why it was not read or not published. */
  fault?: string;
}

/**
 * `ingest PATH… [--visibility internal] [--publish --by NAME --reviewed-by OTHER [--accept-doubts]]
 * [--json]`: adds documents; a server that runs on the same data knows them within a second.
 */
export async function ingest(args: string[]): Promise<number> {
  const given = readIngestArguments(args);
  const files = given.paths.flatMap(filesBelow);
  const config = readConfig(process.env);
  const regions = openRegions(knowledgeFolder(config));
  const db = await openDatabase(config.databaseUrl, config);
  try {
    const counts = { proposed: 0, known: 0, refused: 0, published: 0, faults: 0 };
    for (const file of files) {
      const done = await ingestFile(db, file, regions, given);
      counts[done.outcome] += 1;
      if (done.fault !== undefined) counts.faults += 1;
      if (done.version?.state === "published") counts.published += 1;
      tell(done, given.json);
    }
    if (!given.json && files.length > 1) {
      const { proposed, known, refused, published } = counts;
      process.stdout.write(
        `共 ${files.length} 份：新加 ${proposed}，以前加过 ${known}，没读 ${refused}；现在公开的 ${published}。\n`,
      );
    }
    return counts.faults === 0 ? 0 : 1;
  } finally {
    await db.$disconnect();
  }
}

async function ingestFile(
  db: Database,
  file: string,
  regions: readonly Region[],
  given: IngestArguments,
): Promise<Ingested> {
  const { visibility, by } = given;
  const bytes = readBytes(file);
  if (typeof bytes === "string") return { file, outcome: "refused", fault: bytes };
  const adding = { regions, visibility, by, at: new Date() };
  const added = await addFile(db, { bytes, name: file }, adding);
  if (added.outcome === "refused") return { file, outcome: "refused", fault: added.sentence };
  const fault = await publishAdded(db, added.versionId, given);
  const version = await findVersion(db, added.versionId);
  return {
    file,
    outcome: added.outcome,
    ...(version && { version }),
    ...("replaces" in added && { replaces: added.replaces }),
    ...(fault !== undefined && { fault }),
  };
}

/** Publishes a version when that is wanted; returns why it could not be. */
async function publishAdded(
  db: Database,
  versionId: string,
  { reviewedBy, acceptDoubts }: IngestArguments,
): Promise<string | undefined> {
  if (reviewedBy === undefined) return undefined;
  const version = await findVersion(db, versionId);
  if (version?.state !== "proposed") return undefined;
  const { doubts } = version;
  if (doubts.length > 0 && acceptDoubts) {
    const fields = doubts.map(({ field }) => field);
    const edit = {
      confirmed: fields.filter((field) => field !== "replaces"),
      ...(fields.includes("replaces") && { replaces: "newer" as const }),
    };
    await editVersion(db, versionId, version.edition, edit, reviewedBy, new Date());
  }
  const edition = (await findVersion(db, versionId))?.edition ?? 0;
  const outcome = await publish(db, versionId, edition, reviewedBy, new Date());
  if (typeof outcome === "object") return `没有公开，${outcome.fault}`;
  if (outcome === "samePerson") return `没有公开，它是 ${version.addedBy} 加的，要另一个人来公开。`;
  return outcome === "published" ? undefined : "没有公开，别人刚动过它：再来一次。";
}

/** The files that a path means: itself, or all below it, in order; hidden ones are left out. */
function filesBelow(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).filter(
    ({ name }) => !name.startsWith("."),
  );
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return filesBelow(below);
    return entry.isFile() ? [below] : [];
  });
}

/** The bytes of a file, or why it cannot be read. */
function readBytes(file: string): Uint8Array | string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST) return "文件太大了，请拆开再加。";
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return code === "ENOENT" ? "没有这个文件，看看路径。" : `打不开（${code}），看看权限。`;
  }
}

function openRegions(folder: string): Region[] {
  const faults: string[] = [];
  const file = "regions.yaml";
  const regions = readRegions({ file, text: readFileSync(join(folder, file), "utf8") }, faults);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return regions;
}

/** Prints one line for a file, and why it was not done on the other stream. */
function tell({ file, outcome, version, replaces, fault }: Ingested, json: boolean): void {
  if (fault !== undefined) process.stderr.write(`${file}：${fault}\n`);
  const { id, title, number, state, doubts = [] } = version ?? {};
  if (json) {
    const row = { file, outcome, version: id, title, number, state, replaces, doubts, fault };
    process.stdout.write(`${JSON.stringify(row)}\n`);
  } else if (version) {
    const words = [
      `${stateLabel(version.state)}${outcome === "known" ? "（以前加过）" : ""}`,
      version.title,
      number ?? "无文号",
      ...(replaces === undefined ? [] : ["替代旧版"]),
      ...(doubts.length === 0
        ? []
        : [`待确认：${[...new Set(doubts.map(({ field }) => labelOf(field)))].join("、")}`]),
    ];
    process.stdout.write(`${words.join("  ")}\n`);
  }
}
