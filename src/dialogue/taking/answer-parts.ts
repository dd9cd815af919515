import { questionIn } from "../../profile/reading/turn/turn-questions.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { Asked, Turn } from "../../profile/reading/turn/turn-context.ts";
import { readQuantities } from "../../units/quantities.ts";
import { isUnderstanding, settled, takesYes, understood } from "./confirming.ts";
import type { CompanyState, Confirm, ConfirmOption } from "../dialogue-state.ts";

/** An answer to what was to be confirmed, apart from what is told or asked behind it. */
export interface PartedAnswer {
  readonly option: ConfirmOption;
  /** What is told or asked besides. */
  readonly rest: string;
  /** The company as it is once that is answered: a figure that is denied is what is asked now. */
  readonly company: CompanyState;
  /** What is denied without saying what of it. */
  readonly denied: ConfirmOption["claims"];
}

const PAUSE = "[\\s,，。;；!！、~～]";
const BEHIND = `(?=$|${PAUSE})`;
const SOUNDS = `(?:[嗯哦噢啊额呃]+${PAUSE}*)?`;
const YES = new RegExp(
  `^${SOUNDS}(?:(?:对{1,3}(?:的|啊|呀)?|是(?:的|啊|呀)?|没错|好(?:的|嘞)?|可以|行|确认|没问题)[啊呀呢哦吧]*${BEHIND}|(?:对的|是的|没错|对对+)(?!话))|^嗯+${BEHIND}`,
);
const NO = new RegExp(
  `^${SOUNDS}(?:(?:(?:不对)+|(?:不是)+的?|错了?|不|否|没有|不行|(?:记|搞|弄|听|说|写|打|理解)错了?)[啊呀呢哦的了吧]*${BEHIND}|不对(?=是|应|我|其|要|\\d|[去今前]年)|不是(?=是)|(?:记|搞|弄|听|说|写|打|理解)错了)`,
);
const LEAD = new RegExp(`^${PAUSE}+`);
/** What only says the same once more. */
const NO_MORE =
  /^(?:[\s,，。;；!！、~～]|就?是?(?:这个|这样|那样|它)|不是(?:这个|这样)?|不对|数|没错|对的?|是的?|谢谢|多谢|麻烦(?:你|了)?|(?:先)?(?:别|不)?记(?:下|上)?(?:吧|了)?|按(?:这个|你说的)(?:来|记|算)?|没问题|好的?|行|哈+|吧|的|了|啊|哦|嗯)*$/;
/** Before what a figure is of. */
const IS = /^(?:那|这|我说的|说的|指的)?(?:应该|其实)?(?:就)?是/;
const YEAR = /[去前今上明]年|年(?:度|初|底|末)|\d年/;
/** Says what it is not, or that nothing is known. */
const NOT = /不|没|无|别/;
/** So long a name of what a figure is of may be. */
const NAME = 7;
/** Longer words tell more than what a figure is of. */
const SHORT = 14;

/**
 * What a message says to what is to be confirmed and goes on with: 不对，职工是185人; 对，另外研发180万.
 * `undefined` where it answers nothing.
 */
export function partedAnswer(company: CompanyState, text: string): PartedAnswer | undefined {
  const [confirm, ...others] = company.confirm;
  const parted = confirm && headOf(confirm, text.trim());
  if (!confirm || !parted) return undefined;
  const { option, no } = parted;
  const more = NO_MORE.test(parted.rest) ? "" : parted.rest;
  const denied = no ? (confirm.options[0]?.claims ?? []) : [];
  // What stands instead, or beside it, may be of another year.
  const dated = YEAR.test(more);
  const of = no ? denied : dated && option.claims.length === 1 ? option.claims : [];
  const about = of.map(({ fact, years }): Asked => ({
    fact,
    years: years && !dated ? [years[0]] : [],
  }));
  return {
    option,
    rest: more === "" ? "" : withFigure(more, denied),
    company: {
      ...company,
      confirm: [...(option.next ?? []), ...others],
      asked: about.length > 0 ? about : company.asked,
    },
    denied,
  };
}

interface Head {
  readonly option: ConfirmOption;
  readonly rest: string;
  /** An understanding was denied. */
  readonly no: boolean;
}

function headOf(confirm: Confirm, said: string): Head | undefined {
  const [first] = confirm.options;
  const last = confirm.options.at(-1);
  if (!first || !last) return undefined;
  const behind = (length: number) => said.slice(length).replace(LEAD, "");
  if (takesYes(confirm)) {
    const yes = YES.exec(said)?.[0];
    if (yes !== undefined) return { option: first, rest: behind(yes.length), no: false };
    const no = isUnderstanding(confirm) ? NO.exec(said)?.[0] : undefined;
    return no === undefined ? undefined : { option: last, rest: behind(no.length), no: true };
  }
  if (confirm.about) return undefined;
  const head = /^.+?(?=[，。;；!！\n]|,(?!\d))/.exec(said)?.[0] ?? /^\S+(?=\s)/.exec(said)?.[0];
  const answer = head && (YES.test(head) ? "yes" : NO.test(head) ? "no" : undefined);
  // 180万是去年的 says it of the figure itself.
  const plain = head?.replace(first.claims[0]?.words ?? "", "").trim();
  const option = [plain, head].flatMap((one) =>
    one ? (settled(confirm, one, answer || undefined) ?? []) : [],
  )[0];
  return head !== undefined && option
    ? { option, rest: behind(head.length), no: false }
    : undefined;
}

/** Words that only say what a figure is of, which was denied to be of something else, with that figure: 是科技人员. */
function withFigure(rest: string, denied: ConfirmOption["claims"]): string {
  const [only, ...others] = denied;
  const told = readQuantities(rest).some(({ kind }) => kind !== "year" && kind !== "period");
  const lone = only?.value.kind === "figure" && others.length === 0;
  const names = IS.test(rest) || YEAR.test(rest) || rest.length <= NAME;
  if (!lone || told || !names || rest.length > SHORT || NOT.test(rest)) return rest;
  if (questionIn(rest) !== undefined) return rest;
  const figure = readQuantities(only.words)[0]?.words ?? only.words;
  return `${rest.replace(IS, "").replace(/[。!！]$/, "")} ${figure}`;
}

/** Of several things that were denied at once, those that nothing was told of instead: they are put again. */
export function stillOpen(
  parted: PartedAnswer | undefined,
  { claims, doubted }: Pick<Turn, "claims" | "doubted">,
  definitions: FactDefinitions,
): Confirm[] {
  const told = [...claims, ...doubted.map(({ claim }) => claim)];
  const denied = parted?.denied ?? [];
  const left = denied.filter((one) => !told.some(({ fact }) => fact === one.fact));
  return left.length > 0 && left.length < denied.length ? [understood(left, definitions)] : [];
}
