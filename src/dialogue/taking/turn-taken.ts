import type { Reply } from "../../messages/reply.ts";
import { samePlace, type Claim } from "../../profile/claim.ts";
import type { Entry } from "../../profile/history.ts";
import { sameValue } from "../../profile/stored-value.ts";
import { withoutListNumbers } from "../../profile/reading/list-numbers.ts";
import { readTurn } from "../../profile/reading/turn/read-turn.ts";
import { supposes } from "../../profile/reading/scope.ts";
import type { Asked, Doubted, Turn, TurnContext } from "../../profile/reading/turn/turn-context.ts";
import { stillOpen, type PartedAnswer } from "./answer-parts.ts";
import { refusal, type Looked } from "../between/answers-between.ts";
import { namesOfQuestions } from "../asking/asking.ts";
import { viewOf, type CompanyView } from "../company-view.ts";
import { settled } from "./confirming.ts";
import { deniesCertified, ofBooksMeant } from "./books-meant.ts";
import { consistent } from "../telling/contradictions.ts";
import { contextOf } from "./read-against.ts";
import type { CompanyState, Confirm, Said } from "../dialogue-state.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { namedIn } from "../asking/facts-named.ts";
import { withoutRent } from "../telling/deduction-so-far.ts";
import { withFoundingDay } from "./founding-day.ts";
import { handedOver, withHandedOver } from "../between/handing-over.ts";
import { gradedByOffice } from "./incidents.ts";
import { afterUnknown } from "./after-unknown.ts";
import { kinEntry } from "../asking/kin-figures.ts";
import { atLimit, nearestKnown } from "../asking/nearest-known.ts";
import { movedLast } from "../between/supposed-moves.ts";
import { ofOneYear } from "../between/one-year.ts";
import { SLIP, ZERO_SLIP } from "./slip-words.ts";
import { isName } from "../asking/starting.ts";
import { withoutWhether } from "./unsure-whether.ts";
import { isHearsay, requestsIn, speaksOfLaw, type Request } from "../between/requests.ts";
import { researchKind } from "../between/research-kind.ts";
import { tellsSecondLoan, withoutSecondLoan } from "./second-loan.ts";
import { withoutRemarks } from "./staff-remarks.ts";
import { asksTogether } from "../between/stacking.ts";
import { isForeign, theirsIn } from "./of-others.ts";
import { take, type Taken } from "./taking.ts";
import { withUntaxed } from "./untaxed-within.ts";
import { totalsApart } from "../telling/totals-apart.ts";

/** What a message says, and what was taken of it into what is known. */
export interface TurnTaken {
  readonly turn: Turn;
  readonly requests: readonly Request[];
  /** What it asks for is declined; then nothing of it is taken. */
  readonly refused?: Reply;
  /** What it was answered with when it was looked at whether to decline it. */
  readonly looked?: Looked;
  readonly hearsay: boolean;
  readonly taken: Taken;
  /** What was asked to be confirmed was settled, and nothing follows from it. */
  readonly confirmed: boolean;
  /** What was only understood so was denied. */
  readonly denied: boolean;
  /** Something had to be confirmed before this message already. */
  readonly waited: boolean;
  /** Questions that go to a colleague. */
  readonly handed: readonly Asked[];
  /** A loan beside the one that is known was told of, which is not taken. */
  readonly secondLoan: boolean;
}

const NOTHING = { claims: [], doubted: [], withdrawn: [], unknown: [] } as const;

/** Reads a message against what is known of a company and takes what it says; behind an answer to a confirmation, with what that settled. */
export function takeTurn(
  { text, at, by = "company", proposed = [] }: Said,
  begun: CompanyState,
  turnNumber: number,
  ground: DialogueGround,
  parted?: PartedAnswer,
): TurnTaken {
  const day = at.slice(0, 10);
  const view = viewOf(begun, day, ground);
  const found = withFound(text, contextOf(view, ground), begun);
  const context = ofOneYear(text, afterUnknown(text, found, begun, turnNumber));
  const { definitions } = ground.ground;
  const [first] = begun.confirm;
  const clear = withoutWhether(text).replace(ZERO_SLIP, "写错了");
  const said = withFoundingDay(withoutRemarks(clear), begun);
  const plain = first?.about ? said.replace(SLIP, " ") : said;
  const near =
    namedIn(plain, view, ground).facts.length > 0
      ? undefined
      : ((supposes(plain) ? movedLast(plain, view) : undefined) ??
        nearestKnown(plain, begun.history, day));
  const meant = near ? { ...context, asked: [askedOf(near)] } : context;
  const told = goingOn(
    plain,
    readTurn(near || supposes(plain) ? atLimit(plain) : plain, meant),
    view,
    meant,
    ground,
  );
  const still = withStill(text, told, begun);
  const answers = withoutRent(text, asAsked(text, still, begun.asked), view);
  const own = withUntaxed(text, answers, context.known);
  const pointedAt = proposed.map((claim): Doubted => ({ claim, doubt: "field" }));
  const secondLoan = tellsSecondLoan(text, own, context.known);
  const lone = secondLoan ? withoutSecondLoan(own) : own;
  const read = { ...lone, doubted: [...lone.doubted, ...pointedAt] };
  const requests = requestsOf(text, read);
  const has = (one: Request) => requests.includes(one);
  const handed = has("colleague") ? handedOver(text, view, ground) : [];
  const foreign = isForeign(text, read);
  const graded = gradedByOffice(text, begun.history);
  const turn =
    handed.length > 0
      ? withHandedOver(read, handed, text)
      : has("disputed") || asksTogether(text)
        ? { ...read, ...NOTHING, supposed: [] }
        : foreign
          ? { ...read, ...NOTHING, foreign, supposed: theirsIn(text, read, context) }
          : has("recorded") && read.claims.every((one) => isKnown(one, context))
            ? { ...read, ...NOTHING }
            : graded
              ? {
                  ...read,
                  claims: [...read.claims.filter(({ fact }) => fact !== graded.fact), graded],
                  unknown: [],
                }
              : read;
  const { refused, looked } = has("colleague") ? {} : refusal(text, turn, view, ground);
  const [waiting, ...others] = parted ? [] : begun.confirm;
  const confirmed = waiting && !refused ? settled(waiting, text, turn.answer) : undefined;
  const sound =
    refused || confirmed
      ? { turn, confirm: [] }
      : consistent(withoutListNumbers(said), turn, begun.history, context);
  // The name of a programme that is chosen says nothing of figures.
  const chosen = begun.asked.length === 0 && isName(text, ground.knowledge.programmes);
  const kind = refused || confirmed || chosen ? undefined : researchKind(text, begun, turn);
  const left = confirmed ? [...(confirmed.next ?? []), ...others] : begun.confirm;
  const open = left.filter((one) => !toldAnew(one, turn, refused) && !isPast(one, turn.claims));
  const taken = take(
    { ...begun, confirm: [...open, ...sound.confirm] },
    refused || confirmed
      ? NOTHING
      : {
          ...sound.turn,
          claims: [...sound.turn.claims, ...(kind?.claims ?? [])],
          withdrawn: [...turn.withdrawn, ...(kind?.instead ?? [])],
        },
    { at, by, turn: turnNumber },
    definitions,
    (parted?.option ?? confirmed)?.claims,
  );
  const replaced = taken.replaced.map(({ after }) => after);
  const apart = totalsApart(taken.company.history, [...taken.added, ...replaced], definitions);
  const skipped = turn.commands.includes("skip") ? namesOfQuestions(begun.asked) : [];
  const company: CompanyState = {
    ...taken.company,
    confirm: [...taken.company.confirm, ...apart, ...stillOpen(parted, sound.turn, definitions)],
    setAside: [...new Set([...taken.company.setAside, ...skipped])],
    lastDay: day,
  };
  return {
    turn: kind ? { ...sound.turn, claims: [...sound.turn.claims, ...kind.claims] } : sound.turn,
    requests,
    ...(refused && { refused }),
    ...(looked && { looked }),
    hearsay: isHearsay(text),
    taken: { ...taken, company, ...(kind && { withdrawn: [] }) },
    confirmed: [confirmed, parted?.option].some((one) => one && one.next === undefined),
    denied: (parted?.denied.length ?? 0) > 0,
    waited: waiting !== undefined,
    handed,
    secondLoan,
  };
}

/** Whether a claim says what is known already. */
function isKnown(claim: Claim, { known }: TurnContext): boolean {
  return known.some((one) => samePlace(one, claim) && sameValue(one.value, claim.value));
}

/** What was told of nearly the same holds here too. */
const STILL = /^(?:都|也|就|对|是的?|嗯)*[,，\s]*(?:一样|还是|没变|不变|一个数|同一个数)/;

function withStill(text: string, turn: Turn, company: CompanyState): Turn {
  if (!STILL.test(text.trim()) || turn.question !== undefined) return turn;
  const claims = company.asked.flatMap(({ fact, years }): Claim[] => {
    const kin = kinEntry(fact, years[0], company);
    if (!kin || turn.claims.some((one) => one.fact === fact)) return [];
    const { value, evidence, years: of } = kin;
    return [{ fact, value, evidence, words: text.trim(), ...(of && { years: of }) }];
  });
  return claims.length === 0 ? turn : { ...turn, claims: [...turn.claims, ...claims], doubted: [] };
}

/** What was to be looked up was found. */
const FOUND =
  /(?:查|问|找|翻|核|要|算)(?:到|着|完|好|清楚|出来)了?|出来了|(?:人事|会计|财务|同事|技术|办公室)(?:那边)?(?:说|回(?:了|话|复)|给(?:数|话)|报来)/;

/** What is told once it was looked up answers what was not known before, though it is asked no more. */
function withFound(text: string, context: TurnContext, { history }: CompanyState): TurnContext {
  if (!FOUND.test(text)) return context;
  const open = new Map<string, number[]>();
  for (const { fact, years } of history.unknowns)
    open.set(fact, [...(open.get(fact) ?? []), ...(years ? [years[0]] : [])]);
  const found = [...open].map(([fact, years]): Asked => ({ fact, years }));
  const others = context.asked.filter(({ fact }) => !open.has(fact));
  return { ...context, asked: [...found, ...others] };
}

const UNSPECIFIED = "rdExpenseUnspecified";
const KINDS = ["rdExpenseHnte", "rdExpenseDeduction", "rdExpenseStatistics"];

/** Research expenses without a kind are of the kind that was asked. */
function asAsked(text: string, read: Turn, asked: readonly Asked[]): Turn {
  const turn = ofBooksMeant(text, read);
  if (deniesCertified(text)) return turn;
  const question = asked.find(({ fact }) => KINDS.includes(fact));
  if (!question || asked.some(({ fact }) => fact === UNSPECIFIED)) return turn;
  const claims = turn.claims.map((claim): Claim => {
    const [from, to] = claim.years ?? [];
    const of = question.years.some(
      (year) => from !== undefined && from <= year && year <= (to ?? from),
    );
    // Of a total that was parted only a part may count.
    const parted = turn.claims.some(
      ({ fact, years }) => /^rdHnte/.test(fact) && years?.[0] === from,
    );
    return claim.fact === UNSPECIFIED && of && !parted ? { ...claim, fact: question.fact } : claim;
  });
  // Figures of one message are of one kind, also those of years that were not asked.
  const some = claims.some(({ fact }) => fact === question.fact);
  const alike = claims.map((claim): Claim =>
    some && claim.fact === UNSPECIFIED && turn.claims.length === claims.filter(isResearch).length
      ? { ...claim, fact: question.fact }
      : claim,
  );
  return { ...turn, claims: alike };
}

function isResearch({ fact }: Claim): boolean {
  return fact === UNSPECIFIED || KINDS.includes(fact);
}

/** All that stands in a message of figures by their years alone. */
const YEARS_AND_FIGURES =
  /\d{2,4}年|大?前年|去年|今年|[\d.]+|[万亿元个人]|[\s,，。、;；:：]|是|的|就/g;

/** Figures of years without a name are of what was told last: 23年3900 24年4750. */
function goingOn(
  text: string,
  read: Turn,
  view: CompanyView,
  context: TurnContext,
  ground: DialogueGround,
): Turn {
  // What was only guessed of figures without a name counts for nothing here.
  const { claims, withdrawn, unknown, supposed, commands, question } = read;
  const says = [claims, withdrawn, unknown, supposed, commands].some(({ length }) => length > 0);
  const last = context.known.findLast(
    ({ value, implied }) => implied !== true && value.kind === "figure",
  );
  const plain = text.replace(YEARS_AND_FIGURES, "") === "";
  if (says || !plain || question !== undefined || !last?.years) return read;
  const { facts, years } = namedIn(text, view, ground);
  if (facts.length > 0 || years.length === 0) return read;
  const again = readTurn(text, { ...context, asked: [{ fact: last.fact, years }] });
  const same = again.claims.every(({ fact }) => fact === last.fact);
  return same && again.claims.length === years.length ? again : read;
}

/** A dispute tells nothing of the company; what tells something and speaks of no law puts right what was said. */
function requestsOf(text: string, { claims, withdrawn }: Turn): Request[] {
  const own = claims.length + withdrawn.length > 0 && !speaksOfLaw(text);
  return requestsIn(text).filter((one) => one !== "disputed" || !own);
}

/** Whether what was held back is told anew, or passed over for something else. */
function toldAnew({ about }: Confirm, turn: Turn, refused: Reply | undefined): boolean {
  const { claims, doubted, unknown, withdrawn } = turn;
  const tells = claims.length + doubted.length + unknown.length + withdrawn.length > 0;
  return about !== undefined && !refused && tells;
}

function askedOf({ fact, years }: Entry): Asked {
  return { fact, years: years ? [years[0]] : [] };
}

/** Whether all that a confirmation is about was told in the meantime. */
function isPast({ options }: Confirm, claims: readonly Claim[]): boolean {
  const about = options.flatMap((option) => option.claims);
  return about.length > 0 && about.every((one) => claims.some((claim) => samePlace(claim, one)));
}
