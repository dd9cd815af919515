import type { PlaceStep } from "../clauses/place.ts";
import { readMarker } from "./marker.ts";
import type { SourceLine } from "./source-line.ts";

/** A stretch of a file with a numbering of its own. */
interface Segment {
  role: "cover" | "main" | "annex";
  /** Place of an annex. */
  step?: PlaceStep;
  title: string;
  lines: SourceLine[];
}

const LONGEST_TITLE = 60;

/**
 * Splits the lines behind the head into the notice that issues a document, the document and its annexes.
 * `attached` is the title of the issued document; `undefined` where nothing is issued.
 */
export function splitSegments(
  lines: readonly SourceLine[],
  attached: string | undefined,
): Segment[] {
  const starts = lines.flatMap((_, at) => (isAnnexHeading(lines, at) ? [at] : []));
  const bounds = [...starts, lines.length];
  const [first = lines.length] = bounds;
  const segments = splitCover(lines.slice(0, first), attached);
  starts.forEach((start, index) => {
    segments.push(annexOf(lines.slice(start, bounds[index + 1] ?? lines.length)));
  });
  return adoptMain(segments, attached);
}

/** The annex that the notice issues is the document itself. */
function adoptMain(segments: Segment[], attached: string | undefined): Segment[] {
  if (attached === undefined || segments.some((one) => one.role === "cover")) return segments;
  const issued = segments.find((one) => one.role === "annex" && isTitle(one.title, attached));
  if (!issued) return segments;
  return segments.map((one) => {
    if (one === issued) return { role: "main", title: "", lines: one.lines };
    return one.role === "main" ? { ...one, role: "cover" } : one;
  });
}

function splitCover(lines: SourceLine[], attached: string | undefined): Segment[] {
  const whole: Segment = { role: "main", title: "", lines };
  if (attached === undefined) return [whole];
  for (let at = 1; at < lines.length; at += 1) {
    for (const count of [1, 2, 3]) {
      const joined = lines.slice(at, at + count).map((line) => line.text);
      if (joined.length < count || !isTitle(joined.join(""), attached)) continue;
      const rest = lines.slice(at + count);
      return [
        { role: "cover", title: "", lines: lines.slice(0, at) },
        { role: "main", title: "", lines: rest },
      ];
    }
  }
  const start = lines.findIndex((line) => {
    const marker = readMarker(line.text);
    return marker?.role === "chapter" || (marker?.step?.kind === "article" && marker.step.n === 1);
  });
  if (start < 1) return [whole];
  return [
    { role: "cover", title: "", lines: lines.slice(0, start) },
    { role: "main", title: "", lines: lines.slice(start) },
  ];
}

function annexOf(lines: SourceLine[]): Segment {
  const [head, ...rest] = lines;
  const marker = readMarker(head?.text ?? "");
  const segment = { role: "annex" as const, ...(marker?.step && { step: marker.step }) };
  if (marker && marker.rest !== "") return { ...segment, title: marker.rest, lines: rest };
  const titles: string[] = [];
  while (titles.length < 3) {
    const next = rest[titles.length];
    if (!next || next.table || !isShort(next.text) || readMarker(next.text)) break;
    if (isColumnName(next.text)) break;
    titles.push(next.text);
    if (
      /(?:办法|规定|细则|标准|目录|清单|名单|表|书|指南|说明|方案|要点|流程|模板)(?:[（(].{1,8}[）)])?$/.test(
        next.text,
      )
    )
      break;
  }
  return { ...segment, title: titles.join(""), lines: rest.slice(titles.length) };
}

/** Whether a line is the name of the first column of a table. */
export function isColumnName(text: string): boolean {
  return /^(?:序 *号|编 *号|项 *目|名 *称|类 *别|指 *标)$/.test(text);
}

/** Whether a line opens an annex, and does not just list what is attached. */
function isAnnexHeading(lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at];
  const marker =
    line && !line.table && line.text.startsWith("附") ? readMarker(line.text) : undefined;
  if (marker?.role !== "annex" || !isShort(line?.text ?? "")) return false;
  const [next, afterNext] = [lines[at + 1], lines[at + 2]];
  if (!next) return false;
  const following = readMarker(next.text);
  if (following?.role === "annex" || /^[1１]/.test(marker.rest)) return false;
  if (marker.rest !== "") return following?.step?.kind !== "digit" && !isSignature(next.text);
  const isList =
    following?.step?.kind === "digit" && readMarker(afterNext?.text ?? "")?.step?.kind === "digit";
  return !(isList && /[:：]$/.test(line?.text ?? ""));
}

function isShort(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_TITLE && !/[。；;]/.test(text);
}

function isSignature(text: string): boolean {
  return (
    /\d{4} *年 *\d{1,2} *月 *\d{1,2} *日$/.test(text) || /(?:局|厅|委|部|会|府|办公室)$/.test(text)
  );
}

/** Whether a line is the title, brackets, blanks and a 试行 behind it left aside. */
function isTitle(text: string, title: string): boolean {
  const bare = (one: string) => one.replace(/[\s《》〈〉“”"（）()]|试行|暂行(?=$)|修订/g, "");
  return bare(title).length > 3 && bare(text) === bare(title);
}
