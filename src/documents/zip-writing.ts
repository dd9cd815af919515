import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** One file of an archive. */
interface Part {
  readonly name: string;
  readonly content: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** The first day that an archive can tell. */
const FIRST_DAY = 0x0021;

/**
 * The archive with the same files at the same fixed time, so that the same contents give the same
 * bytes. `rewrite` may change the text of a file; it returns `undefined` for one to be left as it is.
 */
export function settledArchive(
  archive: Uint8Array,
  rewrite: (name: string, text: string) => string | undefined,
): Uint8Array {
  const parts = partsOf(Buffer.from(archive)).map(({ name, content }): Part => {
    const changed = name.endsWith(".xml") ? rewrite(name, content.toString("utf8")) : undefined;
    return { name, content: changed === undefined ? content : Buffer.from(changed, "utf8") };
  });
  return writeArchive(parts);
}

/** Files of an archive that was just made here; folders are left out. */
function partsOf(archive: Buffer): Part[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const count = archive.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const [named, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + (named ?? 0));
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(begin, begin + size);
    if (!name.endsWith("/"))
      parts.push({ name, content: method === DEFLATED ? inflateRawSync(packed) : packed });
    at += 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

function writeArchive(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const packed = deflateRawSync(content);
    const named = Buffer.from(name, "utf8");
    const about = Buffer.alloc(26);
    about.writeUInt16LE(VERSION, 0);
    about.writeUInt16LE(UTF8_NAMES, 2);
    about.writeUInt16LE(DEFLATED, 4);
    about.writeUInt16LE(FIRST_DAY, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(named.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    bodies.push(word(LOCAL), about, named, packed);
    entries.push(word(CENTRAL), half(VERSION), about, place, named);
    offset += 4 + about.length + named.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, directory, word(END), end]));
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
