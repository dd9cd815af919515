import type { Day } from "../calendar/day.ts";
import { DAY_FORM, readFieldDay } from "./written-day.ts";

/** What the field of a card says about the time for which it holds. */
interface Period {
  from?: Day;
  until?: Day;
  /** Year in figures in which it ends, where no day is given. */
  year?: string;
}

const FROM = new RegExp(`(${DAY_FORM}) *(?:起|[-—至到])`);
const UNTIL = new RegExp(`(?:[-—至到] *(${DAY_FORM}))|(${DAY_FORM}) *(?:失效|止|截止|到期)`);
const YEAR = /(?<!\d)(\d{4}) *年(?:底|末)? *(?:失效|止|截止|到期)|(?:至|到) *(\d{4}) *年(?! *\d)/;
/** Times at which one may apply are no times for which a document holds. */
const APPLYING = /申报|申请|受理|报名|填报|提交|征集/;

/** Reads 时间/频度 and the like; a month alone is no day and gives nothing. */
export function readPeriod(text: string): Period {
  if (APPLYING.test(text)) return {};
  const end = UNTIL.exec(text);
  const from = readFieldDay(FROM.exec(text)?.[1] ?? "");
  const until = readFieldDay(end?.[1] ?? end?.[2] ?? "");
  const last = YEAR.exec(text);
  const year = last?.[1] ?? last?.[2];
  return {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(until === undefined && year !== undefined && { year }),
  };
}
