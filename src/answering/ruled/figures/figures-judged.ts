import { isRumouredRule } from "../../hearsay.ts";
import { arithmeticOf } from "../../../rules/arithmetic.ts";
import type { Piece } from "../../../rules/pieces.ts";
import type { Rule } from "../../../rules/rule.ts";
import type { Verdict } from "../../../rules/verdict.ts";
import { weightyOptions } from "../../../rules/weighty-options.ts";
import { upwards, type Mind } from "../../mind.ts";
import { lastDayOfRules, withoutYearMeant } from "../../past-rule.ts";
import type { Understood } from "../../understand.ts";
import { withoutFreed } from "./exempt-told.ts";
import { judgedBy, mostTelling, type Judged } from "./judged-figures.ts";
import { clausesOf } from "./piece-clauses.ts";
import { PieceWords } from "./piece-words.ts";
import { asksWhetherRule } from "./quoted-figures.ts";
import { savedAt } from "./rate-said.ts";
import { shortOf } from "./short-of.ts";
import { rightsOtherwise, staffOtherwise } from "./rights-otherwise.ts";
import { isOnLine, isTrivial } from "./on-line.ts";
import { isNothing, isSettled, withoutVainSums, withSettledAmounts } from "./sums.ts";
import { isShort, wholeYearsLine } from "./full-years.ts";
import { failedPoints, leastPoints, pointsSoFar } from "../points-so-far.ts";
import { ofPast } from "../of-past.ts";
import type { Ruled } from "../ruled-reply.ts";

/** Asks whether figures do, or what they come to. */
const asksVerdict =
  /够|行[不吗么嘛]|行不行|成不|过得去|过不过|能不能|能[报申评过算上拿享进]|可以|达标|达到|合格|符合|满足|几分|多少分|哪一?档|第几档|啥档|按几|按多少|按哪|几个?[点钱]|基数|差多少|差几|还差|有戏|悬|够线|过线|认多少|认几|最多|加多少|抵多少|抵几|省多少|省几|能扣|是多少|占比|比例|超了?没|超不超|超没超|卡不卡|怎么算|咋算|咋说|多少|是.{1,6}还是|[吗么呢嘛吧]|不[?？。]*$/;
const asksHowMuch = /多少|几个?[钱万点]|给几|补几|奖几/;
const FIGURE = /[\d〇零一二两三四五六七八九十百千半俩仨]/;
/** Asks on about what was just judged. */
const asksOn = /差|怎么算|咋算|咋来的|怎么来的|哪来的|为啥|为什么|凭啥|多少/;
const asksPoints = /分|档|过线|够线|及格/;
const asksSum = /多少|几|最多|认|抵|扣|省|贴|补|拿|封顶|上限|限额|基数|超/;

const mostPieces = 4;
const mostOthers = 6;

/** What figures come to, and how clearly that was asked. */
export interface FiguresJudged extends Ruled {
  /** Whether the question names the programme whose rule judged. */
  readonly named: boolean;
  /** Whether it asks for a verdict or a sum, or goes on with figures that were judged. */
  readonly asked: boolean;
  /** Whether a sum is told that comes to something. */
  readonly sums: boolean;
  /** Whether all that it states is figures of the matter, and they decide something. */
  readonly plainly: boolean;
}

/** Judges the figures in a question by the rule they are about, as far as they go, and says what else counts. */
export function figuresJudged(
  { frame, before }: Understood,
  likely: readonly string[],
  mind: Mind,
): FiguresJudged | undefined {
  const earlier = before?.figures ?? [];
  const asked = earlier.length > 0 || asksVerdict.test(frame.text);
  if (!asked && !FIGURE.test(frame.text)) return undefined;
  // What others say that a rule demands is nobody's own figure.
  if (earlier.length === 0 && isRumouredRule(frame.text)) return undefined;
  // Figures said of one programme that no rule decides are none of another one's.
  if (isOfOne(frame) && !frame.programmes.some((id) => mind.rules.byProgramme.has(id)))
    return undefined;
  const texts = [...earlier, withoutYearMeant(frame.text, frame.asOf)];
  // Where only rules of the past are known, figures are held against the last ones.
  const past = frame.named ? lastDayOfRules(frame.programmes, frame.asOf, mind) : undefined;
  const known = new Map<Rule, Judged | undefined>();
  const judgedOnce = (rule: Rule) => {
    if (!known.has(rule)) known.set(rule, judgedBy(rule, texts, past ?? frame.asOf, mind));
    return known.get(rule);
  };
  const judge = (rules: readonly Rule[]) =>
    mostTelling(rules.flatMap((rule) => judgedOnce(rule) ?? []));
  // What a place that is named has of its own is meant before what holds everywhere.
  const local = candidates([], likely, frame.places, mind).filter(({ region }) =>
    frame.places.includes(region),
  );
  const best =
    judge(local) ??
    judge(candidates(frame.programmes, likely, frame.places, mind)) ??
    // Figures said of a programme that is named are none of another one's.
    (isOfOne(frame) ? undefined : judge(candidates([], likely, frame.places, mind)));
  if (!best) return undefined;
  const whether = earlier.length === 0 ? asksWhetherRule(frame.text) : undefined;
  const isQuoted = (piece: Piece) => isOnLine(piece, best.statements);
  if (whether === "surely" || (whether === "perhaps" && best.pieces.every(isQuoted)))
    return undefined;
  const goesOn = best.changed || frame.named || asksOn.test(frame.text);
  if (earlier.length > 0 && !goesOn) return undefined;
  const named = frame.programmes.includes(best.rule.programme);
  const { telling, statements } = best;
  // Rights that are said to be another's, or used, are not judged as if they were not.
  if (best.counted.length > 0 && rightsOtherwise(frame.text)) return undefined;
  if (staffOtherwise(frame.text, best.pieces)) return undefined;
  // What is only named (a laboratory) is no figure: the clause itself says more of it.
  if (earlier.length === 0 && statements.every(({ value }) => value.kind === "text"))
    return undefined;
  // What is only named beside them says nothing of how far the figures go.
  const weighed = statements.filter(({ value }) => value.kind !== "text").length;
  if (telling === 0 || telling * 2 < weighed) return undefined;
  if (!named && telling < statements.length) return undefined;
  const aspects = texts.length > 1 ? [...frame.aspects, ...(before?.aspects ?? [])] : frame.aspects;
  const freed = { ...best, pieces: withoutFreed(best.pieces, frame.text) };
  const ruled = ofPast(past, freed, (one) => wordsOf(one, texts.join("\n"), aspects, mind));
  const plainly = ((named && frame.named) || statements.length > 1) && isPlain(best);
  return ruled && { ...ruled, named, asked, plainly, figures: texts.slice(-mostPieces) };
}

/** Whether a question names just one programme. */
function isOfOne({ named, programmes }: Understood["frame"]): boolean {
  return named && programmes.length === 1;
}

const PLAIN: ReadonlySet<string> = new Set(["figure", "text", "yesno"]);

/** Whether everything stated is figures that tell something, and something is decided by them. */
export function isPlain({ statements, telling, pieces }: Judged): boolean {
  const decides = (piece: Piece) => {
    if (piece.kind === "score") return true;
    if (piece.kind === "amount") return false;
    const { outcome, value } = piece.result;
    return value !== undefined && (outcome === "met" || outcome === "unmet");
  };
  return (
    telling >= statements.filter(({ value }) => value.kind !== "text").length &&
    statements.some(({ value }) => value.kind === "figure") &&
    statements.every(({ value }) => PLAIN.has(value.kind)) &&
    pieces.some(decides)
  );
}

/** Rules the figures may be about: of the programmes meant, else of those that the words lead to. */
export function candidates(
  meant: readonly string[],
  likely: readonly string[],
  places: readonly string[],
  mind: Mind,
): Rule[] {
  const around = places.map((place) => upwards(place, mind.regions));
  const of = (ids: readonly string[]) =>
    ids
      .flatMap((id) => mind.rules.byProgramme.get(id) ?? [])
      .filter(
        ({ region }) =>
          region === "全国" || mind.home.has(region) || around.some((names) => names.has(region)),
      )
      .filter(({ region }) => region === "全国" || around.every((names) => names.has(region)));
  const named = of(meant);
  return named.length > 0 ? named : of(likely.length > 0 ? likely : [mind.rules.usual]);
}

/** Says what judged figures come to; `undefined` where nothing of it was asked. */
export function wordsOf(
  judged: Judged,
  asked: string,
  aspects: readonly string[],
  mind: Mind,
): (Ruled & Pick<FiguresJudged, "sums">) | undefined {
  const { rule, verdict, version, profile, statements, years, presumed, counted } = judged;
  const { definitions } = mind.rules.ground;
  const least =
    asksPoints.test(asked) || judged.pieces.some(isOfScore) ? leastPoints(verdict, version) : [];
  const failed = failedPoints(verdict, judged.pieces);
  const all = [...judged.pieces, ...least, ...failed];
  const worth = withoutVainSums(all, verdict);
  const known = worth.filter((piece) => isSettled(piece, statements));
  // What was taken for granted is told with the sums that rest on it.
  const granted = worth.length < all.length ? [] : [...presumed.map(({ say }) => say), ...counted];
  // Where figures tell nothing but points, points are what is meant.
  const pointsAlone =
    statements.length > 1 &&
    judged.pieces.every((piece) => piece.kind === "score" || isOfScore(piece));
  const settled = asksSum.test(asked) ? withSettledAmounts(known) : known;
  const isEnough = (piece: Piece) => piece.kind === "condition" && isOfScore(piece);
  const optionsOf = (some: readonly Piece[]) =>
    weightyOptions(verdict, rule, profile, mind.rules.ground, told(some));
  const pieces = ordered(
    settled
      .filter((piece) => (isAsked(piece, asked) || pointsAlone) && !isTrivial(piece))
      // Whether points are enough is not said where the text leaves open how many they are.
      .filter((piece) => !isEnough(piece) || optionsOf([piece]).length === 0),
    aspects,
  ).slice(0, mostPieces);
  if (pieces.length === 0) return undefined;
  // That something is so is no answer to how much there is.
  const sized = (piece: Piece) => piece.kind !== "condition" || piece.result.value !== undefined;
  if (asksHowMuch.test(asked) && !pieces.some(sized)) return undefined;
  const arithmetic = arithmeticOf(verdict, version, profile, definitions);
  const words = new PieceWords(verdict, version, arithmetic, definitions, (result) =>
    shortOf(result, verdict, version, profile, definitions),
  );
  const weighty = optionsOf(pieces);
  const unitless = statements.some(
    ({ fact, unitSaid, value }) =>
      !unitSaid && value.kind === "figure" && definitions.get(fact)?.kind === "money",
  );
  const soFar = pieces.filter(({ kind }) => kind === "score").length > 1 && pointsSoFar(verdict);
  const lines = [
    ...pieces
      .map((piece) => wholeYearsLine(piece, judged) ?? words.say(piece))
      .filter((line) => line !== ""),
    ...(soFar ? [soFar] : []),
    ...savedAt(asked, pieces),
  ];
  if (lines.length === 0) return undefined;
  const span = ["", "", "两", "三"][years] ?? String(years);
  return {
    programme: rule.programme,
    sums: pieces.some((piece) => piece.kind === "amount" && !isNothing(piece)),
    clauses: clausesOf(pieces, verdict),
    lines: [
      ...lines,
      ...takenForGranted(granted),
      ...weighty.map(({ note }) => note),
      ...(years > 1 ? [`没说哪年，按近${span}年合计算。`] : []),
      ...(unitless && lines.some((line) => line.includes("元"))
        ? ["金额没说单位，按万元算。"]
        : []),
    ],
    after: othersLine(rule, verdict, pieces),
  };
}

/** Says in one line what was taken for granted. */
function takenForGranted(says: readonly string[]): string[] {
  return says.length === 0 ? [] : [`按${says.join("、")}算。`];
}

/** What else counts: the conditions that the figures say nothing of. */
function othersLine(rule: Rule, verdict: Verdict, pieces: readonly Piece[]): string[] {
  const shown = new Set(pieces.map(topId));
  const others = verdict.conditions.filter(
    ({ id, outcome }) => !shown.has(id) && outcome !== "notApplicable" && outcome !== "met",
  );
  const names = others.slice(0, mostOthers).map(({ label }) => label);
  if (names.length === 0) return [];
  const more = others.length > names.length ? "等" : "";
  return [`${rule.title}还要看：${names.join("、")}${more}。`];
}

/** Points and sums are told only where they are asked for. */
function isAsked(piece: Piece, asked: string): boolean {
  if (piece.kind === "score") return asksPoints.test(asked);
  if (piece.kind === "condition") return true;
  return asksSum.test(asked);
}

/** Points first where points are asked for; then what is decided. */
function ordered(pieces: readonly Piece[], aspects: readonly string[]): readonly Piece[] {
  const scores = aspects.includes("score") && pieces.some(({ kind }) => kind === "score");
  const rank = (piece: Piece) => {
    if (piece.kind === "score") return scores ? -1 : 4;
    if (piece.kind === "amount") return 1;
    const { outcome } = piece.result;
    return isShort(piece) ? 0 : outcome === "met" ? 2 : 3;
  };
  const sorted = [...pieces].sort((a, b) => rank(a) - rank(b));
  return scores ? sorted.filter(isOfScore) : sorted;
}

/** Points, and whether they are enough. */
function isOfScore(piece: Piece): boolean {
  if (piece.kind !== "condition") return piece.kind === "score";
  return piece.result.subject?.startsWith("score:") === true;
}

/** Of a verdict, what is told of it here. */
function told(pieces: readonly Piece[]): (verdict: Verdict) => unknown {
  const ids = new Set(pieces.map(topId));
  return ({ conditions, scores, amounts }) =>
    [conditions, scores, amounts].flatMap((list) =>
      (list as readonly { readonly id: string }[]).filter(({ id }) => ids.has(id)),
    );
}

function topId(piece: Piece): string {
  return piece.kind === "amount" ? piece.amount.id : piece.top.id;
}
