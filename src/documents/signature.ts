import type { Day } from "../calendar/day.ts";
import { isAgency } from "./agency.ts";
import type { SourceLine } from "./source-line.ts";
import { DAY_FORM, readDays } from "./written-day.ts";

/** Who signed at the end of a text, and when. */
interface Signature {
  issuers: string[];
  day?: Day;
}

const ONLY_DAY = new RegExp(`^[（(]? *${DAY_FORM} *(?:印发)?[）)]?$`);
const ENDS_IN_DAY = new RegExp(`^(\\D{2,60}?) *${DAY_FORM}$`);
const AFTERWORD =
  /^[（(](?:此件|联系|信息公开|本文|主动公开)|^(?:抄送|主题词|信息公开|公开方式|联系人|联系电话|扫一扫|打印|关闭|分享|责任编辑|来源)/;
const FARTHEST = 12;

/** Takes the signature and what stands behind it off the end of the lines; without a day at the end there is none and nothing is taken. */
export function takeSignature(lines: readonly SourceLine[]): {
  lines: SourceLine[];
  signed: SourceLine[];
  signature: Signature;
} {
  const from = Math.max(0, lines.length - FARTHEST);
  const at = lines.findLastIndex((line, index) => index >= from && dayLine(line) !== undefined);
  const found = at < 0 ? undefined : dayLine(lines[at]);
  const behind = lines.slice(at + 1);
  if (!found || !behind.every((line) => isAfterword(line.text)))
    return { lines: [...lines], signed: [], signature: { issuers: [] } };
  let start = at;
  const issuers = found.issuer === undefined ? [] : [found.issuer];
  for (;;) {
    const above = lines[start - 1];
    if (!above || above.table || !isAgencyLine(above.text)) break;
    issuers.unshift(...above.text.split(/[ 、]+/));
    start -= 1;
  }
  return {
    lines: lines.slice(0, start),
    signed: lines.slice(start),
    signature: { issuers, day: found.day },
  };
}

function dayLine(line: SourceLine | undefined): { day: Day; issuer?: string } | undefined {
  if (!line || line.table) return undefined;
  const day = readDays(line.text)[0]?.day;
  if (day === undefined) return undefined;
  if (ONLY_DAY.test(line.text)) return { day };
  const issuer = ENDS_IN_DAY.exec(line.text)?.[1];
  return issuer !== undefined && isAgencyLine(issuer) ? { day, issuer } : undefined;
}

function isAgencyLine(text: string): boolean {
  return text.length <= 80 && text.split(/[ 、]+/).every(isAgency);
}

function isAfterword(text: string): boolean {
  return AFTERWORD.test(text) || text.length < 4;
}
