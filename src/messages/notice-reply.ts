import type { Reply } from "./reply.ts";

/** Stands in the text of a notice for the companies of whoever gets it. */
export const COMPANIES = "{企业}";

/** So many companies are named; of more only how many there are is said. */
const MOST_NAMED = 5;

/** The reply of a notice, the same for all, as it goes to a person with these companies. */
export function noticeReply(frozen: Reply, names: readonly string[]): Reply {
  const named = nameAll(names);
  if (frozen.text.includes(COMPANIES))
    return { ...frozen, text: frozen.text.replaceAll(COMPANIES, named) };
  if (names.length === 0) return frozen;
  const [title = "", ...lines] = frozen.text.split("\n");
  return { ...frozen, text: [title, `发给：${named}`, ...lines].join("\n") };
}

/** Companies as they are named to one who belongs to them. */
function nameAll(names: readonly string[]): string {
  if (names.length === 0) return "你的企业";
  const shown = names.slice(0, MOST_NAMED).join("、");
  return names.length > MOST_NAMED ? `${shown}等 ${names.length} 家` : shown;
}
