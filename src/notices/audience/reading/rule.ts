import type { Day } from "../../../calendar/day.ts";
import type { AudienceCondition } from "../condition.ts";
import type { AudienceGround } from "../ground.ts";
import type { Entity, Letter } from "./entities.ts";

/** Something to be asked back. */
export interface AudienceAsk {
  /** The words that are asked about, as they were written. */
  readonly words: string;
  /** One sentence. */
  readonly question: string;
  /** What to say instead of the words. */
  readonly choices: readonly { readonly label: string; readonly words: string }[];
}

/** What a stretch of a sentence says. */
export type Meaning =
  | { readonly kind: "condition"; readonly condition: AudienceCondition }
  /** The filing day for which verdicts are meant. */
  | { readonly kind: "filingDay"; readonly day: Day }
  | { readonly kind: "ask"; readonly ask: Omit<AudienceAsk, "words"> }
  /** How what stands on either side is joined: 或, 和, 、, or parted; `both` asks for all of a list; `filler` says nothing. */
  | { readonly kind: "or" | "with" | "list" | "comma" | "and" | "both" | "filler" | "everyone" };

/** What a pattern was matched in. */
export interface RuleContext {
  readonly ground: AudienceGround;
  readonly today: Day;
  /** The programme (id) of the title that was spoken of last. */
  readonly lastTitle: string | undefined;
}

/** What a pattern found. */
export interface RuleMatch extends RuleContext {
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** The words as they were written. */
  readonly text: string;
  /** The same with letters for what is named. */
  readonly marked: string;
  /** The words with others in place of the first thing that a letter stands for. */
  swapped(letter: Letter, words: string): string;
  /** The things named in it that a letter stands for, in their order. */
  all<L extends Letter>(letter: L): readonly Extract<Entity, { readonly letter: L }>[];
}

/** A pattern over a marked sentence, with what it means; `undefined` where it means nothing after all. */
export interface SentenceRule {
  readonly pattern: RegExp;
  readonly read: (match: RuleMatch) => Meaning | undefined;
}

/** A rule whose pattern begins where it is looked for. */
export function rule(source: string, read: SentenceRule["read"]): SentenceRule {
  return { pattern: new RegExp(source, "yu"), read };
}

/** A condition, turned where something denies it. */
export function condition(of: AudienceCondition, denied = false): Meaning {
  return { kind: "condition", condition: denied ? { not: of } : of };
}

/** A question about the words of the match. */
export function ask(
  question: string,
  choices: readonly { readonly label: string; readonly words: string }[] = [],
): Meaning {
  return { kind: "ask", ask: { question, choices } };
}

/** What denies what stands behind it. */
export const DENIED =
  "(?<no>(?:目前|现在|至今|暂时|当前)?(?:还|尚|都|仍)?(?:不是|没有|没|未|非|不在|不属于|不算|无|不含|不包括|除了|除去|除掉|除(?![外以非])|不发给|不通知|去掉|排除|剔除|不要|不具备|不持有))";
/** What denies what stands before it. */
export const LEFT_OUT =
  "(?<out>(?:除外|之外|以外|外面?|就?不用(?:发|通知)了?|就?不要发了?|不要|不发了?|排除在?外?|剔除|去掉|不算在内|不在内))";
/** What a company does to have something. */
export const HAVING =
  "(?:(?:目前|现在|当前|都|也)?(?:已经|已)?(?:注册|登记|位于|办公)?(?:是|属于|属|在|于|做|从事|有|拥有|持有|具备|具有)*)";

/** Whether something denies what was found; 除了…以外 denies it once. */
export function isDenied({ groups: { no, out } }: RuleMatch): boolean {
  if (no?.startsWith("除") === true) return true;
  return (no !== undefined) !== (out !== undefined);
}
