import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Reply } from "../messages/reply.ts";
import { standing } from "../profile/history.ts";
import { readTurn } from "../profile/reading/read-turn.ts";
import type { Asked, Turn, TurnContext } from "../profile/reading/turn-context.ts";
import type { Standing } from "../rules/judge-all.ts";
import { answersBetween, refusal } from "./answers-between.ts";
import { namesOfQuestions } from "./asking.ts";
import { commandLines, incidentLines } from "./command-lines.ts";
import { factsWithin, viewOf, yearsOf, type CompanyView } from "./company-view.ts";
import { settled } from "./confirming.ts";
import {
  currentCompany,
  withCompany,
  type CompanyState,
  type DialogueState,
  type Said,
} from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { endingDue } from "./ending-due.ts";
import { nextLines } from "./next-lines.ts";
import { filingsOf, openingLines } from "./opening-lines.ts";
import { plainReply } from "./plain-reply.ts";
import { programmesMeant, wantsAll, type ProgrammesMeant } from "./programme-meant.ts";
import { researchKind } from "./research-kind.ts";
import { supposingLines } from "./supposing.ts";
import { take } from "./taking.ts";
import { understoodLines } from "./understood-lines.ts";
import { whereItStands } from "./where-it-stands.ts";

/** What a message about one company came to. */
export interface CompanyTurned {
  readonly state: DialogueState;
  readonly replies: readonly Reply[];
  readonly told: readonly Standing[];
  readonly understood: readonly string[];
}

/** Takes a message about the company that is spoken of, and goes on with the next question. */
export function companyTurn(
  state: DialogueState,
  { text, at, by = "company" }: Said,
  ground: DialogueGround,
): CompanyTurned {
  const day = at.slice(0, 10);
  const { definitions } = ground.ground;
  const occasion = { at, by, turn: state.turn };
  const before = onNewDay(currentCompany(state), day);
  const meant = programmesMeant(
    text,
    ground.knowledge.programmes,
    ground.rules,
    before.rules.length > 0,
  );
  const begun = withRules(before, meant.rules, text, ground);
  const earlier = viewOf(begun, day, ground);
  const turn = readTurn(text, contextOf(earlier, ground));
  const refused = refusal(text, turn, day, ground);
  const kind = refused ? undefined : researchKind(text, begun);
  const [waiting, ...otherConfirms] = begun.confirm;
  const confirmed = waiting && settled(waiting, text, turn.answer);
  const taken = take(
    { ...begun, confirm: confirmed ? otherConfirms : begun.confirm },
    refused || confirmed
      ? { claims: [], doubted: [], withdrawn: [], unknown: [] }
      : {
          ...turn,
          claims: [...turn.claims, ...(kind?.claims ?? [])],
          withdrawn: [...turn.withdrawn, ...(kind?.instead ?? [])],
        },
    occasion,
    definitions,
    confirmed,
  );
  const silent = kind ? { ...taken, withdrawn: [] } : taken;
  const understood = understoodLines(silent, definitions);
  const skipped = turn.commands.includes("skip") ? namesOfQuestions(begun.asked) : [];
  const company: CompanyState = {
    ...taken.company,
    setAside: [...new Set([...taken.company.setAside, ...skipped])],
    lastDay: day,
  };
  const view = viewOf(company, day, ground);
  const opening = openingLines(view, ground);
  const stand = whereItStands(view, ground);
  const between = refused
    ? { replies: [refused] }
    : answersBetween(text, turn, begun, view, ground);
  const said = [
    ...opening,
    ...understood,
    ...(confirmed && understood.length === 0 ? ["好，按原来的。"] : []),
    ...(turn.foreign ? ["别家的数没有记。"] : []),
    ...(turn.partial.length > 0
      ? [`“${turn.partial.join("、")}”不是全年的数，没有当全年的记。`]
      : []),
    ...supposingLines(text, turn.supposed, view, ground),
    ...incidentLines(turn, view, ground),
    ...commandLines(turn, begun, view, ground),
  ];
  // What was declined is not followed by a verdict.
  const ending = refused ? { lines: [], told: [] } : endingDue(turn, view, ground);
  const asked = nextLines(view, meant, turn, waiting !== undefined, ground);
  // A verdict says all that was settled.
  const settledLines = ending.lines.length > 0 ? ending.lines : stand.lines;
  const nothing = said.length + settledLines.length + between.replies.length === 0;
  const lines = [
    ...said,
    ...(nothing && isRemark(text, turn, meant) ? [NOTHING_READ] : []),
    ...settledLines,
    ...asked.lines,
  ];
  const after: CompanyState = {
    ...company,
    told: stand.told,
    filings: filingsOf(view),
    asked: withDefined(asked.questions, between.about, view, ground),
    ...(ending.print !== undefined && { concluded: ending.print }),
  };
  const clauses = view.standings.flatMap(({ verdict }) =>
    verdict.conditions.flatMap((one): readonly Clause[] =>
      one.clause && lines.some((line) => line.includes(one.label)) ? [one.clause] : [],
    ),
  );
  const main: Reply = {
    ...plainReply(lines.join("\n"), day, [], ground.cite(clauses.slice(0, 3), day)),
    choices: asked.choices,
  };
  return {
    state: withCompany(state, after),
    replies: [...between.replies, ...(lines.length > 0 ? [main] : [])],
    told: ending.told,
    understood,
  };
}

const NOTHING_READ =
  "这句没读出要记的内容；数带上名字、年份和单位，比如“2025 年销售收入 3,200 万元”。";

/** Whether a message was meant to tell something that could not be read. */
function isRemark(text: string, turn: Turn, { rules, either, without }: ProgrammesMeant): boolean {
  const asks = turn.commands.length > 0 || turn.doubted.length > 0 || turn.answer !== undefined;
  const names = rules.length > 0 || either.length > 0 || without !== undefined;
  return !asks && !names && text !== "" && !/^(?:你好|您好|谢谢|好的?|嗯|哦|在吗)/.test(text);
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

/** On another day what was put aside may be asked again. */
function onNewDay(company: CompanyState, day: string): CompanyState {
  const { lastDay } = company;
  return lastDay === undefined || lastDay === day ? company : { ...company, setAside: [] };
}

function withRules(
  company: CompanyState,
  rules: readonly string[],
  text: string,
  ground: DialogueGround,
): CompanyState {
  if (wantsAll(text) && rules.length === 0) {
    const offered = ["hnte", "tech-sme", "srdi-sme", "rd-deduction"];
    return {
      ...company,
      rules: ground.rules.flatMap(({ id }) => (offered.includes(id) ? id : [])),
    };
  }
  if (rules.length === 0) return company;
  const added = /也|还|顺便|一起|同时|再/.test(text);
  const all = added ? [...new Set([...company.rules, ...rules])] : rules;
  return { ...company, rules: all };
}

/** What a message would be read as, said of a company on a day. */
export function readingOf(
  text: string,
  day: Day,
  company: CompanyState,
  ground: DialogueGround,
): Turn {
  return readTurn(text, contextOf(viewOf(company, day, ground), ground));
}

function contextOf(view: CompanyView, ground: DialogueGround): TurnContext {
  const { company, asOf } = view;
  return {
    today: asOf,
    vocabulary: ground.vocabulary,
    within: factsWithin(view, ground),
    asked: company.asked,
    known: standing(company.history),
    years: yearsOf(view),
    places: ground.places,
  };
}
