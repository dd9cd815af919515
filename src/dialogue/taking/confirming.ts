import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Day } from "../../calendar/day.ts";
import type { Choice } from "../../messages/reply.ts";
import { samePlace, type Claim } from "../../profile/claim.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { Entry } from "../../profile/history.ts";
import type { Doubted } from "../../profile/reading/turn/turn-context.ts";
import { intervalOf, storeValue } from "../../profile/stored-value.ts";
import { scaleInterval } from "../../units/interval.ts";
import { ratio } from "../../units/rational.ts";
import type { Confirm, ConfirmOption } from "../dialogue-state.ts";
import { claimsWords, placeWords, valueWords } from "../asking/fact-words.ts";

const TEN_THOUSAND = ratio(10_000n);
const YES = "对";
const NO = "不对";
/** All that says of which year a figure is, and whether it is expected. */
const OF_YEAR =
  /^(?:那?是|就是|算|按)?(?=.)(?:[今去上]年|\d{2,4}年)?(?:的|全年的?)*(?:预计|预估|估计|估|实际|实打实)?(?:的|数|吧|啊)*$/;
/** That something is to be recorded; what asks what was recorded agrees to nothing: 记了啥. */
const AGREES = /^(?:都|全)?(?:记(?:下|上|吧|了)|要)/;
const ASKS = /[?？吗么啥哪几]|什么|多少|怎么|咋|[不没]$/;
/** The figure that was said last is to stand: 之前那个不对, 改成审计的这个. */
const CHANGED =
  /^(?:那|就|都|得|要)*(?:改成|改为|换成)|(?:原来|之前|老的?|前面)[^,，。]{0,6}(?:不对|错|有误|不准|作废)/;

/** Asks about a figure that is weaker than the one that is held: the held one stays until then. */
export function confirmWeaker(claim: Claim, held: Entry, definitions: FactDefinitions): Confirm {
  const definition = definitions.get(claim.fact);
  if (!definition) return { question: "", options: [] };
  const [old, now] = [held.value, claim.value].map((value) => valueWords(value, definition));
  const why = held.evidence === "said" ? "准数" : "审计数";
  const label = placeWords(claim, definitions);
  return {
    question: `${label}之前记的是${why} ${old ?? ""}，刚说的是 ${now ?? ""}，先没改。用哪个？`,
    options: [
      { label: `还用 ${old ?? ""}`, claims: [] },
      {
        label: `改成 ${now ?? ""}`,
        claims: [{ ...claim, corrects: true, evidence: held.evidence }],
      },
    ],
  };
}

/**
 * Asks back what a message leaves open; what is only to be said yes to is asked at once, and so is
 * whether several figures of a year that is not over are expected or of the year before: what else
 * was `told` of that year goes with them.
 */
export function confirmDoubts(
  all: readonly Doubted[],
  told: readonly Claim[],
  today: Day,
  definitions: FactDefinitions,
): Confirm[] {
  const open = all.filter((one) => isOfOpenYear(one, today));
  const year = open.length > 1 ? [confirmYear(open, told, today)] : [];
  const doubted = year.length > 0 ? all.filter((one) => !open.includes(one)) : all;
  return [...year, ...confirmEach(doubted, today, definitions)];
}

function confirmEach(
  doubted: readonly Doubted[],
  today: Day,
  definitions: FactDefinitions,
): Confirm[] {
  const plain = doubted.filter(
    ({ claim, doubt, instead }) => !instead && isPlain(claim, doubt, today),
  );
  const others = doubted.filter((one) => !plain.includes(one));
  const each = (plain.length > 1 ? others : doubted).map((one) =>
    confirmDoubt(one, today, definitions),
  );
  if (plain.length < 2) return each;
  return [
    understood(
      plain.map(({ claim }) => claim),
      definitions,
    ),
    ...each,
  ];
}

function isOfOpenYear({ claim: { years }, doubt, instead }: Doubted, today: Day): boolean {
  return doubt === "year" && !instead && years !== undefined && years[1] >= yearOf(today);
}

/** Asks of figures of a year that is not over which they are. */
function confirmYear(open: readonly Doubted[], told: readonly Claim[], today: Day): Confirm {
  const last = yearOf(today) - 1;
  const now = String(last + 1);
  const claims = open.map(({ claim }) => claim);
  const along = told.filter(({ years, forecast }) => forecast === true && years?.[1] === last + 1);
  const closed = [...claims, ...along].map((claim): Claim => ({
    ...claim,
    forecast: false,
    years: [last, last],
  }));
  const words = claims.map((claim) => `“${claim.words}”`).join("");
  return {
    question: `${words}：${now} 年还没过完，是 ${now} 年的预计，还是 ${String(last)} 年实际的数？`,
    options: [
      { label: `${now} 年预计`, claims: claims.map((claim) => ({ ...claim, forecast: true })) },
      { label: `${String(last)} 年实际`, claims: closed },
    ],
  };
}

/** How several claims were understood, to be said yes to at once. */
export function understood(claims: readonly Claim[], definitions: FactDefinitions): Confirm {
  return {
    question: `我理解成${claimsWords(claims, definitions)}，对吗？`,
    options: [
      { label: YES, claims },
      { label: NO, claims: [] },
    ],
  };
}

/** Confirmations with those that only want a yes asked in one; what was said last of a place stands. */
export function together(
  confirms: readonly Confirm[],
  definitions: FactDefinitions,
): readonly Confirm[] {
  const plain = confirms.filter(isUnderstanding);
  const [first] = plain;
  if (!first || plain.length < 2) return confirms;
  const all = plain.flatMap(({ options: [yes] }) => yes?.claims ?? []);
  const claims = all.filter(
    (claim, at) => !all.slice(at + 1).some((later) => samePlace(later, claim)),
  );
  return confirms.flatMap((one) => {
    if (one === first) return [understood(claims, definitions)];
    return plain.includes(one) ? [] : [one];
  });
}

function isPlain({ years }: Claim, doubt: Doubted["doubt"], today: Day): boolean {
  if (doubt === "unit") return false;
  return doubt !== "year" || years === undefined || years[1] < yearOf(today);
}

/** Asks back what a message leaves open: unit, year, or what a figure is of. */
function confirmDoubt(
  { claim, doubt, instead }: Doubted,
  today: Day,
  definitions: FactDefinitions,
): Confirm {
  const said = claimsWords([claim], definitions);
  if (doubt === "unit") return confirmUnit(claim, definitions);
  if (doubt === "year" && claim.years && claim.years[1] >= yearOf(today)) {
    const last = yearOf(today) - 1;
    const actual = { ...claim, forecast: false };
    const [open, closed] = [`${String(claim.years[1])} 年预计`, `${String(last)} 年实际`];
    return {
      question: `“${claim.words}”：${String(claim.years[1])} 年还没过完，这是哪个数？`,
      options: [
        { label: open, claims: [{ ...claim, forecast: true }] },
        { label: closed, claims: [{ ...actual, years: [last, last] }] },
      ],
    };
  }
  if (instead)
    return {
      question: `“${claim.words}”是哪个？先没记。`,
      options: [instead, claim].map((one) => ({
        label: claimsWords([{ ...one, unitTaken: false }], definitions),
        claims: [one],
      })),
    };
  return {
    question: `“${claim.words}”我理解成${said}，对吗？`,
    options: [
      { label: "对", claims: [claim] },
      { label: "不对", claims: [] },
    ],
  };
}

function confirmUnit(claim: Claim, definitions: FactDefinitions): Confirm {
  const definition = definitions.get(claim.fact);
  const label = placeWords(claim, definitions);
  if (claim.value.kind !== "figure" || !definition) return { question: "", options: [] };
  const interval = intervalOf(claim.value);
  const plain = { ...claim, unitTaken: false };
  const approximate = claim.value.approximate;
  const factor = definition.kind === "money" ? ratio(1n).div(TEN_THOUSAND) : ratio(1n, 100n);
  const smaller = scaleInterval(interval, factor);
  const other = storeValue({ kind: "figure", interval: smaller, approximate });
  const options = [claim.value, other].map((value) => ({
    label: valueWords(value, definition),
    claims: [{ ...plain, value }],
  }));
  return { question: `${label}“${claim.words}”没有单位，是哪个？`, options };
}

/** Buttons of a confirmation. */
export function confirmChoices({ options }: Confirm): Choice[] {
  return options.map(({ label }) => ({ label, text: label }));
}

/** What a message says to a confirmation; `undefined` where it says nothing to it. */
export function settled(
  { options }: Confirm,
  text: string,
  answer: "yes" | "no" | undefined,
): ConfirmOption | undefined {
  const said = text.trim().replace(/[。!！]$/, "");
  const named = options.find(({ label }) => unspaced(label) === unspaced(said));
  if (named) return named;
  const [first] = options;
  const last = options.at(-1);
  if (first && TAKES.includes(first.label)) {
    if (answer === "yes" || (AGREES.test(said) && !ASKS.test(said))) return first;
    if (answer === "no" || /^(?:都)?(?:不记|别记|不要)/.test(said)) return last;
  }
  // 还用原来的 / 改成新的 are said in many ways.
  if (first?.label.startsWith("还用") === true) {
    if (CHANGED.test(said)) return last;
    if (answer === "no" || /原来|之前|审计|老的|前面|不改|还用/.test(said)) return first;
    if (answer === "yes" || /改|新的|后面|刚才|就用这个/.test(said)) return last;
  }
  // 今年预计的 and 去年的 say of which year.
  if (first?.label.endsWith("年预计") === true && OF_YEAR.test(said)) {
    const ahead = /今年|预|估/.test(said) || said.startsWith(first.label.slice(0, 4));
    return ahead ? first : last;
  }
  // 按9个 picks the option that says nine.
  const picked = /(?:按|用|就|以|是)\s*([\d.,]+)/.exec(said)?.[1];
  const says = options.filter(
    ({ label }) => picked !== undefined && /[\d.,]+/.exec(label)?.[0] === picked,
  );
  if (says.length === 1) return says[0];
  const begun = options.filter(
    ({ label }) =>
      said.length > 1 &&
      (unspaced(label).includes(unspaced(said)) ||
        (label.length > 2 && unspaced(said).startsWith(unspaced(label)))),
  );
  return begun.length === 1 ? begun[0] : undefined;
}

function unspaced(text: string): string {
  return text.replace(/\s/g, "");
}

/** Whether a plain yes is meant for the first answer. */
export function takesYes({ options: [first] }: Confirm): boolean {
  return first !== undefined && TAKES.includes(first.label);
}

/** Whether it is only asked whether something was rightly understood. */
export function isUnderstanding({ options: [yes, no, ...others], about }: Confirm): boolean {
  return yes?.label === YES && no?.label === NO && others.length === 0 && about === undefined;
}

/** First answers that a plain yes is meant for. */
const TAKES = ["对", "都记下", "记下", "是这家的", "数没错"];
