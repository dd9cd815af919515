import { createHash } from "node:crypto";
import { dayOf } from "../calendar/instant.ts";
import {
  readDocument,
  type ReadingContext,
  type UploadedFile,
} from "../documents/read-document.ts";
import type { Database } from "../stores/database.ts";
import type { VersionFields } from "../stores/document-version.ts";
import { versionOfHash } from "../stores/documents.ts";
import { propose, type Proposal } from "./proposal.ts";

/** Who adds a file, and what must be known besides it. */
export interface Adding {
  regions: ReadingContext["regions"];
  /** `undefined` means for everybody, unless the text speaks against it. */
  visibility?: VersionFields["visibility"] | undefined;
  by: string;
  at: Date;
}

/** Reads a file and adds what it holds as proposed; or says in one sentence why it is not read. */
export async function addFile(
  db: Database,
  { bytes, name }: UploadedFile,
  { regions, visibility, by, at }: Adding,
): Promise<Proposal | { outcome: "refused"; sentence: string }> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const known = await versionOfHash(db, hash);
  if (known) return { outcome: "known", versionId: known.id, state: known.state };
  const today = dayOf(at.toISOString()) ?? "";
  const reading = readDocument({ bytes, name }, { regions, today });
  if (reading.outcome === "refused") return reading;
  return propose(db, { reading: reading.document, fileName: name, hash, visibility, by, at });
}
