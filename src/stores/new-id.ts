import { randomBytes } from "node:crypto";

/** So many random bytes are drawn at once. */
const DRAWN = 4096;

let drawn = Buffer.alloc(0);
let used = 0;

/** Random bytes; many are drawn at once, since each draw by itself takes long. */
export function chance(count: number): Buffer {
  if (used + count > drawn.length) [drawn, used] = [randomBytes(Math.max(DRAWN, count)), 0];
  const bytes = Buffer.from(drawn.subarray(used, used + count));
  // Nobody reads again what was given away.
  drawn.fill(0, used, used + count);
  used += count;
  return bytes;
}

/** A new id: a UUID of version 7, which begins with the moment, so that later ones stand later. */
export function newId(now = Date.now()): string {
  const bytes = chance(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  const ends = [0, 8, 12, 16, 20, 32];
  return ends
    .slice(1)
    .map((end, at) => hex.slice(ends[at], end))
    .join("-");
}
