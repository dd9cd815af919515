import { printClause } from "../../clauses/clause.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import { versionFor } from "../../rules/version.ts";
import type { Verdict } from "../../rules/verdict.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** So many things to do are told. */
const MOST = 4;
const ORDER = ["unmet", "unknown", "expert"];

/** What can honestly be done by now, condition by condition, and when it is worth looking again. */
export function stepLines(
  { standings, asOf }: CompanyView,
  { ground: { definitions } }: DialogueGround,
): string[] {
  return standings.flatMap(({ rule, verdict }) => {
    const version = versionFor(rule, verdict.filingDay, verdict.kind);
    const rank = (id: string) =>
      ORDER.indexOf(verdict.conditions.find((one) => one.id === id)?.outcome ?? "");
    const open = (version?.conditions ?? [])
      // Only time heals what has to be waited for.
      .filter(({ id, remedy }) => remedy !== undefined && remedy.wait !== true && rank(id) >= 0)
      .sort((a, b) => rank(a.id) - rank(b.id));
    const last = verdict.years.at(-1);
    const unfinished = last !== undefined && last >= yearOf(asOf) ? last : undefined;
    const steps = open.slice(0, MOST).map(({ label, remedy, clause }) => {
      const from = clause ? `〔${printClause(clause)}〕` : "";
      return `- ${label}：${inOpenYear(remedy?.say ?? "", unfinished)}${from}`;
    });
    const again =
      unfinished !== undefined
        ? [`${String(unfinished)} 年过完、审计出来，用实际数再算一次；到时说“继续”就行。`]
        : [];
    return steps.length === 0
      ? []
      : [
          `${verdict.title}现在能做的（按真实发生的做）：`,
          ...steps,
          ...recordLines(verdict, unfinished, definitions),
          ...again,
        ];
  });
}

/** What has to be written down while a year goes on, by the figures that come of it. */
const RECORDS: readonly { readonly of: RegExp; readonly from: string; readonly say: string }[] = [
  {
    of: /^rd/,
    from: "rdExpenseHnte",
    say: "研发项目先立项，费用边花边按项目记研发辅助账，票据合同留好",
  },
  {
    of: /^(?:employees|techStaff)/,
    from: "employees",
    say: "职工和科技人员每个月记月初、月末人数，年末才算得出全年月平均",
  },
];

/** Figures of a year that is not over come of what is kept month by month. */
function recordLines(
  { conditions }: Verdict,
  unfinished: number | undefined,
  definitions: FactDefinitions,
): string[] {
  if (unfinished === undefined) return [];
  const open = conditions.flatMap(({ missing }) =>
    missing.flatMap(({ fact, year }) => (year === unfinished ? fact : [])),
  );
  return RECORDS.flatMap(({ of, from, say }) => {
    const clause = definitions.get(from)?.clause;
    if (!clause || !open.some((fact) => of.test(fact))) return [];
    return [`- ${String(unfinished)} 年还没过完：${say}〔${printClause(clause)}〕。`];
  });
}

/** What is said of later years is of a year too that is looked at and not over yet. */
function inOpenYear(say: string, year: number | undefined): string {
  if (year === undefined) return say;
  return say.replace(
    /(.?)以后年度/g,
    (_, before: string) =>
      `${before}${/[^；，。]/.test(before) ? " " : ""}${String(year)} 年剩下的日子和以后年度`,
  );
}
