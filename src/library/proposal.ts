import type { DocumentDoubt, DocumentPart, ReadDocument } from "../documents/read-document.ts";
import type { Database, Transaction } from "../stores/database.ts";
import type { VersionDoubt, VersionFields, VersionState } from "../stores/document-version.ts";
import { addVersion, versionOfHash, versionsOf } from "../stores/documents.ts";
import { recordAudit } from "../stores/audit.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { findHome, kinshipDoubt, type Home } from "./home.ts";
import { subjectOf } from "./subject.ts";

/** A document as read from a file, to be added. */
export interface NewDocument {
  reading: ReadDocument;
  /** Name of the file; of a path only the last piece is kept. */
  fileName: string;
  /** SHA-256 of its bytes, in hex. */
  hash: string;
  /** Whether everybody may read it; `undefined` means everybody, unless the text speaks against it. */
  visibility?: VersionFields["visibility"] | undefined;
  /** Name of the person who adds it. */
  by: string;
  at: Date;
}

/** What became of adding a document. */
export type Proposal =
  | {
      outcome: "proposed";
      versionId: string;
      /** The published version that it will replace. */
      replaces?: string;
    }
  /** These very bytes were added before. */
  | { outcome: "known"; versionId: string; state: VersionState };

/** Adds a document as proposed, whole or not at all; the same bytes twice are one document. */
export function propose(db: Database, document: NewDocument): Promise<Proposal> {
  return inTurn(db, (tx) => proposeWithin(tx, document));
}

async function proposeWithin(tx: Transaction, document: NewDocument): Promise<Proposal> {
  const { reading, hash, by, at } = document;
  const known = await versionOfHash(tx, hash);
  if (known) return { outcome: "known", versionId: known.id, state: known.state };
  const fields = fieldsOf(document);
  const home = await findHome(tx, fields);
  const { mediaType, encoding } = reading;
  const fileName = lastPiece(document.fileName);
  const versionId = await addVersion(
    tx,
    {
      ...(home?.sure === true && { documentId: home.kin.documentId }),
      origin: { hash, mediaType, encoding, fileName },
      fields,
      doubts: doubtsOf(document, fields, home),
      passages: reading.parts.filter(hasText),
      addedBy: by,
    },
    at,
  );
  const detail = { fileName, title: fields.title };
  await recordAudit(tx, {
    ...{ at, actor: by, action: "document.add", subject: subjectOf(versionId), detail },
  });
  const replaces = home?.sure === true ? await publishedOf(tx, home.kin.documentId) : undefined;
  return { outcome: "proposed", versionId, ...(replaces !== undefined && { replaces }) };
}

/** Id of the published version of a document; `undefined` when none is published. */
async function publishedOf(tx: Transaction, documentId: string): Promise<string | undefined> {
  const versions = await versionsOf(tx, documentId);
  return versions.find(({ state }) => state === "published")?.id;
}

function fieldsOf({ reading, fileName, visibility }: NewDocument): VersionFields {
  const { number, issuer, level, region, issued, effective, expires } = reading;
  const suspected = reading.doubts.some(({ field }) => field === "visibility");
  return {
    title: reading.title ?? lastPiece(fileName).replace(/\.[^.]*$/, ""),
    kind: reading.kind,
    // What does not seem meant for everybody is shown to nobody else before a person says so.
    visibility: suspected ? "internal" : (visibility ?? "public"),
    supersedes: reading.repeals,
    ...(number !== undefined && { number }),
    ...(issuer !== undefined && { issuer }),
    ...(level !== undefined && { level }),
    ...(region !== undefined && { region }),
    ...(issued !== undefined && { issued }),
    ...(effective !== undefined && { effective }),
    ...(expires !== undefined && { expires }),
  };
}

function doubtsOf(
  { reading, visibility }: NewDocument,
  fields: VersionFields,
  home: Home | undefined,
): VersionDoubt[] {
  const read = reading.doubts
    .filter(({ field }) => field !== "visibility" || visibility !== "internal")
    .map(ownDoubt);
  const untitled = reading.title === undefined && !read.some(({ field }) => field === "title");
  return [
    ...(untitled
      ? [{ field: "title", candidates: [fields.title], why: "没读出标题，先用了文件名。" }]
      : []),
    ...read,
    ...(home && !home.sure ? [kinshipDoubt(fields, home)] : []),
  ];
}

/** A doubt of the reader in the words of the library. */
function ownDoubt({ field, candidates, why }: DocumentDoubt): VersionDoubt {
  if (field === "repeals") return { field: "supersedes", candidates, why };
  if (field !== "visibility") return { field, candidates, why };
  const found = candidates[0];
  return {
    field,
    candidates: ["internal", "public"],
    why: found === undefined ? why : `${why}原话：“${found}”`,
  };
}

function hasText({ text }: DocumentPart): boolean {
  return text.trim() !== "";
}

/** A file name without the folders before it and without what cannot be seen. */
function lastPiece(name: string): string {
  const piece = name.split(/[/\\]/).at(-1) ?? "";
  return piece.replace(/\p{C}/gu, "").slice(-200) || "未命名";
}
