import { readNumber } from "../clauses/document-number.ts";
import type { Day } from "../calendar/day.ts";
import { DAY_FORM, readDays } from "./written-day.ts";

/** What the lines below a title tell of how a law came about. */
interface LawHistory {
  /** Day it was first promulgated; where that is not told, approved or adopted. */
  issued?: Day;
  /** Whether that is the day of promulgation. */
  isPublished?: boolean;
  /** Day of its last amendment. */
  amended?: Day;
  /** Who adopted or promulgated it, as the lines write it. */
  issuer?: string;
}

const LINE = new RegExp(
  `^[（(]? *(?:根据|经)? *${DAY_FORM}.*(?:会议|通过|公布|发布|批准|颁布|修正|修订|印发|公告|国务院|令 *第 *\\d+ *号)|^[（(]? *${DAY_FORM} *(?:起)?施行[）)]?$`,
);
const AMENDED = /修正|修订|关于(?:修改|废止)|批准的$/;
const MADE = /通过|公布|发布|批准|颁布|印发|令 *第 *\d+ *号/;
const CONGRESS = /\p{Script=Han}{2,24}?人民代表大会(?:常务委员会)?/u;
const ORDER = /(?:中华人民共和国)?(\p{Script=Han}{2,24}?)令 *第 *\d+ *号/u;
const PUBLISHED = 3;
/** What weighs more as the day of issue. */
const WEIGHTS: readonly [RegExp, number][] = [
  [/公布|发布|颁布|印发|令 *第/, PUBLISHED],
  [/批准/, 2],
  [/通过/, 1],
];

/** Whether a line below a title tells of adoption, promulgation, amendment or effect. */
export function isHistory(text: string): boolean {
  return LINE.test(text);
}

/** Reads adoption, promulgation and amendments from the lines below a title. */
export function readLawHistory(head: readonly string[]): LawHistory {
  const history: LawHistory = {};
  let weight = 0;
  for (const line of head.filter(isHistory)) {
    for (const { day, told } of eventsOf(line)) {
      if (AMENDED.test(told)) {
        if (history.amended === undefined || day > history.amended) history.amended = day;
        continue;
      }
      if (!MADE.test(told)) continue;
      const own = WEIGHTS.find(([form]) => form.test(told))?.[1] ?? 0;
      if (own > weight && history.amended === undefined) {
        weight = own;
        history.issued = day;
        history.isPublished = own === PUBLISHED;
      } else if (history.amended !== undefined && /令 *第/.test(told) && day > history.amended) {
        history.amended = day;
      }
      const issuer = issuerOf(told);
      if (issuer !== undefined) history.issuer ??= issuer;
    }
  }
  return history;
}

/** Days with what is told behind each of them. */
function eventsOf(line: string): { day: Day; told: string }[] {
  const days = readDays(line);
  return days.map(({ day, end }, at) => ({ day, told: line.slice(end, days[at + 1]?.start) }));
}

function issuerOf(told: string): string | undefined {
  const congress = CONGRESS.exec(told)?.[0].replace(/第[一二三四五六七八九十]+届/, "");
  if (congress !== undefined) return congress;
  const order = ORDER.exec(told);
  if (order && readNumber(order[0].replace(/^.*中华人民共和国/, "")) !== undefined) return order[1];
  return /^ *国务院/.test(told) ? "国务院" : undefined;
}
