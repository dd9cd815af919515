import type { Policy } from "../knowledge/policy.ts";
import type { Mind } from "./mind.ts";

/** Asks whether a document is the one that is meant. */
const asksWhich =
  /是不是|是.{0,12}(?:吗|么|吧|那个|呗)|对吧|(?:那个|那份|这个|这份)?\d+号(?:文件?|公告|通知)?(?:吗|么|吧|呗)/;

/** What is said of a document that a question takes for the one that decides; nothing where it is the one, or none is named. */
export function namedApart(
  text: string,
  deciding: Policy | undefined,
  mind: Mind,
): string | undefined {
  if (!deciding || !asksWhich.test(text)) return undefined;
  const meant = mind.knowledge.policies.find(
    ({ number }) => number !== undefined && number !== deciding.number && isNamed(number, text),
  );
  if (!meant || (deciding.number !== undefined && isNamed(deciding.number, text))) return undefined;
  const own = deciding.number ?? deciding.title;
  return `不是一份文件：这一条出自${own}；${meant.number ?? ""}是《${meant.title}》。`;
}

/** Whether a text names a number by its office and its last part: 宁科规发那个11号. */
function isNamed(number: string, text: string): boolean {
  const [, office, last] = /^(\p{Script=Han}{3,})〔\d{4}〕(\d+)号$/u.exec(number) ?? [];
  if (office === undefined || last === undefined) return false;
  return new RegExp(`${office.replace(/(?<=^.{3,})[发函字]$/, "")}.{0,8}(?<!\\d)${last}号`).test(
    text,
  );
}
