import { printClause } from "../../clauses/clause.ts";
import { Told } from "../../rules/telling.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Rights that ran out. */
const RAN_OUT =
  /(发明|实用新型|外观(?:设计)?|软著|软件著作权|专利|集成电路布图)[^,，。;；\s]{0,6}?(?:过期|失效|到期|终止|作废|没续费|没(?:交|缴)年费)/g;
const TRADEMARK = /商标/;
const RIGHTS = "ipRights";

/** Rights that were named and are not counted: those that ran out, and trademarks. */
export function notCountedLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  const ran = [...text.matchAll(RAN_OUT)].map(([, kind = ""]) => `过期的${kind}`);
  const named = [...new Set(ran), ...(TRADEMARK.test(text) ? ["商标"] : [])];
  if (named.length === 0) return [];
  return view.standings
    .flatMap((standing) => {
      const told = Told.of(tellingOf(standing, view, ground));
      const counts = [...(told?.version.measures.values() ?? [])];
      const clause = counts.find(({ count }) => count?.fact === RIGHTS)?.clause;
      if (!clause) return [];
      return [
        `${named.join("、")}不算知识产权，没有记：要在有效期内、已经授权的，商标不在范围里〔${printClause(clause)}〕。`,
      ];
    })
    .slice(0, 1);
}
