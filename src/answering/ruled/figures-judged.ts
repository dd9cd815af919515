import type { Day } from "../../calendar/day.ts";
import { Profile } from "../../profile/profile.ts";
import { readStatements } from "../../profile/reading/read-statements.ts";
import type { Statement } from "../../profile/reading/statement.ts";
import { arithmeticOf } from "../../rules/arithmetic.ts";
import { piecesOf, type Piece, type Pieces } from "../../rules/pieces.ts";
import type { Rule, RuleVersion } from "../../rules/rule.ts";
import type { Verdict } from "../../rules/verdict.ts";
import { versionFor } from "../../rules/version.ts";
import type { Mind } from "../mind.ts";
import type { Understood } from "../understand.ts";
import { factsAsked } from "./facts-asked.ts";
import { weightyOptions } from "../../rules/weighty-options.ts";
import { PieceWords } from "./piece-words.ts";
import type { Ruled } from "./ruled-reply.ts";
import { statedFacts } from "./stated-facts.ts";

/** Asks whether figures do, or what they come to. */
const asksVerdict =
  /够|行[不吗么嘛]|行不行|成不|过得去|过不过|能不能|能[报申评过算上拿享]|可以|达标|达到|合格|符合|满足|几分|多少分|哪一?档|第几档|啥档|按几|按多少|按哪|几个?点|差多少|差几|还差|有戏|悬|够线|过线|算不算|认多少|认几|最多|加多少|抵多少|抵几|省多少|省几|能扣|是多少|占比|比例|超了?没|超不超|卡不卡|划算|怎么算|咋算|[吗么呢]|不$/;

const mostPieces = 4;
const mostOthers = 8;

interface Judged extends Pieces {
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly profile: Profile;
  readonly statements: readonly Statement[];
  /** How many of the statements tell something of the rule. */
  readonly telling: number;
  /** How many years figures without a year were taken to be the total of. */
  readonly years: number;
}

/** Judges the figures in a question by the rule they are about, as far as they go, and says what else counts. */
export function figuresJudged(
  understood: Understood,
  likely: readonly string[],
  mind: Mind,
): Ruled | undefined {
  const { frame } = understood;
  if (!asksVerdict.test(frame.text)) return undefined;
  const judged = candidates(understood, likely, mind).flatMap(
    (rule) => judgedBy(rule, understood, mind) ?? [],
  );
  const [best] = judged.sort((a, b) => b.telling - a.telling);
  if (!best) return undefined;
  const named = frame.programmes.includes(best.rule.programme);
  if (
    best.telling * 2 < best.statements.length ||
    (!named && best.telling < best.statements.length)
  )
    return undefined;
  return wordsOf(best, understood, mind);
}

/** Rules the figures may be about: of the programmes meant, else of those that the words lead to. */
function candidates({ frame }: Understood, likely: readonly string[], mind: Mind): Rule[] {
  const of = (ids: readonly string[]) =>
    ids
      .flatMap((id) => mind.rules.byProgramme.get(id) ?? [])
      .filter(({ region }) => region === "全国" || mind.home.has(region));
  const meant = of(frame.programmes);
  return meant.length > 0 ? meant : of([...new Set([...likely, mind.rules.usual])]);
}

function judgedBy(rule: Rule, { frame }: Understood, mind: Mind): Judged | undefined {
  const { vocabulary, ground } = mind.rules;
  const now = versionFor(rule, frame.asOf);
  if (!now) return undefined;
  const within = factsAsked(now);
  const read = readStatements(frame.text, { today: frame.asOf, vocabulary, within });
  const statements = read.filter(({ unsure }) => unsure !== "field" && unsure !== "scope");
  if (!statements.some(({ value }) => value.kind === "figure" || value.kind === "date"))
    return undefined;
  const yearless = statements.some(
    ({ yearSaid, fact }) => !yearSaid && ground.definitions.get(fact)?.per !== "once",
  );
  const spans = yearless && rule.years > 1 ? [1, rule.years] : [1];
  const tried = spans.flatMap(
    (years) => judgedOver(rule, now, statements, years, frame.asOf, mind) ?? [],
  );
  return tried.sort((a, b) => b.telling - a.telling)[0];
}

/** Judges statements; those that name no year are of the last `years` closed ones together. */
function judgedOver(
  rule: Rule,
  now: RuleVersion,
  statements: readonly Statement[],
  years: number,
  asOf: Day,
  mind: Mind,
): Judged | undefined {
  const { ground } = mind.rules;
  const { facts, filingDay } = statedFacts(statements, asOf, ground.definitions, years);
  const version = versionFor(rule, filingDay) ?? now;
  const situation = { asOf, filingDay };
  const judge = (given: typeof facts) => piecesOf(rule, new Profile(given), situation, ground);
  const pieces = judge(facts);
  if (pieces.pieces.length === 0) return undefined;
  const size = (one: Pieces) => JSON.stringify(one.pieces, exact);
  const whole = size(pieces);
  const telling = facts.filter(
    (_, index) => size(judge(facts.toSpliced(index, 1))) !== whole,
  ).length;
  return { ...pieces, rule, version, profile: new Profile(facts), statements, telling, years };
}

function exact(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

function wordsOf(judged: Judged, { frame }: Understood, mind: Mind): Ruled {
  const { rule, verdict, version, profile, statements, years } = judged;
  const { definitions } = mind.rules.ground;
  const arithmetic = arithmeticOf(verdict, version, profile, definitions);
  const words = new PieceWords(verdict, version, arithmetic, definitions);
  const weighty = weightyOptions(verdict, rule, profile, mind.rules.ground, told(judged));
  const pieces = ordered(judged.pieces, frame.aspects).slice(0, mostPieces);
  const shown = new Set(pieces.map(topId));
  const others = verdict.conditions.filter(
    ({ id, outcome }) => !shown.has(id) && outcome !== "notApplicable" && outcome !== "met",
  );
  const names = others.slice(0, mostOthers).map(({ label }) => label);
  const unitless = statements.some(
    ({ fact, unitSaid, value }) =>
      !unitSaid && value.kind === "figure" && definitions.get(fact)?.kind === "money",
  );
  return {
    programme: rule.programme,
    clauses: [...pieces.map(clauseOf), ...pieces.map((piece) => measureClause(piece, verdict))],
    lines: [
      ...pieces.map((piece) => words.say(piece)),
      ...weighty.map(({ note }) => note),
      ...(years > 1
        ? [`没说哪年，按近${["", "", "两", "三"][years] ?? String(years)}年合计算。`]
        : []),
      ...(unitless ? ["金额没说单位，按万元算。"] : []),
      ...(names.length > 0
        ? [`${rule.title}还要看：${names.join("、")}${others.length > names.length ? "等" : ""}。`]
        : []),
    ],
  };
}

/** Points first where points are asked for; then what is decided. */
function ordered(pieces: readonly Piece[], aspects: readonly string[]): readonly Piece[] {
  const scores = aspects.includes("score");
  const rank = (piece: Piece) => {
    if (piece.kind === "score") return scores ? 0 : 4;
    if (piece.kind === "amount") return 1;
    const { outcome } = piece.result;
    return outcome === "unmet" || outcome === "met" ? 2 : 3;
  };
  const sorted = [...pieces].sort((a, b) => rank(a) - rank(b));
  return scores
    ? sorted.filter(
        (piece) => piece.kind === "score" || !sorted.some((one) => one.kind === "score"),
      )
    : sorted;
}

function topId(piece: Piece): string {
  return piece.kind === "condition"
    ? piece.top.id
    : piece.kind === "score"
      ? piece.top.id
      : piece.amount.id;
}

/** Of a verdict, what is told of it here. */
function told({ pieces }: Judged): (verdict: Verdict) => unknown {
  const ids = new Set(pieces.map(topId));
  return ({ conditions, scores, amounts }) =>
    [conditions, scores, amounts].flatMap((list) =>
      (list as readonly { readonly id: string }[]).filter(({ id }) => ids.has(id)),
    );
}

/** Where what was compared is defined. */
function measureClause(piece: Piece, { measures }: Verdict) {
  return piece.kind === "condition"
    ? measures.find(({ id }) => id === piece.result.subject)?.clause
    : undefined;
}

function clauseOf(piece: Piece) {
  if (piece.kind === "condition") return piece.result.clause ?? piece.top.clause;
  return piece.kind === "score" ? piece.part.clause : piece.amount.clause;
}
