import { fold } from "./fold.ts";
import { numbersByYear, readIssuers } from "./issuer.ts";

/** The number (文号) of a document, in one of the three forms that exist. */
export type DocumentNumber =
  | { form: "文"; agency: string; year: number; serial: number } // 国科发火〔2016〕32号
  | { form: "公告"; issuers: readonly string[]; year: number; serial: number } // 财政部 税务总局公告2023年第7号
  | { form: "令"; issuer: string; serial: number }; // 国务院令第797号

const HAN = "\\p{Script=Han}";
const YEAR = "(?:\\[ *(\\d{4})年? *\\]|\\( *(\\d{4})年? *\\)|(\\d{4}) *(?:年|-|(?=第)))";
const SERIAL = "第? *0*(\\d{1,5})";
const ANNOUNCED = new RegExp(`^([${HAN}\\s、,]+?) *公告 *${YEAR} *${SERIAL} *号?$`, "u");
const ANNOUNCED_BEHIND = new RegExp(`^([${HAN}\\s、,]+?) *${YEAR} *${SERIAL} *号 *公告$`, "u");
const ORDERED = new RegExp(`^(?:中华人民共和国)?(${HAN}+?) *令 *${SERIAL} *号$`, "u");
const NUMBERED = new RegExp(`^(${HAN}{2,}) *${YEAR} *${SERIAL} *号? *(?:文件|文)?$`, "u");

/** Reads a 文号 in any form people write it in; `undefined` when the text is not wholly one. */
export function readNumber(text: string): DocumentNumber | undefined {
  const folded = fold(text.trim());
  const announced = ANNOUNCED.exec(folded) ?? ANNOUNCED_BEHIND.exec(folded);
  if (announced) return readAnnouncement(announced);
  const ordered = ORDERED.exec(folded);
  if (ordered) return { form: "令", issuer: ordered[1] ?? "", serial: Number(ordered[2]) };
  const numbered = NUMBERED.exec(folded);
  if (!numbered) return undefined;
  return { form: "文", agency: numbered[1] ?? "", ...yearAndSerial(numbered) };
}

/** Writes a 文号 the one way it is printed. */
export function printNumber(number: DocumentNumber): string {
  switch (number.form) {
    case "文":
      return `${number.agency}〔${number.year}〕${number.serial}号`;
    case "公告": {
      // The tax administration signs in full where it leads, and in short behind others.
      const issuers = number.issuers.join(" ").replace(/^税务总局/, "国家税务总局");
      return `${issuers}公告${number.year}年第${number.serial}号`;
    }
    case "令":
      return `${number.issuer}令第${number.serial}号`;
  }
}

/**
 * Whether two texts, each a 文号 or a title, name the same document. Of a joint announcement any of
 * its issuers will do, as in 财政部等四部门公告.
 */
export function sameDocument(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [readNumber(a), readNumber(b)];
  if (!one || !other) return false;
  if (printNumber(one) === printNumber(other)) return true;
  const [mine, yours] = [announcement(one), announcement(other)];
  if (mine?.year !== yours?.year || mine?.serial !== yours?.serial) return false;
  if (!mine || !yours) return false;
  return isPart(mine.issuers, yours.issuers) || isPart(yours.issuers, mine.issuers);
}

function readAnnouncement(found: RegExpExecArray): DocumentNumber {
  const issuers = readIssuers(found[1] ?? "");
  const numbered = yearAndSerial(found);
  const bracketed = found[2] !== undefined || found[3] !== undefined;
  return bracketed && !issuers.some(numbersByYear)
    ? { form: "文", agency: `${issuers.join("")}公告`, ...numbered }
    : { form: "公告", issuers, ...numbered };
}

function yearAndSerial(found: RegExpExecArray): { year: number; serial: number } {
  return { year: Number(found[2] ?? found[3] ?? found[4]), serial: Number(found[5]) };
}

/** What an announcement and a 文号 that ends in 公告 have in common. */
function announcement(
  number: DocumentNumber,
): { issuers: readonly string[]; year: number; serial: number } | undefined {
  if (number.form === "公告") {
    const issuers = number.issuers.map((issuer) => issuer.replace(/等.{1,3}部门$/, ""));
    return { ...number, issuers };
  }
  if (number.form === "令" || !number.agency.endsWith("公告")) return undefined;
  return { ...number, issuers: readIssuers(number.agency.replace(/公告$/, "")) };
}

function isPart(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((issuer) => all.includes(issuer));
}
