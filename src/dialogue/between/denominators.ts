import { printClause } from "../../clauses/clause.ts";
import { Told } from "../../rules/telling.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { namedIn } from "../asking/facts-named.ts";

/** What a share is said to be of. */
const SHARE_OF =
  /(?:比的(?:就)?是|除(?:以|的)(?:是|就是)?|分母(?:用|按|就)?是?|占的是)([^,，。;；\s\d]{2,12})/;
/** One figure divided by another: `latest(a) / b`. */
const DIVIDED = /^\s*(?:latest\()?(\w+)\)?\s*\/\s*(?:latest\()?(\w+)\)?\s*$/;
/** Beside what a measure is called in short. */
const REMARK = /（.*?）|^近一年/g;

/** Where a share is said to be of something else than the law says: of what it is. */
export function denominatorLines(
  text: string,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const said = SHARE_OF.exec(text);
  const of = said?.[1];
  if (of === undefined) return [];
  const [wrong] = namedIn(of, view, ground).facts;
  const before = namedIn(text.slice(0, said?.index), view, ground).facts.map(({ id }) => id);
  if (!wrong || before.length === 0) return [];
  return view.standings
    .flatMap((standing) => {
      const told = Told.of(tellingOf(standing, view, ground));
      if (!told) return [];
      return standing.verdict.conditions.flatMap(({ subject = "", label }) => {
        const measure = told.version.measures.get(subject);
        const [, part = "", whole = ""] =
          measure?.cases.flatMap(({ formula }) => DIVIDED.exec(formula.text) ?? []) ?? [];
        const own = [whole, ...(told.version.measures.get(whole)?.given ?? [])];
        if (!before.includes(part) || own.includes(wrong.id)) return [];
        const right = told.wording.label(whole).replace(REMARK, "");
        const clause = measure?.clause ? `〔${printClause(measure.clause)}〕` : "";
        return [`${label}除的是${right}，不是${wrong.label}${clause}。`];
      });
    })
    .slice(0, 1);
}
