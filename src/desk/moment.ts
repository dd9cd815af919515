const shanghai = 8 * 60 * 60_000;

/** Writes an instant as people read it in Asia/Shanghai: `2026-03-12 14:05`. */
export function writeMoment(at: Date): string {
  return new Date(at.getTime() + shanghai).toISOString().slice(0, 16).replace("T", " ");
}
