import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { IndexData } from "./index-data.ts";
import { describe, isIntact, readManifest, type Refusal } from "./index-manifest.ts";

/** What opening a folder gives: the index, or why it must be built anew. */
export type Opened = { kind: "open"; data: IndexData } | { kind: "refused"; reason: Refusal };

/** Keeps an index in a folder, in place of what was there; `builtAt` is an instant in UTC. */
export async function saveIndex(
  folder: string,
  { ids, ...rows }: IndexData,
  { corpus, builtAt }: { corpus: string; builtAt: string },
): Promise<void> {
  const files = new Map<string, Uint8Array>([["ids", Buffer.from(JSON.stringify(ids))]]);
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(rows))
    files.set(name, new Uint8Array(buffer, byteOffset, byteLength));
  const manifest = describe(files, { corpus, builtAt, count: ids.length });
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}.new-`);
  try {
    for (const [name, bytes] of files) await writeFile(join(fresh, name), bytes);
    await writeFile(join(fresh, "manifest.json"), JSON.stringify(manifest, undefined, 2));
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Opens a kept index if it is whole and was built by these rules from this corpus; never throws. */
export async function openIndex(folder: string, corpus: string): Promise<Opened> {
  let text: string;
  try {
    text = await readFile(join(folder, "manifest.json"), "utf8");
  } catch {
    return { kind: "refused", reason: "missing" };
  }
  const manifest = readManifest(text, corpus);
  if (typeof manifest === "string") return { kind: "refused", reason: manifest };
  try {
    const read = async (name: string) => {
      const bytes = await readFile(join(folder, name));
      if (!isIntact(manifest, name, bytes)) throw new Error(`${name} is not as it was written`);
      return bytes;
    };
    const data: IndexData = {
      ids: JSON.parse((await read("ids")).toString()) as string[],
      letters: new Uint16Array(aligned(await read("letters"))),
      termStarts: new Uint32Array(aligned(await read("termStarts"))),
      postingStarts: new Uint32Array(aligned(await read("postingStarts"))),
      ordinals: new Uint32Array(aligned(await read("ordinals"))),
      counts: new Uint8Array(aligned(await read("counts"))),
      lengths: new Uint32Array(aligned(await read("lengths"))),
      characterStarts: new Uint32Array(aligned(await read("characterStarts"))),
      characters: new Uint16Array(aligned(await read("characters"))),
      characterCounts: new Uint8Array(aligned(await read("characterCounts"))),
    };
    return isWhole(data, manifest.count)
      ? { kind: "open", data }
      : { kind: "refused", reason: "damaged" };
  } catch {
    return { kind: "refused", reason: "damaged" };
  }
}

/** The bytes as a buffer of their own, copied only where they are part of another. */
function aligned({ buffer, byteOffset, byteLength }: Buffer): ArrayBufferLike {
  return byteOffset === 0 && byteLength === buffer.byteLength
    ? buffer
    : buffer.slice(byteOffset, byteOffset + byteLength);
}

function isWhole(data: IndexData, count: number): boolean {
  return (
    data.ids.length === count &&
    data.lengths.length === count &&
    data.characterStarts.length === count + 1 &&
    data.characterStarts.at(-1) === data.characters.length &&
    data.characterCounts.length === data.characters.length &&
    data.termStarts.length === data.postingStarts.length &&
    data.termStarts.at(-1) === data.letters.length &&
    data.postingStarts.at(-1) === data.ordinals.length &&
    data.counts.length === data.ordinals.length
  );
}
