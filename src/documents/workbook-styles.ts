import { readXml } from "./workbook-xml.ts";

/** What a number format makes of a number. */
export interface Shown {
  readonly as: "number" | "percent" | "date" | "scaled";
  /** Words that the format writes behind the number, such as 万元. */
  readonly suffix?: string;
}

const NUMBER: Shown = { as: "number" };
/** Formats that have a number and no code of their own; those from 27 on show days in Chinese. */
const DATES: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];
const PERCENTS = [9, 10];

/** What each cell style, by its index, makes of a number. */
export function readStyles(bytes: Uint8Array | undefined): readonly Shown[] {
  if (!bytes) return [];
  const codes = new Map<number, string>();
  const styles: Shown[] = [];
  let inCells = false;
  readXml(bytes, {
    open(name, attributes) {
      if (name === "numFmt")
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(attributes["numFmtId"] ?? "0");
      const code = codes.get(id);
      styles.push(code === undefined ? builtIn(id) : shownBy(code));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

function builtIn(id: number): Shown {
  if (DATES.some(([from, to]) => id >= from && id <= to)) return { as: "date" };
  return PERCENTS.includes(id) ? { as: "percent" } : NUMBER;
}

/** What a format code makes of a number: `#,##0.00` a number, `yyyy"年"m"月"` a day, `0.00%` a share, `0!.0,` another size. */
function shownBy(code: string): Shown {
  const [first = ""] = code.split(";");
  const literals = [...first.matchAll(/"([^"]*)"|\\(.)/g)].map(([, quoted, one]) => quoted ?? one);
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (/[yd]|m{3}/i.test(bare) || (/m/i.test(bare) && !/[0#]/.test(bare))) return { as: "date" };
  if (bare.includes("%")) return { as: "percent" };
  if (/[0#],+(?:[^0#]*$|\.)|[0#]!|!\./.test(bare)) return { as: "scaled" };
  const suffix = literals.join("").trim();
  return suffix === "" ? NUMBER : { as: "number", suffix };
}
