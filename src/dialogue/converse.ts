import type { Day } from "../calendar/day.ts";
import type { Reply } from "../messages/reply.ts";
import { undoTurn, withdraw } from "../profile/history.ts";
import { commandsIn } from "../profile/reading/turn/turn-commands.ts";
import type { Standing } from "../rules/judge-all.ts";
import { counts } from "../rules/verdict-words.ts";
import { colleagueTurn, isColleague } from "./colleague-turn.ts";
import { companyTurn } from "./company-turn.ts";
import { partByNames } from "./companies-named.ts";
import {
  bringsFurther,
  partByCompany,
  sumsCompanies,
  withAnother,
  type Parted,
} from "./company-talk.ts";
import { viewOf } from "./company-view.ts";
import {
  currentCompany,
  newCompany,
  newDialogue,
  withCompany,
  type DialogueState,
  type Said,
} from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { Pace } from "./asking/pace.ts";
import { personLine } from "./person-line.ts";
import { plainReply } from "./plain-reply.ts";
import { erasesAll } from "./between/requests.ts";
import type { Want } from "./want.ts";

/** What a message came to: the conversation after it, what is answered, and the verdicts that were told. */
export interface Conversed {
  readonly state: DialogueState;
  readonly replies: readonly Reply[];
  readonly told: readonly Standing[];
  /** What is to be done besides, by whoever keeps the conversation. */
  readonly wants?: readonly Want[];
}

const YES =
  /^(?:是的?|对|嗯|好的?|可以|行|确认|确定)?[,，\s]*(?:都|全|全部)?(?:清(?:空|除|掉)?|删(?:除|掉)?)?(?:[啊了吧]*)[。!！]?$/;
/** What was asked is not to be done. */
const NO =
  /^(?:不(?:是|用|要|清|删|了|行|可以)?|否|别(?:清|删)?|先别|先不|算了|都?留着|都不清|没有?)(?:清|删|了|的|吧|啊|呢|掉|除)*[。!！]?$/;
/** First the result is wanted. */
const RESULT_FIRST = /(?:先|最后)[^,，。]{0,6}(?:结果|结论|怎么样|能不能)/;

const GOES_ON = "继续";
const NOTHING_ASKED = "现在没有要接着问的；要补数直接说，看结果说“汇总”。";

/** Takes a message of a guided conversation; the same state, message and ground always come to the same. */
export function converse(state: DialogueState, said: Said, ground: DialogueGround): Conversed {
  const text = said.text.trim();
  const day = said.at.slice(0, 10);
  const next: DialogueState = { ...state, turn: state.turn + 1 };
  const only = (now: DialogueState, say: string, labels: readonly string[] = []): Conversed => ({
    state: now,
    replies: [plainReply(say, day, labels)],
    told: [],
  });
  if (text === "") return only(next, "没有收到文字，再说一遍？");
  if (isColleague(said)) return colleagueTurn(next, said, ground);
  if (state.pending) {
    const open: DialogueState = {
      format: next.format,
      turn: next.turn,
      companies: next.companies,
      current: next.current,
    };
    // Who says it once more means it.
    const again = commandsIn(text).includes(state.pending);
    if (NO.test(text)) return only(open, "好，都留着。接着说。");
    if (!YES.test(text) && !again) {
      const other = converse({ ...open, turn: state.turn }, said, ground);
      const asked = other.state.pending !== undefined;
      return asked ? other : { ...other, replies: prefixed("都留着。", other.replies, day) };
    }
    if (state.pending === "erase")
      return {
        ...only(newDialogue(), "都清掉了，这里不再有你的资料。要重新开始就说项目名字。"),
        wants: [{ kind: "erase" }],
      };
    const { name, rules, history } = currentCompany(next);
    const ids = history.entries.map(({ id }) => id);
    const occasion = { at: said.at, by: said.by ?? "company", turn: next.turn };
    // What was told is kept where it is stored: it must end there too.
    const ended = { ...withdraw(history, ids, text, occasion), unknowns: [] };
    const restarted = { ...newCompany(name), rules, history: ended };
    return only(withCompany(open, restarted), "好，这家公司从头来。先说说公司情况。");
  }
  const commands = commandsIn(text);
  if (commands.includes("erase") || erasesAll(text)) {
    const asks = "要把这里记下的全部资料清掉吗？清了找不回来。";
    const asked = only({ ...next, pending: "erase" }, asks, ["清除", "不清"]);
    if (!RESULT_FIRST.test(text)) return asked;
    const result = companyTurn(next, { ...said, text: "汇总" }, ground);
    const lines = result.replies.slice(0, 1).map(({ text: told }) => withoutQuestions(told));
    return {
      ...asked,
      state: { ...result.state, pending: "erase" },
      replies: prefixed(lines.join(""), asked.replies, day),
      told: result.told,
    };
  }
  if (commands.includes("restart"))
    return only({ ...next, pending: "restart" }, "这家公司记下的都不要、从头来，是吗？", [
      "是",
      "不是",
    ]);
  if (sumsCompanies(text))
    return only(
      next,
      ["两家公司是两个申报主体，数不能合起来算，一家一家看。", ...eachLine(next, day, ground)].join(
        "\n",
      ),
    );
  if (commands.includes("back") && state.turn > 0) return backOne(state, next, said, ground);
  const person = personLine(text, next, day, ground);
  if (person !== undefined) return only(next, person);
  const byNames = partByNames(text, next, ground.places);
  if (byNames) return takenApart(byNames, state, said, ground);
  const further = commands.includes("otherCompany") || bringsFurther(text);
  if (further && !/[A-D甲乙丙丁]公司/.test(text.slice(0, 2))) return another(next, said, ground);
  return takenApart(partByCompany(text, next), state, said, ground);
}

/** Takes what a message says of each company that it speaks of. */
function takenApart(
  { state: parted, segments, note }: Parted,
  { turn }: DialogueState,
  said: Said,
  ground: DialogueGround,
): Conversed {
  const day = said.at.slice(0, 10);
  const result = inTurn(parted, segments, said, ground);
  const replies = prefixed(note, result.replies, day);
  if (replies.length > 0) return { ...result, replies };
  // Who has been told how it stands, and says once more what is wanted, wants to go on.
  if (said.text.trim() !== GOES_ON)
    return converse({ ...result.state, turn }, { ...said, text: GOES_ON }, ground);
  return { state: result.state, replies: [plainReply(NOTHING_ASKED, day)], told: [] };
}

/** Goes back one message: what it told is undone; where it told nothing, what was asked before is asked again. */
function backOne(
  state: DialogueState,
  next: DialogueState,
  said: Said,
  ground: DialogueGround,
): Conversed {
  const { previous, ...company } = currentCompany(next);
  const { entries, unknowns } = company.history;
  const occasion = { at: said.at, by: said.by ?? "company", turn: next.turn };
  const told = entries.some(({ turn, ended }) => turn === state.turn || ended?.turn === state.turn);
  const last = Math.max(0, ...entries.map(({ turn }) => turn));
  const undone = told || !previous ? undoTurn(company.history, last, occasion) : company.history;
  const history = {
    ...undone,
    unknowns: unknowns.filter(({ turn }) => told || !previous || turn !== state.turn),
  };
  const back = { ...company, ...previous, ...againFirst(previous?.pace), history, confirm: [] };
  const result = companyTurn(withCompany(next, back), { ...said, text: "" }, ground);
  const note = told || !previous ? "退回一步，上一句记的不算了。" : "退回上一步。";
  return { ...result, replies: prefixed(note, result.replies, said.at.slice(0, 10)) };
}

/** Where the choice was put whether to go on, it is put again. */
function againFirst(pace: Pace | undefined): { readonly pace?: Pace } {
  return pace?.step === "choosing" ? { pace: { ...pace, step: "first" } } : {};
}

function withoutQuestions(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^(?:\d\. |请问：)/.test(line))
    .join("\n");
}

/** Goes over to another company. */
function another(state: DialogueState, said: Said, ground: DialogueGround): Conversed {
  const given = withAnother(state, said.text).rest !== said.text || bringsFurther(said.text);
  if (state.companies.length > 1 && !given && !/新|第[三四五]|叫/.test(said.text)) {
    const labels = state.companies.flatMap(({ name }) => name ?? []);
    const asked = plainReply(
      "换到哪一家？也可以说新的一家，叫什么。",
      said.at.slice(0, 10),
      labels,
    );
    return { state, replies: [asked], told: [] };
  }
  const { state: added, rest } = withAnother(state, said.text);
  const open = withSameRules(added);
  const { name = "" } = currentCompany(open);
  const result = companyTurn(open, { ...said, text: rest }, ground);
  const apart = bringsFurther(said.text)
    ? "是单独注册的公司才另算，有自己的营业执照吗、注册在哪？只是分厂的，并在前一家里说。"
    : "";
  return {
    ...result,
    replies: prefixed(
      `换到${name}，和前一家分开记。${apart}`,
      result.replies,
      said.at.slice(0, 10),
    ),
  };
}

/** Takes the parts of a message one by one; only the last company is asked on. */
function inTurn(
  state: DialogueState,
  segments: readonly { readonly company: number; readonly text: string }[],
  said: Said,
  ground: DialogueGround,
): Conversed {
  const told: Standing[] = [];
  const notes: string[] = [];
  const wants: Want[] = [];
  let now = state;
  let replies: readonly Reply[] = [];
  segments.forEach(({ company, text }, index) => {
    const last = index === segments.length - 1;
    const spoken = withSubject(withSameRules({ ...now, current: company }), now);
    const result = companyTurn(spoken, { ...said, text }, ground);
    now = result.state;
    told.push(...result.told);
    wants.push(...result.wants);
    replies = result.replies;
    if (!last) notes.push(...(result.understood.length > 0 ? named(now, result.understood) : []));
    else if (segments.length > 1 && replies[0])
      replies = [
        { ...replies[0], text: named(now, [replies[0].text]).join("") },
        ...replies.slice(1),
      ];
  });
  return {
    state: now,
    replies: notes.length > 0 ? prefixed(notes.join("\n"), replies, said.at.slice(0, 10)) : replies,
    told,
    ...(wants.length > 0 && { wants }),
  };
}

/** How each company stands, in one line. */
function eachLine({ companies }: DialogueState, day: Day, ground: DialogueGround): string[] {
  if (companies.length < 2) return [];
  return companies.flatMap((company) =>
    viewOf(company, day, ground).standings.map(
      ({ verdict }) => `${company.name ?? ""}：${verdict.title} ${counts(verdict)}`,
    ),
  );
}

/** A company that was not asked about any programme is looked at by those of the others. */
function withSameRules(state: DialogueState): DialogueState {
  const company = currentCompany(state);
  const rules = state.companies.find((one) => one.rules.length > 0)?.rules;
  return company.rules.length > 0 || !rules ? state : withCompany(state, { ...company, rules });
}

/** What was said last of another company is what a figure without a name is of. */
function withSubject(state: DialogueState, before: DialogueState): DialogueState {
  const company = currentCompany(state);
  const last = currentCompany(before).history.entries.findLast(({ turn }) => turn === state.turn);
  if (company.asked.length > 0 || !last || state.current === before.current) return state;
  return withCompany(state, { ...company, asked: [{ fact: last.fact, years: [] }] });
}

function named(state: DialogueState, lines: readonly string[]): string[] {
  const { name } = currentCompany(state);
  return lines.map((line) => (name === undefined ? line : `${name}：${line}`));
}

function prefixed(line: string, replies: readonly Reply[], day: Day): Reply[] {
  const [first, ...others] = replies;
  if (line === "") return [...replies];
  // Whoever says something hears something.
  if (!first) return [plainReply(`${line}\n${NOTHING_ASKED}`, day)];
  return [{ ...first, text: `${line}\n${first.text}` }, ...others];
}
