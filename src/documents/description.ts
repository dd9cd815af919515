import { readNumber } from "../clauses/document-number.ts";
import { splitAnswers } from "./answer-line.ts";
import { readParts, splitBody } from "./document-parts.ts";
import { splitLabels } from "./card-parts.ts";
import { kindOf } from "./document-kind.ts";
import { readJurisdiction } from "./jurisdiction.ts";
import { readLabelledFields } from "./labelled-fields.ts";
import { readLawHistory } from "./law-history.ts";
import { readIssuer } from "./own-issuer.ts";
import { readOwnNumber } from "./own-number.ts";
import type { DocumentDoubt, ReadDocument, ReadingContext } from "./read-document.ts";
import { toldBy } from "./told.ts";
import { readRepeals } from "./repeals.ts";
import { doubtOfVisibility, refusalOfSecrecy } from "./secrecy.ts";
import type { SourceText } from "./source-line.ts";
import { readStatedDays } from "./stated-days.ts";
import { readHeading } from "./title.ts";
import { readFieldDay } from "./written-day.ts";

/** All that is read from the lines of a document, whatever kind of file they come from. */
type Description = Omit<ReadDocument, "mediaType" | "encoding">;

/** Describes a document from its lines and the name of its file, which only proposes a title; a document that must not be kept is refused with a sentence. */
export function describe(
  source: SourceText,
  fileName: string,
  about: ReadingContext,
): Description | { refused: string } {
  const lines = splitLabels(source.lines.flatMap(splitAnswers));
  const texts = lines.map((line) => line.text);
  const fields = new Map([...readLabelledFields(lines), ...source.fields]);
  const secrecy = refusalOfSecrecy(texts, fields.get("密级"));
  if (secrecy !== undefined) return { refused: secrecy };
  const heading = readHeading({ lines, fields });
  const { title: noticed, attached } = heading;
  const behind = lines.slice(heading.end);
  // An order prints the title of what it promulgates once more behind itself.
  const again = behind.slice(0, 12).find((line) => line.text === noticed)?.text;
  const body = splitBody(behind, attached ?? again);
  const isIssued = attached !== undefined && body.isIssued;
  const title = isIssued ? attached : noticed;
  const head = texts.slice(0, Math.max(heading.end, 1));
  const history = readLawHistory(head);
  const own = readOwnNumber(numbered(texts, heading.end), fields, noticed);
  const issuer = readIssuer({
    field: fields.get("发文机关"),
    signed: body.signature.issuers,
    titles: noticed === undefined ? [] : [noticed],
    head,
    history: history.issuer ?? orderedBy(own.number),
  });
  const issued = issuedDay(fields, body.signature.day, head, history);
  const days = readStatedDays(texts, fields, {
    issued: issued.day,
    isPublished: issued.isPublished,
  });
  const place = readJurisdiction(issuer, noticed, own.number, about.regions);
  const cut = readParts(body.segments, {
    notice: isIssued ? noticed : undefined,
    head: lines.slice(0, heading.end).map((line) => line.text),
    isTold: toldBy([title, own.number, issuer], issued.day),
  });
  const repealed = readRepeals(texts);
  const namesake = repealed.repeals.find((one) => one === title);
  const visibility = doubtOfVisibility(texts, fields.get("公开方式"));
  const doubts: DocumentDoubt[] = [
    ...(title === undefined ? [untitled(fileName)] : []),
    ...own.doubts,
    ...(issuer === undefined ? [missing("issuer", "没有读到发文单位。")] : []),
    ...issued.doubts,
    ...days.doubts,
    ...amendedLate(history.amended, days.effective),
    ...place.doubts,
    ...repealed.doubts,
    ...(namesake === undefined ? [] : [olderSelf(namesake)]),
    ...cut.doubts,
    ...(visibility ? [visibility] : []),
    ...future(issued.day, about),
  ];
  return {
    ...(title !== undefined && { title }),
    ...(own.number !== undefined && { number: own.number }),
    ...(issuer !== undefined && { issuer }),
    ...(place.level !== undefined && { level: place.level }),
    ...(place.region !== undefined && { region: place.region }),
    kind: kindOf(noticed ?? "", lines),
    ...(issued.day !== undefined && { issued: issued.day }),
    ...(days.effective !== undefined && { effective: days.effective }),
    ...(days.expires !== undefined && { expires: days.expires }),
    ...(history.amended !== undefined && { amended: history.amended }),
    repeals: repealed.repeals.filter((one) => one !== namesake),
    doubts,
    parts: cut.parts,
    plain: texts.join("\n"),
  };
}

/** The lines among which the own number may stand: the head, and what follows it until a text begins. */
function numbered(texts: readonly string[], end: number): string[] {
  const next = texts.slice(end, end + 3).filter((line) => line.length < 40);
  return [...texts.slice(0, end), ...next];
}

/** Who gave an order, by its number; the government's own site prints 国令 for those of the State Council. */
function orderedBy(number: string | undefined): string | undefined {
  const read = readNumber(number ?? "");
  if (read?.form !== "令") return undefined;
  return read.issuer === "国" ? "国务院" : read.issuer;
}

function issuedDay(
  fields: ReadonlyMap<string, string>,
  signed: string | undefined,
  head: readonly string[],
  history: ReturnType<typeof readLawHistory>,
): { day?: string; isPublished: boolean; doubts: DocumentDoubt[] } {
  const written = readFieldDay(fields.get("成文日期") ?? "");
  const published = readFieldDay(fields.get("发布日期") ?? "");
  const lone = head
    .map((line) =>
      /^[（(]?[^，。]{0,30}\d{4} *年[^，。]{2,12}日[）)]?$/.test(line) && line.length < 40
        ? readFieldDay(line)
        : undefined,
    )
    .find((day) => day !== undefined);
  const own = written ?? signed;
  const day = own ?? history.issued ?? lone;
  const isVoted = own === undefined && history.isPublished === false;
  if (day !== undefined) return { day, isPublished: !isVoted, doubts: [] };
  const isRegister = fields.has("发文字号") || fields.has("发文机关") || fields.has("依据文件");
  if (published !== undefined && isRegister)
    return { day: published, isPublished: true, doubts: [] };
  const shown = published ?? readFieldDay(fields.get("上网时间") ?? "");
  if (shown === undefined)
    return { isPublished: false, doubts: [missing("issued", "没有读到印发日期。")] };
  const why = "只有网页的发布日期，不一定是印发日期。";
  return { isPublished: false, doubts: [{ field: "issued", candidates: [shown], why }] };
}

function amendedLate(amended: string | undefined, effective: string | undefined): DocumentDoubt[] {
  if (amended === undefined || effective === undefined || effective >= amended) return [];
  const why = "写的是修改前的施行日期，修改后从哪天起施行没有写。";
  return [{ field: "effective", candidates: [effective], why }];
}

function future(issued: string | undefined, { today }: ReadingContext): DocumentDoubt[] {
  if (issued === undefined || issued <= today) return [];
  return [{ field: "issued", candidates: [issued], why: "印发日期在今天之后。" }];
}

function olderSelf(title: string): DocumentDoubt {
  return {
    field: "repeals",
    candidates: [title],
    why: "废止的是同名的旧文件，要人来指明是哪一份。",
  };
}

function untitled(fileName: string): DocumentDoubt {
  const name = fileName.replace(/\.[A-Za-z]{1,8}$/, "");
  return { field: "title", candidates: name === "" ? [] : [name], why: "没有读到标题。" };
}

function missing(field: string, why: string): DocumentDoubt {
  return { field, candidates: [], why };
}
