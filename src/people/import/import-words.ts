import type { ImportCounts } from "./import-apply.ts";
import type { ReadList } from "./import-list.ts";

/** What a list comes to, in full sentences: the counts, what is to be known of the file, then each bad row. */
export function importLines(
  { companies, bad, notes }: ReadList,
  { added, changed, same, facts, weaker }: ImportCounts,
): string[] {
  const better = weaker === 0 ? "" : `，另有 ${String(weaker)} 项库里更可靠，不换`;
  return [
    `读到 ${String(companies.length)} 家：新增 ${String(added)}，改登记 ${String(changed)}，登记不变 ${String(same)}；数 ${String(facts)} 项${better}。`,
    ...notes,
    ...(bad.length > 0 ? [`${String(bad.length)} 行有问题，不导入：`] : []),
    ...bad.map(({ place, why }) => `${place}：${why.join("")}`),
  ];
}
