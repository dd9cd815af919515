/** More than this no cell of a workbook holds. */
const MOST = 32_000;

/** Characters that no XML file may hold, among them halves of pairs. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as it can stand in a file: without characters that would break it. */
export function writableText(text: string): string {
  const clean = text.replace(FORBIDDEN, "").replace(/\r\n?/g, "\n");
  return clean.length > MOST ? `${clean.slice(0, MOST)}…` : clean;
}

/** The ink of all written files, as on the pages. */
export const INK = "1B4079";
/** Its softest tint, as a ground. */
export const INK_SOFT = "E6EDF7";
/** Rules of tables. */
export const LINE = "C3CCDA";
/** What is said beside. */
export const MUTED = "566172";
/** Text. */
export const TEXT = "1C2430";
/** Ground of what is still to be filled in. */
export const OPEN = "FDF8E7";
/** The type of Chinese text; where it is not installed readers take a sans-serif of their own. */
export const TYPEFACE = "Microsoft YaHei";
/** The type of figures and Latin letters, which every reader has or stands in for. */
export const LATIN = "Arial";
