import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Choice, Reply } from "../messages/reply.ts";
import { standing } from "../profile/history.ts";
import { readTurn } from "../profile/reading/turn/read-turn.ts";
import type { Asked, Turn } from "../profile/reading/turn/turn-context.ts";
import type { Standing } from "../rules/judge-all.ts";
import { newVersionLines } from "./telling/ahead-lines.ts";
import { partedAnswer } from "./taking/answer-parts.ts";
import { answersBetween } from "./between/answers-between.ts";
import { begins } from "./asking/beginning.ts";
import { asksWhetherSo } from "./taking/brings-own.ts";
import { begunBy, usually } from "./company-begun.ts";
import { commandLines } from "./between/command-lines.ts";
import { viewOf, yearsOf, type CompanyView } from "./company-view.ts";
import { countedLines } from "./telling/counted-lines.ts";
import {
  currentCompany,
  newCompany,
  withCompany,
  type CompanyState,
  type DialogueState,
  type Said,
} from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { deductionLines, unregisteredLines } from "./telling/deduction-so-far.ts";
import { endingChoices, endingDue, NO_ENDING } from "./telling/ending-due.ts";
import { folded } from "./telling/folded-lines.ts";
import { halfSaid, tellsNothing } from "./asking/half-said.ts";
import { handedLine } from "./between/handing-over.ts";
import { openIncident } from "./taking/incidents.ts";
import { lackingTold } from "./telling/lacking-lines.ts";
import { nextLines, type Next } from "./asking/next-lines.ts";
import { filingsOf, openingLines } from "./telling/opening-lines.ts";
import { outsourcedWithinLines } from "./telling/outsourced-within.ts";
import { pastSumLines } from "./telling/past-sums.ts";
import { paceAfter, type Pace } from "./asking/pace.ts";
import { plainReply } from "./plain-reply.ts";
import type { ProgrammesMeant } from "./asking/programme-meant.ts";
import { changeWanted, tellsOver } from "./between/recorded.ts";
import { provisionalLines } from "./telling/provisional.ts";
import { ownAnswers, requestLines } from "./between/request-lines.ts";
import { onlyWishes } from "./asking/starting.ts";
import { scoresTold } from "./telling/score-told.ts";
import { shortHistoryLines } from "./telling/short-history.ts";
import { spokenLines } from "./telling/spoken-lines.ts";
import { contextOf } from "./taking/read-against.ts";
import { takeTurn, type TurnTaken } from "./taking/turn-taken.ts";
import { tiersTold } from "./telling/tier-lines.ts";
import { withoutWhether } from "./taking/unsure-whether.ts";
import { isRemark, NOTHING_READ, unreadBehind } from "./telling/unread.ts";
import type { Want } from "./want.ts";
import { whichOf, whichTold, type WhichTold } from "./between/which-programmes.ts";
import { yearBeforeLines } from "./telling/year-before.ts";
import { whereItStands, type Stand } from "./telling/where-it-stands.ts";

/** What a message about one company came to. */
export interface CompanyTurned {
  readonly state: DialogueState;
  readonly replies: readonly Reply[];
  readonly told: readonly Standing[];
  readonly understood: readonly string[];
  readonly wants: readonly Want[];
}

const INFORMED =
  "你说的数只用来预审，存在这台服务器上，别的企业看不到；随时能导出，说“清除”就删掉。";
const PRESUMED = "没说哪个项目，先按高企看；看别的说名字就行。";

/** Takes a message about the company that is spoken of, and goes on with the next question. */
export function companyTurn(
  state: DialogueState,
  said: Said,
  ground: DialogueGround,
): CompanyTurned {
  const parted = partedAnswer(currentCompany(state), said.text);
  const { rest: text, company: before } = parted ?? {
    rest: said.text,
    company: currentCompany(state),
  };
  const day = said.at.slice(0, 10);
  const { begun, meant, unruled } = begunBy(text, before, day, ground);
  const taken = takeTurn({ ...said, text }, begun, state.turn, ground, parted);
  const { turn, requests, refused } = taken;
  const which = whichOf(text, currentCompany(state), meant, hasTold(taken));
  const company = which ? taken.taken.company : usually(taken.taken.company, meant, ground);
  const presumed = company.rules.length > begun.rules.length ? [PRESUMED] : [];
  const view = viewOf(company, day, ground, begun);
  const stand = whereItStands(view, ground);
  const overview = which === "asked" ? whichTold(view, ground) : undefined;
  const answersOwn = turn.claims.length === 0 && ownAnswers(text, view, ground).length > 0;
  const between = refused
    ? { replies: [refused] }
    : answersOwn || overview
      ? { replies: [] }
      : answersBetween(text, taken, begun, view, ground);
  const change = changeOf(text, taken, view, ground);
  const none = viewOf({ ...newCompany(), rules: unruled }, day, ground);
  const opens = openingLines(view, ground);
  const opening = [
    ...opens,
    ...(opens.length > 0 ? newVersionLines(view, ground) : []),
    ...openingLines(none, ground),
  ];
  const lines = spokenLines(text, taken, view, ground);
  const provisional = provisionalLines(taken.taken, view, ground);
  const scores = scoresTold(view, ground);
  const tiers = tiersTold(view, ground, provisional);
  const lacking = lackingTold(view, ground);
  const own = [
    ...(taken.handed.length > 0 ? [handedLine(taken.handed, ground)] : []),
    ...requestLines(requests, text, turn, view, ground),
    ...(change?.lines ?? []),
    ...commandLines(text, turn, begun, view, ground, requests.includes("order") || !!overview),
    ...(overview?.lines ?? []),
    ...shortHistoryLines(taken.taken, view),
    ...countedLines(taken.taken, view, ground),
    ...outsourcedWithinLines(taken.taken, view, ground),
    ...provisional,
    ...pastSumLines(taken.taken, view, ground),
    ...deductionLines(taken.taken, view, ground),
    ...unregisteredLines(text, view, ground),
    ...(refused ? [] : [...tiers.lines, ...lacking.lines, ...scores.lines]),
  ];
  // What was declined, or is of another company, is not followed by a verdict.
  const ending = refused || turn.foreign || answersOwn ? NO_ENDING : endingDue(turn, view, ground);
  const answered = hasTold(taken) || turn.commands.includes("skip");
  const pace = paceAfter(view, { turn, requests, answered, ended: ending.final }, ground);
  const digressed = between.replies.length > 0 && !refused;
  const asking = { taken, meant, pace, answered, change, digressed, overview };
  const next = nextOf(view, asking, ground);
  const informs =
    state.informed !== true &&
    (view.standings.length > 0 || answered || begins(text)) &&
    (between.replies.length === 0 || hasTold(taken));
  // Where all that stands is told over, what just changed is not told twice.
  const retold =
    (requests.includes("linkState") && tellsOver(text)) || turn.commands.includes("summary");
  const silentStand = retold || ending.lines.length > 0;
  const settledLines = ending.lines.length > 0 ? ending.lines : stand.lines;
  const stood = silentStand ? [] : standLines(stand, next);
  // What does not do by the figures of a first message that asks whether they do is its answer.
  const asks = Object.keys(company.filings).length === 0 && asksWhetherSo(text);
  const first = asks && view.standings.length === 1 && stood[0]?.startsWith("✗") === true;
  const short = [
    ...yearBeforeLines(view, ground),
    ...(first ? stood : []),
    ...presumed,
    ...opening,
    ...(informs ? [INFORMED] : []),
    ...folded([...lines, ...(first ? [] : stood)]),
  ];
  const silent = [...short, ...own, ...settledLines, ...between.replies].length === 0;
  const read = requests.length + company.confirm.length > 0;
  const wishes = onlyWishes(text, ground.knowledge.programmes);
  const remark =
    silent && !read && !wishes && isRemark(text, turn, meant)
      ? [NOTHING_READ]
      : unreadBehind(parted, turn, read || between.replies.length > 0, text);
  const rests = next.pace?.step === "resting" || next.pace?.step === "choosing";
  // A question on policies that was answered while nothing is asked needs nothing more.
  const alone =
    between.replies.length > 0 && !refused && short.length + own.length + ending.lines.length === 0;
  const quiet = alone && (rests || view.standings.length === 0);
  const all = quiet ? [] : [...short, ...own, ...remark, ...ending.lines, ...next.lines];
  const choices = ending.final && next.choices.length === 0 ? endingChoices(view) : next.choices;
  const { asked, setAside, pace: paceBefore } = begun;
  const after: CompanyState = {
    ...company,
    previous: { asked, setAside, ...(paceBefore && { pace: paceBefore }) },
    ...(next.either && { either: next.either }),
    ...(which && { which: true as const }),
    told: { ...stand.told, ...scores.told, ...tiers.told, ...lacking.told },
    filings: filingsOf(view),
    asked: [
      ...withDefined(next.questions, between.about, view, ground),
      ...openIncident(view, ground),
    ],
    ...(next.pace && { pace: next.pace }),
    ...(ending.print !== undefined && { concluded: ending.print }),
  };
  return {
    state: { ...withCompany(state, after), ...(informs && { informed: true as const }) },
    replies: [...between.replies, ...mainReply(all, quiet ? [] : choices, view, ground)],
    told: ending.told,
    understood: lines,
    wants: wantsOf(taken, view),
  };
}

/** What was settled; how many are left is said once, here or with the first answer. */
function standLines({ lines, counts }: Stand, { pace }: Next): string[] {
  const last = lines.at(-1);
  if (last === undefined || pace?.step === "choosing") return [...lines];
  return [...lines.slice(0, -1), `${last}${counts}`];
}

interface Asking {
  readonly taken: TurnTaken;
  readonly meant: ProgrammesMeant;
  readonly pace: Pace;
  readonly answered: boolean;
  readonly digressed: boolean;
  readonly change: ReturnType<typeof changeOf>;
  readonly overview: WhichTold | undefined;
}

/** What is put next; a change that is waited for comes before all questions. */
function nextOf(view: CompanyView, asking: Asking, ground: DialogueGround): Next {
  const { taken, meant, pace, answered, change, digressed, overview } = asking;
  if (change && change.entries.length > 0)
    return {
      lines: [],
      choices: [],
      questions: change.entries.map(({ fact, years }) => ({
        fact,
        years: years ? [years[0]] : [],
      })),
      pace,
    };
  if (overview && view.company.confirm.length === 0)
    return { lines: [overview.question], choices: overview.choices, questions: [] };
  return nextLines(view, { meant, pace, answered, digressed, waited: taken.waited }, ground);
}

/** A change that is wanted without saying into what. */
function changeOf(
  text: string,
  { turn, taken, requests, refused }: TurnTaken,
  view: CompanyView,
  ground: DialogueGround,
) {
  const half = refused ? undefined : halfSaid(text, turn, view, ground);
  const wanted = requests.includes("change") && !requests.includes("recorded");
  if (half || !wanted || refused || !tellsNothing(turn) || turn.question !== undefined) return half;
  return changeWanted(text, { ...view, company: taken.company }, ground);
}

function hasTold({ taken, confirmed, turn, handed }: TurnTaken): boolean {
  const { added, replaced, withdrawn, kept } = taken;
  return (
    confirmed ||
    handed.length > 0 ||
    added.length + replaced.length + withdrawn.length + kept.length > 0 ||
    turn.claims.length + turn.doubted.length + turn.unknown.length > 0
  );
}

function wantsOf({ requests, handed }: TurnTaken, { standings }: CompanyView): Want[] {
  return [
    ...(requests.includes("files") && standings.length > 0 ? [{ kind: "files" } as const] : []),
    ...(handed.length > 0 ? [{ kind: "colleague", asked: handed } as const] : []),
  ];
}

/** The reply of the conversation itself, with the clauses of what it speaks of. */
function mainReply(
  lines: readonly string[],
  choices: readonly Choice[],
  view: CompanyView,
  ground: DialogueGround,
): Reply[] {
  if (lines.length === 0) return [];
  const text = lines.join("\n");
  const clauses = view.standings.flatMap(({ verdict }) =>
    verdict.conditions.flatMap((one): readonly Clause[] =>
      one.clause && text.includes(one.label) ? [one.clause] : [],
    ),
  );
  const windows = view.standings.flatMap(({ verdict, open }) =>
    open?.window.clause && open.certain && text.includes(`${verdict.title}：按今天`)
      ? [open.window.clause]
      : [],
  );
  const cited = ground.cite([...windows, ...clauses.slice(0, 3)], view.asOf);
  return [{ ...plainReply(text, view.asOf, [], cited), choices }];
}

/** What was just explained may be answered next without its name. */
function withDefined(
  questions: readonly Asked[],
  fact: string | undefined,
  view: CompanyView,
  ground: DialogueGround,
): readonly Asked[] {
  const known = standing(view.company.history).some((one) => one.fact === fact);
  if (fact === undefined || known || questions.some((one) => one.fact === fact)) return questions;
  const once = ground.ground.definitions.get(fact)?.per === "once";
  return [{ fact, years: once ? [] : yearsOf(view).slice(-1) }, ...questions];
}

/** What a message would be read as, said of a company on a day. */
export function readingOf(
  text: string,
  day: Day,
  company: CompanyState,
  ground: DialogueGround,
): Turn {
  return readTurn(withoutWhether(text), contextOf(viewOf(company, day, ground), ground));
}
