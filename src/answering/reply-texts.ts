import type { Day } from "../calendar/day.ts";
import type { Choice, Reply } from "../messages/reply.ts";
import type { Missing } from "../knowledge/missing.ts";
import type { Office, OfficeTopic } from "../knowledge/office.ts";
import type { Refusal } from "../knowledge/refusal.ts";
import type { Policy } from "../knowledge/policy.ts";
import { spokenOf } from "../knowledge/telling.ts";
import type { Smalltalk } from "../knowledge/smalltalk.ts";
import type { Clause } from "../clauses/clause.ts";
import { placesElsewhere } from "./known-unknown.ts";
import { cite, mostCitations, passageAt } from "./citing.ts";
import { handoffRequest, type Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";
import type { OriginalFound } from "./original-choice.ts";
import { choosePoints } from "./point-choice.ts";
import { usualProgramme } from "./retrieve.ts";
import type { UnknownDocument } from "./unknown-document.ts";
import type { Sourced } from "./sourced.ts";

const register: Choice = { label: "登记，等人答复", text: handoffRequest };

/** So many of the nearest passages are offered where nothing was found. */
const mostNearest = 2;

/** What one programme's passage says. */
export interface Reading {
  /** Name of the programme; `undefined` for what holds for none in particular. */
  programme: string | undefined;
  points: readonly string[];
}

/** Says what a policy says: the points, the clauses they rest on, what could be asked next. */
export function told(answer: {
  /** More than one where the question leaves open which programme is meant. */
  readings: readonly Reading[];
  /** What held on other days, where the question asks for it. */
  before: { sourced: Sourced; points: readonly string[] } | undefined;
  cited: readonly Sourced[];
  /** A passage that would have answered on another day. */
  was: Sourced | undefined;
  /** What must be told together with the answer. */
  notes: readonly string[];
  further: readonly Sourced[];
  asOf: Day;
  mind: Mind;
}): Reply {
  const { readings, before, cited, was, notes, further, asOf, mind } = answer;
  const several = readings.length > 1;
  const lines = readings.flatMap(({ programme, points }) =>
    several ? [`${programme ?? "另外"}：${points.join("")}`] : points,
  );
  const other = before ? [`${spanOf(before.sourced, asOf)}：${before.points.join("")}`] : [];
  const later = before !== undefined && spokenOf(before.sourced.passage).from > asOf;
  return {
    kind: "answer",
    text: [
      ...(later ? [] : other),
      ...lines,
      ...(later ? other : []),
      ...(was ? [heldThen(was, asOf)] : []),
      ...notes,
    ].join("\n"),
    citations: cited.map((one) => cite(one, mind)),
    choices: suggestions(further.filter((sourced) => !cited.includes(sourced))),
    asOf,
  };
}

function spanOf({ passage }: Sourced, asOf: Day): string {
  const { from, to } = spokenOf(passage);
  return to === undefined || from > asOf ? `${from} 起` : `${to} 以前`;
}

function heldThen({ passage, policy }: Sourced, asOf: Day): string {
  const name = policy.number ?? policy.title;
  const place = passage.clause.place === "" ? "" : ` ${passage.clause.place}`;
  const { from, to } = spokenOf(passage);
  return from > asOf
    ? `${from} 起另有规定（${name}${place}）。`
    : `${to ?? ""} 以前的规定不同（${name}${place}）。`;
}

/** Quotes a published document, and says whose it is where that could be taken for something else. */
export function quoted(
  { candidates }: OriginalFound,
  further: readonly Sourced[],
  frame: Frame,
  mind: Mind,
): Reply {
  const [best, ...others] = candidates;
  const { policy } = best.sourced;
  return {
    kind: "answer",
    text: [...whose(policy, mind), ...choosePoints(best)].join("\n"),
    citations: [best, ...others].slice(0, mostCitations).map(({ sourced }) => cite(sourced, mind)),
    choices: suggestions(further),
    asOf: frame.asOf,
  };
}

/** Says that a document that was named holds no passage in the words of the question, and which come nearest. */
export function nearest({ candidates }: OriginalFound, frame: Frame, mind: Mind): Reply {
  const shown = candidates.slice(0, mostCitations).map(({ sourced }) => sourced);
  const { policy } = candidates[0].sourced;
  const places = shown.map(({ passage }) => passage.clause.place).join("、");
  const text = `《${policy.title}》收在库里，但没有一条的字面和你问的对得上。最接近的是${places}，请点开看原文；换个说法也可以再问。`;
  return {
    ...plainReply("answer", text, frame),
    citations: shown.map((sourced) => cite(sourced, mind)),
    choices: [register],
  };
}

/** What must be said of a document before it is quoted; nothing for the law of the place itself. */
function whose({ region, kind, issuer, issued, effective }: Policy, mind: Mind): string[] {
  const year = (issued ?? effective).slice(0, 4);
  const elsewhere = region !== "全国" && !mind.home.has(region);
  return [
    ...(elsewhere ? [`这是${region}的文件，不是${mind.homeRegion}的：`] : []),
    ...(kind === "问答" ? [`这是${issuer}${year}年的答复，不是规定本身，以现行规定为准：`] : []),
    ...(kind === "征求意见" ? ["这是征求意见稿，还没有施行："] : []),
    ...(kind === "解读" ? ["这是解读，以规定原文为准："] : []),
  ];
}

/** Up to three questions that other passages answer, in the words people ask them by. */
export function suggestions(further: readonly Sourced[]): Choice[] {
  const asked = further.flatMap(
    ({ passage }) => passage.asked[0] ?? passage.points[0]?.asked[0] ?? [],
  );
  return [...new Set(asked)].slice(0, 3).map((text) => ({ label: text, text }));
}

/** Declines, with the clause that says why where there is one. */
export function declined({ say, cite: clauses }: Refusal, frame: Frame, mind: Mind): Reply {
  return plainReply("refuse", say, frame, citationsOf(clauses, frame.asOf, mind));
}

/** Answers small talk; which of several sentences is told depends on the words said. */
export function talked({ say, choices }: Smalltalk, bare: string): Reply {
  const sum = [...bare].reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
  return {
    kind: "smalltalk",
    text: say[sum % say.length] ?? "",
    citations: [],
    choices: choices.map((text) => ({ label: text, text })),
  };
}

/** Answers what is said by the way and asks nothing of the field. */
export function strange(): Reply {
  return {
    kind: "smalltalk",
    text: "这个我接不上。高企、科小、研发加计扣除的规定，可以问我。",
    citations: [],
    choices: [],
  };
}

/** Says that something is known not to be in the knowledge, what `beside` it is known, who knows, and what can be told instead. */
export function notLoaded(
  missing: Missing,
  beside: readonly string[],
  frame: Frame,
  mind: Mind,
): Reply {
  const instead = missing.maySay.flatMap((clause) => passageAt(clause, frame.asOf, mind) ?? []);
  const away = placesElsewhere(frame, mind).join("、");
  const what = away === "" ? missing.say : missing.say.replace("这个地方", away);
  const text = [what, ...beside, ask(officeFor(missing, frame, mind), mind)].join("\n");
  // What the sentence speaks of is cited; what may be told besides is only offered.
  const spoken = instead.filter(({ policy }) =>
    [policy.number ?? policy.title, ...policy.short].some((name) => missing.say.includes(name)),
  );
  return {
    ...plainReply(
      "handoff",
      text,
      frame,
      spoken.map((sourced) => cite(sourced, mind)),
    ),
    choices: [register, ...suggestions(instead)],
  };
}

/** Whom to ask: where a row speaks of many programmes and names the usual office, that of the programme meant. */
function officeFor({ programmes, office }: Missing, frame: Frame, mind: Mind): string {
  const many = programmes.length > 1 || programmes.includes("any");
  const usual = mind.programmes.get(usualProgramme)?.office;
  const meant = frame.named ? mind.programmes.get(frame.programmes[0] ?? "") : undefined;
  return many && office === usual ? (meant?.office ?? office) : office;
}

/** Says that a programme's clauses are not in the knowledge. */
export function programmeNotLoaded(id: string, frame: Frame, mind: Mind): Reply {
  const programme = mind.programmes.get(id);
  const apart = programme?.distinct ?? "";
  const text = `${apart}“${programme?.title ?? id}”的条文还没有装进知识库，这里不能答，也不拿别的政策的条件代答。\n${ask(programme?.office, mind)}`;
  return { ...plainReply("handoff", text, frame), choices: [register] };
}

/** Says that a document or product that was named is not in the knowledge, and that nothing of it is taken for granted. */
export function unknownDocument(
  { name, office, product = false }: UnknownDocument,
  missing: string | undefined,
  frame: Frame,
  mind: Mind,
): Reply {
  const open = product
    ? "不能确认有没有这个产品，利率、条件、给多少都不能说，也不拿别的产品代答；问银行或科技部门核实"
    : "不能确认有没有这份文件，里面写了什么、给多少、怎么领都不能说，也不拿别的文件代答";
  const text = `库里没有${name}，${open}。手上有原文或链接可以发来看。${missing === undefined ? "" : `\n另外：${missing}`}\n${ask(office ?? mind.programmes.get(frame.programmes[0] ?? usualProgramme)?.office, mind)}`;
  return { ...plainReply("handoff", text, frame), choices: [register] };
}

/** Says that nothing was found, and offers what comes nearest as questions. */
export function notFound(nearest: readonly Sourced[], frame: Frame, mind: Mind): Reply {
  const office = mind.programmes.get(frame.programmes[0] ?? "")?.office;
  const text = `这个问题库里没有找到能作准的条文，不猜。\n${ask(office, mind)}`;
  const offered = suggestions(nearest.slice(0, mostNearest));
  return { ...plainReply("handoff", text, frame), choices: [register, ...offered] };
}

/** Says whom a company of another place asks, where it asked for what is given here. */
export function elsewhere(frame: Frame, mind: Mind): Reply {
  return plainReply("handoff", ask("local-science", mind), frame);
}

/** Names the office whose matter it is. */
export function routed(matter: { office: Office; topic: OfficeTopic }, frame: Frame): Reply {
  const { office, topic } = matter;
  const contact = office.contact === undefined ? "" : `（${office.contact}）`;
  const named = topic.say.includes(office.name) ? topic.say : `${topic.say}可以问${office.name}。`;
  return plainReply("route", `${named}${contact}`, frame);
}

function ask(id: string | undefined, mind: Mind): string {
  const office = mind.knowledge.offices.find((one) => one.id === id);
  const whom = office
    ? `可以问${office.name}${office.contact ? `（${office.contact}）` : ""}；`
    : "";
  return `${whom}也可以点“${register.label}”，由工作人员回你。`;
}

function citationsOf(clauses: readonly Clause[], asOf: Day, mind: Mind) {
  return clauses.flatMap((clause) => {
    const sourced = passageAt(clause, asOf, mind);
    return sourced ? [cite(sourced, mind)] : [];
  });
}

function plainReply(
  kind: Reply["kind"],
  text: string,
  frame: Frame,
  citations: Reply["citations"] = [],
): Reply {
  return { kind, text, citations, choices: [], asOf: frame.asOf };
}
