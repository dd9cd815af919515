import type { Day } from "../calendar/day.ts";
import type { DocumentVersion } from "./generated/client.ts";

const LEVELS = ["国家", "自治区", "市", "县"] as const;
const KINDS = ["正式", "征求意见", "解读", "问答", "办事指南"] as const;
const VISIBILITIES = ["public", "internal"] as const;
const STATES = ["proposed", "published", "superseded", "rejected", "removed"] as const;

/** Where a version stands; superseded means published, and followed by a newer one. */
export type VersionState = (typeof STATES)[number];

/** What a document says of itself, as confirmed so far. */
export interface VersionFields {
  title: string;
  /** 文号 in printed form. */
  number?: string;
  issuer?: string;
  level?: (typeof LEVELS)[number];
  region?: string;
  kind: (typeof KINDS)[number];
  /** Whether its passages may answer everybody, or are for staff only. */
  visibility: (typeof VISIBILITIES)[number];
  issued?: Day;
  effective?: Day;
  /** Last day it holds, as the document itself says. */
  expires?: Day;
  /** Day on which it was last compared with its source. */
  checked?: Day;
  /** Official address. */
  source?: string;
  /** Documents (文号 or title) that it abolishes as a whole. */
  supersedes: readonly string[];
}

/** A field that a person must confirm. */
export interface VersionDoubt {
  field: string;
  /** Values found, the one taken first; empty when nothing was found. */
  candidates: readonly string[];
  /** Why it is doubtful: one Chinese sentence. */
  why: string;
}

/** Where a text came from. */
export interface VersionOrigin {
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  mediaType: string;
  encoding: string;
  fileName?: string;
}

/** One text of a document, without its passages. */
export interface StoredVersion extends VersionFields, VersionOrigin {
  id: string;
  documentId: string;
  /** From 1, in the order in which the texts were added. */
  version: number;
  /** Grows with every change before and by the review. */
  edition: number;
  doubts: readonly VersionDoubt[];
  state: VersionState;
  addedBy: string;
  addedAt: Date;
  reviewedBy?: string;
  reviewedAt?: Date;
}

/** The columns that hold the fields. */
export function versionColumns(fields: VersionFields) {
  const { title, kind, visibility, supersedes } = fields;
  return {
    title,
    kind,
    visibility,
    supersedes: JSON.stringify(supersedes),
    number: fields.number ?? null,
    issuer: fields.issuer ?? null,
    level: fields.level ?? null,
    region: fields.region ?? null,
    issued: fields.issued ?? null,
    effective: fields.effective ?? null,
    expires: fields.expires ?? null,
    checked: fields.checked ?? null,
    source: fields.source ?? null,
  };
}

/** Reads a row of the table. */
export function storedVersion(row: DocumentVersion): StoredVersion {
  const { id, documentId, version, edition, hash, mediaType, encoding, title } = row;
  const { number, issuer, region, issued, effective, expires, checked, source, fileName } = row;
  const { addedBy, addedAt, reviewedBy, reviewedAt } = row;
  return {
    ...{ id, documentId, version, edition, hash, mediaType, encoding, title, addedBy, addedAt },
    kind: oneOf(KINDS, row.kind, id),
    visibility: oneOf(VISIBILITIES, row.visibility, id),
    state: oneOf(STATES, row.state, id),
    supersedes: JSON.parse(row.supersedes) as string[],
    doubts: JSON.parse(row.doubts) as VersionDoubt[],
    ...(row.level !== null && { level: oneOf(LEVELS, row.level, id) }),
    ...(number !== null && { number }),
    ...(issuer !== null && { issuer }),
    ...(region !== null && { region }),
    ...(issued !== null && { issued }),
    ...(effective !== null && { effective }),
    ...(expires !== null && { expires }),
    ...(checked !== null && { checked }),
    ...(source !== null && { source }),
    ...(fileName !== null && { fileName }),
    ...(reviewedBy !== null && { reviewedBy }),
    ...(reviewedAt !== null && { reviewedAt }),
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string, id: string): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new Error(
    `Document version ${id} says "${value}" where ${allowed.join(", ")} are allowed: restore a backup.`,
  );
}
