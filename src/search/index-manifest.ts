import { createHash } from "node:crypto";
import { endianness } from "node:os";
import type { Entry } from "./index-builder.ts";
import { tokensId } from "./tokens.ts";

/** Version of the files of an index folder. */
const format = 1;

/** What an index folder holds and what it was built from. */
export interface IndexManifest {
  /** Version of the files. */
  format: number;
  /** Rules the texts were cut by. */
  tokens: string;
  /** Byte order of the numbers: `LE` or `BE`. */
  order: string;
  /** `hashCorpus` of the entries, or whatever else names their state. */
  corpus: string;
  /** Number of entries. */
  count: number;
  /** Instant in UTC. */
  builtAt: string;
  /** Each file beside the manifest: its length in bytes and its SHA-256 in hexadecimal. */
  files: Record<string, { bytes: number; sha256: string }>;
}

/** Why a kept index cannot be used: none there, files not as written, built by other rules, built from other entries. */
export type Refusal = "missing" | "damaged" | "other rules" | "other corpus";

/** Makes the manifest of files about to be kept. */
export function describe(
  files: ReadonlyMap<string, Uint8Array>,
  { corpus, count, builtAt }: Pick<IndexManifest, "corpus" | "count" | "builtAt">,
): IndexManifest {
  const entries = [...files].map(([name, bytes]) => [name, print(bytes)] as const);
  return {
    format,
    tokens: tokensId,
    order: endianness(),
    corpus,
    count,
    builtAt,
    files: Object.fromEntries(entries),
  };
}

/** Reads a manifest; a refusal when it is none, or of other rules or another corpus. */
export function readManifest(text: string, corpus: string): IndexManifest | Refusal {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return "damaged";
  }
  if (!isManifest(manifest)) return "damaged";
  const { format: of, tokens, order } = manifest;
  if (of !== format || tokens !== tokensId || order !== endianness()) return "other rules";
  return manifest.corpus === corpus ? manifest : "other corpus";
}

function isManifest(value: unknown): value is IndexManifest {
  if (typeof value !== "object" || value === null) return false;
  const { format: of, tokens, order, corpus, count, files } = value as Partial<IndexManifest>;
  return (
    typeof of === "number" &&
    [tokens, order, corpus].every((text) => typeof text === "string") &&
    typeof count === "number" &&
    typeof files === "object"
  );
}

/** Whether a file is as it was written. */
export function isIntact(manifest: IndexManifest, name: string, bytes: Uint8Array): boolean {
  const { bytes: length, sha256 } = print(bytes);
  const written = manifest.files[name];
  return written?.bytes === length && written.sha256 === sha256;
}

/** A fingerprint of entries: ids, heads, texts and their order. */
export function hashCorpus(entries: Iterable<Entry>): string {
  const hash = createHash("sha256");
  for (const { id, head, text } of entries) hash.update(JSON.stringify([id, head, text]));
  return hash.digest("hex");
}

function print(bytes: Uint8Array) {
  return { bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
}
