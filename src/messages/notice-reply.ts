import type { Reply } from "./reply.ts";

/** Stands in the text of a notice for the companies of whoever gets it. */
export const COMPANIES = "{企业}";

/** So many companies are named; of more only how many there are is said. */
const MOST_NAMED = 5;

/**
 * The reply of a notice, the same for all, as it goes to a person with these companies; `nameless`
 * of it is what is said where no company may be named.
 */
export function noticeReply(frozen: Reply, names: readonly string[]): Reply {
  const text = withCompanies(frozen.text, nameAll(names), names.length > 0);
  if (names.length === 0) return { ...frozen, text };
  const several = names.length > 1;
  const nameless = withCompanies(
    frozen.text,
    several ? `你的 ${names.length} 家企业` : YOURS,
    several,
  );
  const [pages] = frozen.page?.split("/notices/") ?? [];
  const which = pages === undefined ? [] : [`是哪几家，到网页上问“我的公司”：${pages}/`];
  return { ...frozen, text, nameless: [nameless, ...(several ? which : [])].join("\n") };
}

/** The reply of a notice as staff look at it, with an example where the recipient's company will stand. */
export function exampleReply(frozen: Reply, example: string): Reply {
  return { ...frozen, text: withCompanies(frozen.text, example, true) };
}

/** The reply as it is said where no company may be named. */
export function withoutNames(reply: Reply): Reply {
  const { nameless, ...rest } = reply;
  return nameless === undefined ? reply : { ...rest, text: nameless };
}

/** A text with companies in their place; where it has none, in a line of their own if that is wanted. */
function withCompanies(text: string, companies: string, always: boolean): string {
  if (text.includes(COMPANIES)) return text.replaceAll(COMPANIES, companies);
  if (!always) return text;
  const [title = "", ...lines] = text.split("\n");
  return [title, `发给：${companies}`, ...lines].join("\n");
}

/** Companies as they are named to one who belongs to them. */
function nameAll(names: readonly string[]): string {
  if (names.length === 0) return YOURS;
  const shown = names.slice(0, MOST_NAMED).join("、");
  return names.length > MOST_NAMED ? `${shown}等 ${names.length} 家` : shown;
}

const YOURS = "你的企业";
