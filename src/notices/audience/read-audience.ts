import type { Day } from "../../calendar/day.ts";
import { EVERYONE, type AudienceCondition } from "./condition.ts";
import type { AudienceGround } from "./ground.ts";
import { markEntities, type Entity, type Letter, type Marked } from "./reading/entities.ts";
import { FIGURE_RULES } from "./reading/figure-rules.ts";
import { joined, type Piece } from "./reading/joining.ts";
import { REGISTER_RULES } from "./reading/register-rules.ts";
import type { AudienceAsk, Meaning, RuleContext, RuleMatch, SentenceRule } from "./reading/rule.ts";
import { TITLE_RULES } from "./reading/title-rules.ts";
import { TOLD_RULES } from "./reading/told-rules.ts";
import { VERDICT_RULES } from "./reading/verdict-rules.ts";

/** What was read of a sentence: the condition, or what has to be asked back before there is one. */
export type AudienceRead =
  | { readonly condition: AudienceCondition }
  | {
      readonly asks: readonly AudienceAsk[];
      /** What was understood beside it. */
      readonly soFar?: AudienceCondition;
    };

/** The longest sentence that is read, in characters. */
const LONGEST = 500;

const RULES: readonly SentenceRule[] = [
  ...TOLD_RULES,
  ...VERDICT_RULES,
  ...TITLE_RULES,
  ...FIGURE_RULES,
  ...REGISTER_RULES,
];

/**
 * Reads for whom a notice is meant. Nothing is dropped: every word is understood, is known to say
 * nothing, or is asked back. To go on, put the words of a choice in place of those asked about.
 */
export function readAudience(sentence: string, ground: AudienceGround, today: Day): AudienceRead {
  if (sentence.length > LONGEST)
    return { asks: [question(sentence.slice(0, 20), `最多 ${String(LONGEST)} 个字，说短一点。`)] };
  const marked = markEntities(sentence, ground, today);
  const pieces: Piece[] = [];
  const asks: AudienceAsk[] = [];
  let lastTitle: string | undefined;
  let at = 0;
  while (at < marked.pattern.length) {
    const best = bestAt(marked, at, sentence, { ground, today, lastTitle });
    if (!best) {
      const end = at + 1;
      const words = wordsOf(marked, at, end, sentence);
      const before = asks.at(-1);
      if (before?.question === UNREAD && sentence.includes(before.words + words))
        asks[asks.length - 1] = question(before.words + words, UNREAD);
      else asks.push(question(words, UNREAD));
      at = end;
      continue;
    }
    const { meaning, end } = best;
    if (meaning.kind === "ask")
      asks.push({ words: wordsOf(marked, at, end, sentence), ...meaning.ask });
    else pieces.push(pieceOf(marked, at, end, sentence, meaning));
    for (const entity of marked.entities.slice(at, end))
      if (entity?.letter === "T") [lastTitle] = entity.programmes;
    at = end;
  }
  const { condition, asks: more } = joined(pieces, sentence);
  const all = [...asks.map((one) => (one.question === UNREAD ? unread(one.words) : one)), ...more];
  if (all.length > 0) return { asks: all, ...(condition && { soFar: condition }) };
  if (condition) return { condition };
  if (pieces.some(({ meaning }) => meaning.kind === "everyone")) return { condition: EVERYONE };
  return { asks: [question(sentence, NOBODY)] };
}

const NOBODY = "没有说给哪些企业：说行业、县区、称号或条件，给所有企业就说“所有企业”。";
const UNREAD = "unread";

function unread(words: string): AudienceAsk {
  return {
    words,
    question: `“${words}”没看懂，换个说法，或者不要这一条。`,
    choices: [{ label: `不要“${words}”`, words: "" }],
  };
}

function question(words: string, text: string): AudienceAsk {
  return { words, question: text, choices: [] };
}

/** The rule that reads the most from a place on; of those that read alike the first. */
function bestAt(
  marked: Marked,
  at: number,
  sentence: string,
  context: RuleContext,
): { readonly meaning: Meaning; readonly end: number } | undefined {
  let best: { meaning: Meaning; end: number } | undefined;
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(marked.pattern);
    if (!found || found[0] === "" || (best && at + found[0].length <= best.end)) continue;
    const end = at + found[0].length;
    const match: RuleMatch = {
      ...context,
      groups: found.groups ?? {},
      text: wordsOf(marked, at, end, sentence),
      marked: found[0],
      swapped: (letter, words) => swapped(marked, at, end, sentence, letter, words),
      all: (letter) => entitiesOf(marked, at, end, letter),
    };
    const meaning = read(match);
    if (meaning) best = { meaning, end };
  }
  return best;
}

function pieceOf(
  marked: Marked,
  from: number,
  to: number,
  sentence: string,
  meaning: Meaning,
): Piece {
  const { entities, offsets } = marked;
  const within = entities.map((one, index) => (index >= from && index < to ? one : undefined));
  const thing = within.findIndex((one) => one !== undefined && /[PTIZ]/.test(one.letter));
  const named = thing < 0 ? within.findIndex((one) => one !== undefined) : thing;
  const place = named < 0 ? from : named;
  return {
    ...{ meaning, words: wordsOf(marked, from, to, sentence) },
    name: wordsOf(marked, place, named < 0 ? to : place + 1, sentence),
    start: offsets[from] ?? 0,
    end: offsets[to] ?? sentence.length,
  };
}

function entitiesOf<L extends Letter>(marked: Marked, from: number, to: number, letter: L) {
  return marked.entities
    .slice(from, to)
    .filter((one): one is Extract<Entity, { readonly letter: L }> => one?.letter === letter);
}

function wordsOf({ offsets }: Marked, from: number, to: number, sentence: string): string {
  return sentence.slice(offsets[from], offsets[to]).trim();
}

function swapped(
  marked: Marked,
  from: number,
  to: number,
  sentence: string,
  letter: Letter,
  words: string,
): string {
  const place = marked.entities.findIndex(
    (one, index) => index >= from && index < to && one?.letter === letter,
  );
  if (place < 0) return wordsOf(marked, from, to, sentence);
  const [before, behind] = [
    wordsOf(marked, from, place, sentence),
    wordsOf(marked, place + 1, to, sentence),
  ];
  return `${before}${words}${behind}`;
}
