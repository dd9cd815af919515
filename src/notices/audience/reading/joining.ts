import type { Day } from "../../../calendar/day.ts";
import type { AudienceCondition, AudienceLeaf } from "../condition.ts";
import type { AudienceAsk, Meaning } from "./rule.ts";

/** What a stretch of a sentence says, with its words. */
export interface Piece {
  readonly meaning: Meaning;
  readonly words: string;
  /** The words of the first thing that it names. */
  readonly name: string;
  /** Where it stands in the sentence. */
  readonly start: number;
  readonly end: number;
}

/** A sentence put together. */
export interface Joined {
  /** `undefined` where it asks for nothing. */
  readonly condition: AudienceCondition | undefined;
  /** Where two conditions may be joined in more than one way. */
  readonly asks: readonly AudienceAsk[];
}

type Joint = "or" | "and" | "with" | "list" | "comma";

/** What joins two conditions, the clearest first. */
const JOINTS: readonly Joint[] = ["or", "and", "with", "list", "comma"];

/** Puts what a sentence says together. */
export function joined(pieces: readonly Piece[], sentence: string): Joined {
  const day = pieces.map(({ meaning }) => meaning).find(({ kind }) => kind === "filingDay");
  const groups: { readonly of: AudienceCondition[]; readonly either: boolean }[] = [];
  const asks: AudienceAsk[] = [];
  let joint: Joint | undefined;
  let before: Piece | undefined;
  for (const piece of pieces) {
    const { meaning } = piece;
    const listed = groups.at(-1);
    if (meaning.kind === "both" && listed?.either === true)
      groups[groups.length - 1] = { of: listed.of, either: false };
    if (isJoint(meaning.kind)) joint = stronger(joint, meaning.kind);
    if (meaning.kind !== "condition") continue;
    const condition =
      day?.kind === "filingDay" ? filed(meaning.condition, day.day) : meaning.condition;
    const beside = before?.meaning.kind === "condition" ? before.meaning.condition : undefined;
    const last = groups.at(-1);
    const likes = beside !== undefined && alike(bare(beside), bare(condition));
    const denials =
      beside === undefined ? 0 : [beside, condition].filter((one) => "not" in one).length;
    const loose = joint === undefined || joint === "comma";
    if (before && beside && joint !== "and") {
      const words = sentence.slice(before.start, piece.end).trim();
      if (likes && denials === 1 && mayReach(before, piece)) {
        if (joint !== undefined) asks.push(deniedTogether(words, before, piece));
      } else if (denials === 1 && joint !== "or" && opposite(beside, condition))
        asks.push(bothOrEither(words, before, piece));
      else if (joint === "with" && !likes) asks.push(bothOrEither(words, before, piece));
      else if (loose && likes && denials === 0 && !onlyOne(beside))
        asks.push(bothOrEither(words, before, piece));
    }
    const inTurn =
      joint === "list" || joint === "with" || (loose && beside !== undefined && onlyOne(beside));
    const either = joint === "or" || (inTurn && likes && denials === 0);
    if (last && either && (last.either || last.of.length === 1))
      groups[groups.length - 1] = { of: [...last.of, condition], either: true };
    else if (last && either)
      groups.splice(
        -1,
        1,
        { of: last.of.slice(0, -1), either: false },
        { of: [...last.of.slice(-1), condition], either: true },
      );
    else groups.push({ of: [condition], either: false });
    [joint, before] = [undefined, piece];
  }
  const parts = groups.flatMap(({ of, either }): readonly AudienceCondition[] =>
    either ? [{ any: of }] : of.flatMap((one) => ("all" in one ? one.all : [one])),
  );
  const [only] = parts;
  const whole = parts.length === 1 ? only : parts.length === 0 ? undefined : { all: parts };
  return { condition: whole, asks };
}

function isJoint(kind: string): kind is Joint {
  return JOINTS.some((joint) => joint === kind);
}

/** Of several words between two conditions the clearest counts. */
function stronger(one: Joint | undefined, other: Joint): Joint {
  return JOINTS.find((joint) => joint === one || joint === other) ?? other;
}

/** Puts the filing day that was said to verdicts. */
function filed(condition: AudienceCondition, day: Day): AudienceCondition {
  if ("not" in condition) return { not: filed(condition.not, day) };
  return "verdict" in condition ? { ...condition, filingDay: day } : condition;
}

const ONE_OF = ["place", "industry", "size", "title"] as const;

/** Whether two conditions ask the same sort of thing. */
function alike(one: AudienceCondition, other: AudienceCondition): boolean {
  return ONE_OF.some((key) => key in one && key in (other as AudienceLeaf));
}

/** Whether one is the other denied: 高企和非高企. */
function opposite(one: AudienceCondition, other: AudienceCondition): boolean {
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other));
}

/** Whether a company has but one of the sort, so that two of them are meant in turn. */
function onlyOne(condition: AudienceCondition): boolean {
  return "place" in condition || "industry" in condition || "size" in condition;
}

function bare(condition: AudienceCondition): AudienceCondition {
  return "not" in condition ? condition.not : condition;
}

/** Whether what denies the one may reach the other: that has no verb of its own. */
function mayReach(one: Piece, other: Piece): boolean {
  const denied = one.meaning.kind === "condition" && "not" in one.meaning.condition;
  const plain = ({ words, name }: Piece) => words.startsWith(name);
  return plain(other) && (denied || plain(one));
}

/** 不是高企和科小: neither, or the one without the other. */
function deniedTogether(words: string, one: Piece, other: Piece): AudienceAsk {
  const denied = one.meaning.kind === "condition" && "not" in one.meaning.condition;
  const [off, on] = denied ? [one, other] : [other, one];
  return {
    words,
    question: `“${words}”是两个都不要，还是只不要${off.name}？`,
    choices: [
      { label: "两个都不要", words: `除了${one.name}，除了${other.name}` },
      { label: `只不要${off.name}`, words: `${on.name}，除了${off.name}` },
    ],
  };
}

/** 高企和软件企业: both at once, or either. */
function bothOrEither(words: string, one: Piece, other: Piece): AudienceAsk {
  return {
    words,
    question: `“${words}”是两样都占的，还是占一样就行？`,
    choices: [
      { label: "两样都占", words: `${one.words}，并且${other.words}` },
      { label: "占一样就行", words: `${one.words}或者${other.words}` },
    ],
  };
}
