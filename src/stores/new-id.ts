import { randomBytes } from "node:crypto";

/** So many random bytes are drawn at once. */
const DRAWN = 4096;

let drawn = Buffer.alloc(0);
let used = 0;

/** Random bytes; many are drawn at once, since each draw by itself takes long. */
export function chance(count: number): Buffer {
  if (used + count > drawn.length) [drawn, used] = [randomBytes(Math.max(DRAWN, count)), 0];
  const bytes = Buffer.allocUnsafe(count);
  drawn.copy(bytes, 0, used, used + count);
  // Nobody reads again what was given away.
  drawn.fill(0, used, used + count);
  used += count;
  return bytes;
}

/** The moment of the last id and its number within that moment. */
let last = { at: 0, number: 0 };
/** So many ids have a number of their own within one millisecond. */
const NUMBERS = 0x1000;

/**
 * A new id: a UUID of version 7, which begins with the moment and a number within it, so that those
 * made later by one process stand later.
 */
export function newId(now = Date.now()): string {
  const at = Math.max(now, last.at);
  const number = at === last.at ? last.number + 1 : 0;
  last = number < NUMBERS ? { at, number } : { at: at + 1, number: 0 };
  const moment = last.at.toString(16).padStart(12, "0");
  const place = last.number.toString(16).padStart(3, "0");
  const bytes = chance(8);
  bytes[0] = 0x80 | ((bytes[0] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  const [first, second] = [moment.slice(0, 8), moment.slice(8)];
  return `${first}-${second}-7${place}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}
