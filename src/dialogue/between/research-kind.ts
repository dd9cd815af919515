import type { Claim } from "../../profile/claim.ts";
import { standing, type Entry } from "../../profile/history.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { entriesSaying } from "../../profile/reading/turn/turn-corrections.ts";
import { readQuantities } from "../../units/quantities.ts";
import { withoutDenial } from "../taking/books-meant.ts";
import type { CompanyState } from "../dialogue-state.ts";

const UNSPECIFIED = "rdExpenseUnspecified";
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/加计/, "rdExpenseDeduction"],
  [/高企|专审|专项审计|归集/, "rdExpenseHnte"],
  [/统计|纳统|联网直报/, "rdExpenseStatistics"],
  [
    /(?:账上|账面|利润表)(?!(?:都|还|就|一直|目前|现在)*(?:是|有|也)?(?:亏|赚|盈|没钱|没有?钱|现金|资金))|财务账|辅助账/,
    "rdExpenseBook",
  ],
];
/** The words that say which figures are meant. */
const OF_FIGURES =
  /^(?:这个?|那个?|就|都|研发(?:费用?)?|费用)?(?:就|都)?(?:是|用|按)?(?:的是)?[^,，。]{0,6}(?:加计|高企|专审|专项审计|归集|统计|纳统|联网直报|账上|账面|财务账|辅助账|利润表)/;
/** A title that the company has, not its figures: 高企也有. */
const TITLE =
  /高企[^,，。\d]{0,4}(?:有|是|过|拿|评|认定|证)|(?:是|有|拿)[^,，。\d]{0,2}高企(?!的|口径|数)/;
/** Longer messages speak of something else. */
const LONGEST = 24;

/** What a message says of the kind of research expenses that were given without one. */
export interface KindSaid {
  readonly claims: readonly Claim[];
  /** Entries that they stand instead of. */
  readonly instead: readonly { readonly id: number }[];
}

/** Reads which kind of research expenses was meant; `undefined` where nothing is said of it. */
export function researchKind(
  text: string,
  { history }: CompanyState,
  { question }: Pick<Turn, "question">,
): KindSaid | undefined {
  const said = withoutDenial(text)
    .trim()
    .replace(/^不是[,，\s]+/, "");
  const book = misnamed(text.trim(), history);
  if (book) return book;
  const unsaid = standing(history).filter(({ fact }) => fact === UNSPECIFIED);
  const bare = withoutKnown(said, unsaid);
  if (question !== undefined || said.length > LONGEST || !OF_FIGURES.test(bare)) return undefined;
  if (/[?？吗]|不是|\d{2}/.test(bare) || TITLE.test(bare)) return undefined;
  const kind = KINDS.find(([words]) => words.test(said))?.[1];
  const open = unsaid.length > 0 ? unsaid : toldLast(history).filter(({ fact }) => fact !== kind);
  if (kind === undefined || open.length === 0) return undefined;
  const claims = open.map(({ value, years, forecast, evidence, words }): Claim => ({
    fact: kind,
    value,
    evidence,
    words,
    ...(years && { years }),
    ...(forecast === true && { forecast }),
  }));
  return { claims, instead: open.map(({ id }) => ({ id })) };
}

/** A message without the figure at its beginning that was told already: 669.5是专审的数. */
function withoutKnown(said: string, entries: readonly Entry[]): string {
  const [first] = readQuantities(said);
  const leads = first && /^(?:这|那)?(?:个|笔|三年)?\s*$/.test(said.slice(0, first.start));
  if (!leads || entriesSaying(entries, first).length === 0) return said;
  return said.slice(first.end).replace(/^\s*(?:就|都)?是/, "是");
}

/** Research expenses that were told last, of whatever kind they were taken for. */
function toldLast(history: CompanyState["history"]): Entry[] {
  const all = standing(history).filter(({ fact }) => KINDS.some(([, kind]) => kind === fact));
  const turn = Math.max(0, ...history.entries.map((one) => one.turn));
  return all.filter((one) => one.turn === turn);
}

/** 研发那是账上的总数，专审还没做: what was taken for the certified figures is only the book's. */
const ONLY_BOOK =
  /研发(?:费用?)?(?:那|这)?[^,，。\d]{0,6}是(?:账上|账面|财务账|利润表)[^,，。]{0,6}|专审(?:还|都)?没(?:有)?(?:做|出|审)/;

function misnamed(text: string, history: CompanyState["history"]): KindSaid | undefined {
  if (!ONLY_BOOK.test(text) || !/说错|不对|搞错|弄错|记错|不是/.test(text)) return undefined;
  const held = standing(history).filter(({ fact }) => fact === "rdExpenseHnte");
  if (held.length === 0) return undefined;
  return {
    claims: held.map(({ value, years, words, forecast }): Claim => ({
      fact: "rdExpenseBook",
      value,
      evidence: "said",
      words,
      ...(years && { years }),
      ...(forecast === true && { forecast }),
    })),
    instead: held.map(({ id }) => ({ id })),
  };
}
