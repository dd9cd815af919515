import { crc32, inflateRawSync } from "node:zlib";
import { BROKEN, LOCKED, TableRefusal, TOO_LARGE } from "./table-limits.ts";

/** The parts of a package, each unpacked only when it is asked for. */
export interface Package {
  readonly names: readonly string[];
  /** Bytes of a part; `undefined` where there is none. Throws a `TableRefusal` where it is broken or too large. */
  part(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 4000;
/** Stands for a size that is written elsewhere, as only huge files need it. */
const ELSEWHERE = 0xffffffff;

/**
 * Opens a zip package of which all parts together may unpack to `most` bytes. What its directory
 * claims is not believed: unpacking stops where the bytes are used up.
 */
export function openPackage(bytes: Uint8Array, most: number): Package {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(data);
  const unpacked = new Map<string, Uint8Array>();
  let left = most;
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const known = unpacked.get(name);
      if (known) return known;
      const content = unpack(data, entry, left);
      left -= content.length;
      unpacked.set(name, content);
      return content;
    },
  };
}

function directory(data: Buffer): Map<string, Entry> {
  const end = endOf(data);
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new TableRefusal(TOO_LARGE);
  const entries = new Map<string, Entry>();
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || data.readUInt32LE(at) !== CENTRAL) throw new TableRefusal(BROKEN);
    const length = data.readUInt16LE(at + 28);
    const name = data.toString("utf8", at + 46, at + 46 + length);
    entries.set(name.replaceAll("\\", "/"), {
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      crc: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      unpacked: data.readUInt32LE(at + 24),
      at: data.readUInt32LE(at + 42),
    });
    at += 46 + length + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(data: Buffer): number {
  const first = Math.max(0, data.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = data.length - END_LENGTH; at >= first; at -= 1)
    if (data.readUInt32LE(at) === END) return at;
  throw new TableRefusal(BROKEN);
}

function unpack(data: Buffer, entry: Entry, most: number): Uint8Array {
  const { method, flags, packed, unpacked, at, crc } = entry;
  if ((flags & 1) === 1) throw new TableRefusal(LOCKED);
  if (packed === ELSEWHERE || unpacked === ELSEWHERE || unpacked > most)
    throw new TableRefusal(TOO_LARGE);
  if (at + 30 > data.length || data.readUInt32LE(at) !== LOCAL) throw new TableRefusal(BROKEN);
  const from = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  const held = data.subarray(from, from + packed);
  const content = method === 0 ? held : inflated(held, method, most);
  if (held.length !== packed || crc32(content) !== crc) throw new TableRefusal(BROKEN);
  return content;
}

function inflated(held: Buffer, method: number, most: number): Buffer {
  if (method !== 8) throw new TableRefusal(BROKEN);
  try {
    return inflateRawSync(held, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw new TableRefusal(code === "ERR_BUFFER_TOO_LARGE" ? TOO_LARGE : BROKEN);
  }
}
