import { printClause } from "../../clauses/clause.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { Told } from "../../rules/telling.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import { decisive, toldWords } from "./condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Would have a figure taken for the rounder one beside it. */
const ROUNDED =
  /四舍五入|四舍|五入|(?:进|凑)(?:一)?(?:位|个?整)|约等于|(?:差不多|基本上?|几乎)(?:就)?(?:等于|是|够|到|算)|[\d.]+[^,，。]{0,6}不就(?:是|等于)?[\d.]*[^,，。]{0,4}(?:了|么|吗|嘛)|(?:就|才|只)?差(?:这|那)?(?:么)?(?:一)?(?:点点?|丁点|丝)[^,，。]{0,4}(?:算|过|行|通融|抬)/;

/** More is put to it: another figure, not a rounder one. */
const MORE = /[再多]加|加上|[再多]投|补上/;
/** What people round; days and years they count. */
const FIGURES = new Set(["%", "元"]);

/** Says that exact figures are compared, and how those come out that lie near; none where nothing was told to be unmet. */
export function roundingLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  if (!ROUNDED.test(text) || MORE.test(text)) return [];
  const lines = view.standings.flatMap((standing) => {
    const told = Told.of(tellingOf(standing, view, ground));
    if (!told) return [];
    const near = standing.verdict.conditions.filter(
      (one) =>
        one.outcome === "unmet" &&
        decisive(one).some(({ value }) => FIGURES.has(value?.unit ?? "")),
    );
    return near.slice(0, 2).map((one) => {
      const clause = one.clause ? `〔${printClause(one.clause)}〕` : "";
      return `${toldWords(one, told)}，还是${MARK_WORDS.unmet}${clause}。`;
    });
  });
  return lines.length === 0 ? [] : ["比的是准数，不四舍五入，差一点也是差。", ...lines];
}
