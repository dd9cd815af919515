import type { Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import { withCountedItems } from "../../../profile/counted-items.ts";
import type { Fact } from "../../../profile/fact.ts";
import type { FactDefinitions } from "../../../profile/fact-definition.ts";
import { Profile } from "../../../profile/profile.ts";
import type { Statement } from "../../../profile/reading/statement.ts";
import { piecesOf, type Piece, type Pieces } from "../../../rules/pieces.ts";
import type { FilingKind, Presumption, Rule, RuleVersion } from "../../../rules/rule.ts";
import { versionFor } from "../../../rules/version.ts";
import { ratio } from "../../../units/rational.ts";
import type { Mind } from "../../mind.ts";
import { factsAsked } from "../facts-asked.ts";
import { statedFacts } from "./stated-facts.ts";
import { statementsOf } from "./statements-of.ts";

/** What the figures of a question come to by one rule. */
export interface Judged extends Pieces {
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly profile: Profile;
  readonly statements: readonly Statement[];
  /** How many of the statements tell something of the rule. */
  readonly telling: number;
  /** What was taken for granted of items that were only counted. */
  readonly counted: readonly string[];
  /** What was taken for granted and matters. */
  readonly presumed: readonly Presumption[];
  /** How many years figures without a year were taken to be the total of. */
  readonly years: number;
  /** Whether the last text states anything itself, or changes what was stated before. */
  readonly changed: boolean;
}

/** Judges what the texts of a conversation state by one rule; `undefined` where it tells nothing of the rule. */
export function judgedBy(
  rule: Rule,
  texts: readonly string[],
  asOf: Day,
  mind: Mind,
): Judged | undefined {
  const kind = kindOf(texts, rule);
  const now = versionFor(rule, asOf, kind);
  if (!now) return undefined;
  const statements = statementsOf(texts, asOf, factsAsked(now), mind.rules.vocabulary);
  if (statements.length === 0) return undefined;
  const earlier = texts.slice(0, -1);
  const before = statementsOf(earlier, asOf, factsAsked(now), mind.rules.vocabulary);
  const changed = earlier.length === 0 || writtenAll(statements) !== writtenAll(before);
  const { definitions } = mind.rules.ground;
  const yearless = statements.some(
    ({ yearSaid, fact }) => !yearSaid && definitions.get(fact)?.per !== "once",
  );
  const spans = yearless && rule.years > 1 ? [1, rule.years] : [1];
  return mostTelling(
    spans.flatMap((years) => {
      const found = over({ years, rule, now, kind }, statements, asOf, mind);
      return found ? [{ ...found, changed }] : [];
    }),
  );
}

/** The one that makes most of what was stated. */
export function mostTelling(judged: readonly Judged[]): Judged | undefined {
  return [...judged].sort((a, b) => b.telling - a.telling)[0];
}

/** One way to take what was stated. */
interface Trial {
  readonly years: number;
  readonly rule: Rule;
  readonly now: RuleVersion;
  readonly kind: FilingKind;
}

/** Says that a title that is held is to be checked. */
const asksRecheck = /复核|续牌|续(?:小巨人|专精特新|创新型|称号)|换牌/;

/** What kind of filing the texts speak of, as far as the rule tells them apart. */
function kindOf(texts: readonly string[], { versions }: Rule): FilingKind {
  const apart = versions.some(({ applies }) => applies.some(({ kind }) => kind === "recheck"));
  return apart && texts.some((text) => asksRecheck.test(text)) ? "recheck" : "new";
}

/** Judges statements; those that name no year are of the last `years` closed ones together. */
function over(
  { years, rule, now, kind }: Trial,
  statements: readonly Statement[],
  asOf: Day,
  mind: Mind,
): Omit<Judged, "changed"> | undefined {
  const { ground } = mind.rules;
  const { facts, filingDay, begun } = statedFacts(statements, asOf, ground.definitions, years);
  const version = versionFor(rule, filingDay, kind) ?? now;
  const presumed = version.presumes.filter(({ fact }) => !facts.some(({ key }) => key === fact));
  const taken = [
    ...begun,
    ...presumed.map((one) => asFact(one, yearOf(filingDay) - 1, ground.definitions)),
  ];
  const granted = new Profile(taken);
  const profileOf = (list: readonly Fact[]) =>
    new Profile(withCountedItems(list, ground.definitions).facts);
  const judge = (given: typeof facts, known: readonly Fact[] = taken) =>
    piecesOf(rule, profileOf([...known, ...given]), granted, { asOf, filingDay, kind }, ground);
  const found = judge(facts);
  const pieces = found.pieces.filter((piece) => isSized(piece, statements));
  if (pieces.length === 0) return undefined;
  const whole = written(found);
  // The day of filing moves every figure: it tells something where another tells.
  const tells = facts.filter(
    ({ key }, index) => key === "filingDay" || written(judge(facts.toSpliced(index, 1))) !== whole,
  );
  // A figure of another year belongs to what tells something.
  const telling = facts.filter(({ key }) => tells.some((one) => one.key === key));
  const weighed = presumed.filter(
    ({ fact }) =>
      written(
        judge(
          facts,
          taken.filter(({ key }) => key !== fact),
        ),
      ) !== whole,
  );
  return {
    ...found,
    presumed: weighed,
    pieces,
    rule,
    version,
    profile: profileOf([...taken, ...facts]),
    counted: withCountedItems(facts, ground.definitions).taken,
    statements,
    telling: telling.length,
    years,
  };
}

/** What is taken for granted, of the last closed year where the fact has years. */
function asFact({ fact, value }: Presumption, year: number, definitions: FactDefinitions): Fact {
  const yearly = value.kind === "figure" && definitions.get(fact)?.per !== "once";
  return { key: fact, value, ...(yearly && { years: [year, year] as const }) };
}

/** A bare figure below this is money in 万元, as forms have it; above it could be 元. */
const MOST_WAN = ratio(100_000n);

/** Whether a piece rests on sizes that are clear: where money without a unit could be 元, only shares can be told. */
function isSized(piece: Piece, statements: readonly Statement[]): boolean {
  const sized = statements.every(
    ({ unitSaid, unsure, value }) =>
      (unitSaid && unsure !== "unit") ||
      (value.kind === "figure" && (value.interval.high?.compare(MOST_WAN) ?? 0) < 0),
  );
  if (sized) return true;
  if (piece.kind !== "condition") return piece.kind === "score" && statements.length > 1;
  const unit = piece.result.value?.unit;
  return unit !== undefined && unit !== "元" && piece.result.value?.interval.high !== undefined;
}

function written({ pieces }: Pieces): string {
  return writtenAll(pieces);
}

function writtenAll(list: readonly unknown[]): string {
  return JSON.stringify(list, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}
