import { printClause } from "../../clauses/clause.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { formerWords } from "./former-law.ts";
import { namedIn } from "../asking/facts-named.ts";

interface Meant {
  readonly standing: Standing;
  readonly condition: ConditionResult;
}

/** Answers who says that the law is otherwise: how the clause reads, how it was applied, and what would change that. */
export function disputeLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  const [found] = conditionsMeant(text, view, ground);
  if (!found) return [];
  const { standing, condition } = found;
  const told = Told.of(tellingOf(standing, view, ground));
  if (!told) return [];
  const own = told.version.conditions.find(({ id }) => id === condition.id);
  const clause = condition.clause ? printClause(condition.clause) : "";
  const [citation] = condition.clause ? ground.cite([condition.clause], view.asOf) : [];
  const read =
    citation === undefined
      ? ""
      : `（${citation.standing === "转述" ? "转述，原文未核，" : ""}核对于 ${citation.checked}）`;
  const says = own ? told.wording.condition(own) : condition.label;
  const option = standing.verdict.options.find(({ id }) => condition.options.includes(id));
  const { policies } = ground.knowledge;
  const former = formerWords(text, says, standing.rule.programme, policies, view.asOf);
  return [
    `我按这一条读的：${says}〔${clause}〕${read}。`,
    ...(condition.outcome === "unknown"
      ? []
      : [`用在你这里：${conditionLine(condition, told).text}。`]),
    ...(option ? [option.note] : []),
    former ?? "你看到的写法不一样的话，把文号和条款发我，一起对。",
  ];
}

/** The conditions that a dispute is about: those whose figures it names, else what was told as unmet. */
function conditionsMeant(text: string, view: CompanyView, ground: DialogueGround): Meant[] {
  const { facts } = namedIn(text, view, ground);
  const ids = new Set(facts.map(({ id }) => id));
  const all = view.standings.flatMap((standing) =>
    standing.verdict.conditions.map((condition) => ({ standing, condition })),
  );
  const named = all.filter(({ standing, condition }) => {
    if (!condition.clause) return false;
    const told = Told.of(tellingOf(standing, view, ground));
    const { subject = "" } = condition;
    const label = told?.wording.label(subject) ?? "";
    return (
      ids.has(subject) ||
      facts.some(({ label: name }) => name === label || name === condition.label) ||
      text.includes(condition.label)
    );
  });
  if (named.length > 0) return named;
  const near = all
    .map((one) => ({ one, shared: one.condition.clause ? shared(text, one.condition.label) : 0 }))
    .filter((each) => each.shared > 0)
    .sort((a, b) => b.shared - a.shared);
  if (near.length > 0) return near.map(({ one }) => one);
  const unmet = all.filter(({ condition }) => condition.outcome === "unmet" && condition.clause);
  return facts.length === 0 ? unmet : [];
}

/** How many pairs of neighbouring characters of a label a text has too. */
function shared(text: string, label: string): number {
  const pairs = Array.from({ length: label.length - 1 }, (_, at) => label.slice(at, at + 2));
  return new Set(pairs.filter((pair) => text.includes(pair))).size;
}
