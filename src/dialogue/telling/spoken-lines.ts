import { LONGEST } from "../../profile/reading/turn/read-turn.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { versionFor } from "../../rules/version.ts";
import { toldEntries, viewOf, type CompanyView } from "../company-view.ts";
import { newCompany } from "../dialogue-state.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { denominatorLines } from "../between/denominators.ts";
import { expertLines, ownPointsLines } from "../between/expert-lines.ts";
import { claimsWords } from "../asking/fact-words.ts";
import { incidentLines } from "../taking/incidents.ts";
import { addedLines, orderTakenLines } from "./manner-lines.ts";
import { notCountedLines } from "../between/not-counted.ts";
import { ownersRightsLines, rightsLeftLines } from "../between/rights-left.ts";
import { SECOND_LOAN } from "../taking/second-loan.ts";
import { staffMoveLines } from "../taking/staff-moves.ts";
import { staffRemarkLines } from "../taking/staff-remarks.ts";
import { shareOfPartLines } from "../between/shares-of-parts.ts";
import { supposingLines } from "../between/supposing.ts";
import { totalsMetLines } from "./totals-apart.ts";
import type { TurnTaken } from "../taking/turn-taken.ts";
import { understoodLines } from "./understood-lines.ts";
import { yearCountedLines } from "../taking/year-research.ts";

/** What is declined touches nothing that is recorded. */
const UNTOUCHED = "记着的数没有动，只看企业自己真实的日子和数。";

/** A giant of a place that may be the region or a district of its capital. */
const DISTRICT = /(?<!自治)区(?:里|上)(?:的|那个)*(?:科技)?小巨人/;
const OF_REGION =
  "“区里”是说自治区，还是西夏、金凤这样的区？先按自治区说的；县区没有单独的科技小巨人，指别的就告诉我。";

/** What was understood of a message, and what of it was not taken. */
export function spokenLines(
  text: string,
  { turn, taken, confirmed, denied, hearsay, handed, refused, secondLoan }: TurnTaken,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const understood = understoodLines(
    text,
    handed.length > 0 ? { ...taken, unknown: [] } : taken,
    ground.ground.definitions,
  );
  return [
    ...(text.length > LONGEST
      ? [`这条太长，只读了前 ${String(LONGEST)} 个字，后面的没有看：分几条发，或者传表格文件。`]
      : []),
    ...(DISTRICT.test(text) && turn.claims.length === 0 ? [OF_REGION] : []),
    ...understood,
    ...(secondLoan ? [SECOND_LOAN] : []),
    ...orderTakenLines(text, taken, ground.ground.definitions),
    ...addedLines(text, taken),
    ...rightsLeftLines(text, taken, view, ground),
    ...ownersRightsLines(text, taken),
    ...notCountedLines(text, view, ground),
    ...denominatorLines(text, view, ground),
    ...shareOfPartLines(text, view, ground),
    ...ownPointsLines(text, view, ground),
    ...noRevenueLines(text, turn, taken),
    ...unauditedLines(text, taken),
    ...investedLines(text, taken),
    ...totalsMetLines(taken.company.history, taken.added, ground.ground.definitions),
    ...yearCountedLines(taken, view, ground),
    ...(confirmed && understood.length === 0
      ? [denied ? "好，刚才那个不记。" : "好，按原来的。"]
      : []),
    ...(understood.length === 0 && !confirmed && !refused ? sameLines(turn, taken, ground) : []),
    ...(refused && toldEntries(view).length > 0 ? [UNTOUCHED] : []),
    ...(turn.foreign && !hearsay ? foreignLines(text, turn, view, ground) : []),
    ...(hearsay ? [hearsayLine(view, ground)] : []),
    ...unreckonedLines(turn, ground),
    ...(turn.partial.length > 0
      ? [`“${turn.partial.join("、")}”不是全年的数，没有当全年的记。`]
      : []),
    ...(hearsay || turn.foreign || refused
      ? []
      : supposingLines(text, turn.supposed, view, ground)),
    ...(turn.question === undefined ? expertLines(text, view, ground) : []),
    ...apartLines(taken, ground),
    ...staffMoveLines(text, turn.claims.length + turn.supposed.length > 0, view),
    ...staffRemarkLines(text, turn.claims, view, ground),
    ...incidentLines(turn, view, ground),
  ];
}

/** Of which years a figure is needed to reckon what was told by another one. */
function unreckonedLines({ unreckoned }: Turn, { ground }: DialogueGround): string[] {
  return unreckoned.flatMap(({ fact, years, words }) => {
    const label = ground.definitions.get(fact)?.label;
    const both = years.map(String).join("、");
    return label === undefined
      ? []
      : [`“${words}”要知道其中一年的${label}才算得出，没有记：${both} 年各是多少？`];
  });
}

/** What only looks like revenue. */
const NO_REVENUE = /(?:开票|含税|合同|签约|订单|流水)[^,，。\s\d]{0,3}/;
const WITH_TAX = /(?<!不)(?:含税|价税合计)/;
const REVENUES = ["salesRevenue", "operatingRevenue", "mainRevenue"];

/** What revenue was taken for before it was put right. */
function noRevenueLines(
  text: string,
  { doubted }: Turn,
  { replaced }: TurnTaken["taken"],
): string[] {
  const said = NO_REVENUE.exec(text)?.[0];
  const taxed = doubted.some(
    ({ claim, doubt }) => doubt === "scope" && REVENUES.includes(claim.fact),
  );
  if (taxed && WITH_TAX.test(text)) return ["销售收入按不含税的算，含税的先不记。"];
  const revenue = replaced.some(({ after }) => REVENUES.includes(after.fact));
  return said !== undefined && revenue ? [`${said}不是销售收入，不拿来算。`] : [];
}

/** Sums of investors that count only as far as they are paid. */
const INVESTED = ["equityFinancing2y", "equityFinancing3y"];
/** Words that say so. */
const PAID_IN = /实缴|到账|到位|到手|收到|打(?:过|进|给|了)|进来|认缴|借款|贷款/;

/** Money of investors of which it was not said that it is paid is taken as paid, and said so. */
function investedLines(text: string, { added }: TurnTaken["taken"]): string[] {
  const some = added.some(
    ({ fact, value }) => INVESTED.includes(fact) && value.kind === "figure" && value.low !== "0",
  );
  return some && !PAID_IN.test(text)
    ? ["融资先按合格机构投的、已经实缴到账的算；没到账的、借款、个人出的不算，不是的话告诉我。"]
    : [];
}

/** A special audit that was not made yet. */
const UNAUDITED = /(?:没|未|还没)(?:有)?(?:做|出|审)?(?:过)?专审|专审(?:还|都)?(?:没|未)/;

/** Research expenses that no special audit bears yet are taken by the ledger, and said so. */
function unauditedLines(text: string, { added, replaced }: TurnTaken["taken"]): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  const research = now.some(({ fact, implied }) => implied !== true && fact === "rdExpenseHnte");
  return research && UNAUDITED.test(text)
    ? ["研发费用是辅助账的数，专审还没做，出来以后以专审的为准。"]
    : [];
}

/** What was told once more changes nothing. */
function sameLines(
  { claims, foreign }: Turn,
  { added, replaced, company }: TurnTaken["taken"],
  { ground }: DialogueGround,
): string[] {
  const same = claims.filter(({ implied, value }) => implied !== true && value.kind === "figure");
  const open = added.length + replaced.length + company.confirm.length > 0;
  return same.length === 0 || open || foreign
    ? []
    : [`和记下的一样，没有变：${claimsWords(same, ground.definitions)}。`];
}

/** Facts whose meaning differs from what a neighbour programme asks, which is told when they are said. */
const TOLD_APART = ["agriIpUseRight"];

function apartLines({ added }: TurnTaken["taken"], { ground }: DialogueGround): string[] {
  return added.flatMap(({ fact }) =>
    TOLD_APART.includes(fact) ? (ground.definitions.get(fact)?.definition ?? []) : [],
  );
}

/** What was only heard is held against what is in force here. */
function hearsayLine({ standings, asOf }: CompanyView, { cite }: DialogueGround): string {
  const [first] = standings;
  const version = first && versionFor(first.rule, first.verdict.filingDay, first.verdict.kind);
  const basis = version?.basis ?? [];
  const checked = cite(basis, asOf)[0]?.checked;
  const known = basis.map(({ document }) => document).join("、");
  const law =
    known === "" || checked === undefined
      ? "以条文为准"
      : `库里在用的是${known}（核对于 ${checked}），没有见到别的`;
  return `听来的说法不当依据，也没有记；${law}。`;
}

/** Another company's figures are looked at by themselves, and kept nowhere. */
function foreignLines(
  text: string,
  { supposed }: Turn,
  { company, asOf }: CompanyView,
  ground: DialogueGround,
): string[] {
  const theirs = viewOf({ ...newCompany(), rules: company.rules }, asOf, ground);
  const lines = supposed.length > 0 ? supposingLines(text, supposed, theirs, ground).slice(1) : [];
  return [
    "别家的数没有记。",
    ...(lines.length > 0 ? [`只按这几个数看，${lines.join("")}其余的还不知道。`] : []),
  ];
}
