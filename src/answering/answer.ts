import type { Day } from "../calendar/day.ts";
import type { Citation, Reply } from "../messages/reply.ts";
import { mostCitations } from "./citing.ts";
import { replyToQuestion } from "./decide.ts";
import { knownMissing } from "./known-unknown.ts";
import { plain as plainOf } from "../knowledge/pattern.ts";
import type { Frame } from "./frame.ts";
import { ownPlace } from "./own-place.ts";
import { placesElsewhere } from "./known-unknown.ts";
import { Remembered } from "../units/remembered.ts";
import type { Mind } from "./mind.ts";
import { missingBeside, ownRow } from "./missing-beside.ts";
import { splitQuestions } from "./question-split.ts";
import { ofRenewal } from "./renewal-parts.ts";
import { plainText } from "./question-text.ts";
import { withoutPurpose } from "./search-of.ts";

/** A message to be answered. */
export interface Asking {
  text: string;
  /** The day whose law answers unless the question says another. */
  asOf: Day;
  /** Name of the place meant unless the question says another; one that is not known counts as none. */
  place?: string | undefined;
  /** What was asked before in the conversation, newest last. */
  earlier: readonly Frame[];
}

/** What answering a message came to; stored as it is. */
export interface Answered {
  replies: readonly Reply[];
  /** What the message was about: the frame of its last question. */
  frame: Frame | undefined;
  /** Which replies are answers to keep, with the question each answers. */
  answers: readonly { reply: number; question: string; mode: "extractive" }[];
  /** Questions that could not be answered, and why. */
  gaps: readonly { question: string; frame: Frame; reason: string }[];
  asOf?: Day;
}

/** One question with what was said to it. */
export interface Told {
  reply: Reply;
  frame: Frame;
  /** Why nothing could be said; `undefined` when something was. */
  gap?: string;
  /** How much speaks for the text that answers; `undefined` where it was not text alone that decided. */
  confident?: number;
}

/** What was answered last, by what is known: many ask the same, and one turn may ask twice. */
const remembered = new WeakMap<Mind, Remembered<Answered>>();
const MOST = 256;
/** Longer ones are not remembered. */
const LONG = 200;

/**
 * Answers a message: one reply a question, never fewer than one reply. The same question on the same
 * day after the same ones comes to the same.
 */
export function answer(asking: Asking, mind: Mind): Answered {
  const { text, asOf, place, earlier } = asking;
  if (text.length > LONG) return answered(asking, mind);
  const known = remembered.get(mind) ?? new Remembered<Answered>(MOST);
  remembered.set(mind, known);
  return known.of(JSON.stringify([text, asOf, place, earlier]), () => answered(asking, mind));
}

function answered({ text, asOf, place, earlier }: Asking, mind: Mind): Answered {
  const { plain, cut } = plainText(text);
  const told = tell(plain, asOf, mind.regions.get(place ?? "")?.name, earlier, mind);
  if (cut && told[0]) {
    const { reply } = told[0];
    told[0] = {
      ...told[0],
      reply: { ...reply, text: `${reply.text}\n消息太长，只读了前一部分。` },
    };
  }
  return {
    replies: told.map(({ reply }) => reply),
    frame: told.at(-1)?.frame,
    answers: told.flatMap(({ reply, frame }, number) =>
      reply.kind === "smalltalk"
        ? []
        : [{ reply: number, question: frame.text, mode: "extractive" as const }],
    ),
    gaps: told.flatMap(({ frame, gap }) =>
      gap === undefined ? [] : [{ question: frame.text, frame, reason: gap }],
    ),
    asOf,
  };
}

/** A part that ends like this is a question by itself: 研发要多少？ 十月呢 */
const apart = /[？?。！!；;]\s*$|呢[，,\s]*$/;

/** The whole answers a part when it holds nearly as much of its words as the part's own answer does. */
const asGood = 0.03;

/**
 * Takes a message apart and answers its questions. Parts that lead to the same clause are one
 * question after all, and so are parts of which one leads nowhere: then the message is read whole.
 */
function tell(
  plain: string,
  asOf: Day,
  place: string | undefined,
  earlier: readonly Frame[],
  mind: Mind,
): Told[] {
  const whole = replyToQuestion(plain, { asOf, place, earlier }, mind);
  const questions = ofRenewal(splitQuestions(withoutPurpose(plain)));
  // Figures that are judged belong together, whatever sentences they stand in.
  const judged = whole.frame.figures !== undefined;
  if (questions.length < 2 || whole.reply.kind === "refuse") return [whole];
  if (judged) return [whole, ...askedBeside(whole, questions, { asOf, place, earlier }, mind)];
  // What is asked of the own place beside another one is one question.
  if (whole.gap !== undefined && isOfBoth(whole.frame, mind)) return [whole];
  const parts: Told[] = [];
  const within = whole.frame.named ? whole.frame.programmes : [];
  const before = [...earlier];
  // A part that says no day of its own is of the one that the message names: 2018年的通知要多少？占比呢？
  const day = (question: string) => (ofToday.test(question) ? asOf : whole.frame.asOf);
  for (const question of questions) {
    const situation = { asOf: day(question), place, earlier: before, within };
    const alone = replyToQuestion(question, situation, mind);
    const part =
      isDoubtful(alone, question, parts, mind) || strays(alone, within, mind)
        ? replyToQuestion(question, { ...situation, leans: true }, mind)
        : alone;
    // What another programme says is no answer to a part of a question about this one.
    if (strays(part, within, mind)) return [whole];
    parts.push(part);
    before.push(part.frame);
  }
  // What the whole takes for granted is put right, where no part of it shows that by itself.
  if (isOfPremise(whole, mind) && parts.every(({ gap }) => gap !== whole.gap))
    return [whole, ...parts.filter(({ frame }) => frame.figures !== undefined).slice(0, 1)];
  // What is known of one part is told, whatever is missing of another.
  const lost = parts.filter(({ gap }) => gap !== undefined);
  if (lost.length > 0) {
    // What a programme's own row does not know leaves little else that a part can be about.
    const ofOne = within.length === 1 && lost.every((part) => ownRow(part, mind) !== undefined);
    const ofDays = lost.every(({ frame }) => toCome.test(frame.text));
    const least = ofDays ? -Infinity : ofOne ? ownPart : likelyPart;
    const sure = parts.some(({ gap, confident = 0 }) => gap === undefined && confident >= least);
    const known = [whole, ...lost].every(({ gap }) => gap?.startsWith(knownMissing) === true);
    return known && sure ? together(parts) : [whole, ...missingBeside(whole, lost, within, mind)];
  }
  const several = new Set(parts.map(subject)).size > 1;
  return several && isBetter(whole, questions, parts, mind) ? [whole] : together(parts);
}

/** Whether a row about what a question takes for granted answered. */
function isOfPremise({ gap }: Told, { knowledge }: Mind): boolean {
  return knowledge.missing.some(({ id, premise }) => premise && gap === `${knownMissing} ${id}`);
}

/** Says that something else is asked as well. */
const adds = /^(?:另外|还有|再有|再问|再就是|顺便|以及|此外|对了)/;

/** A part with a figure, or that asks whether figures do, is of those that were judged. */
const ofFigures = /\d|够|达标|符合|合格|[能可][以不]*(?:报|评|过|行|申)|行不|行吗|咋|差/;

/** What is asked beside figures that were judged, of another clause of the same programme: 另外参编过行业标准能不能加分. */
function askedBeside(
  { frame, reply }: Told,
  questions: readonly string[],
  situation: { asOf: Day; place: string | undefined; earlier: readonly Frame[] },
  mind: Mind,
): Told[] {
  const within = frame.programmes;
  const parts = questions
    .slice(1)
    .filter((question) => adds.test(question) && !ofFigures.test(question))
    .map((question) => replyToQuestion(question, { ...situation, within }, mind));
  const said = new Set(reply.text.split("\n"));
  const isOther = ({ frame: { programmes }, reply: part, confident = 0 }: Told) =>
    part.kind === "answer" &&
    confident >= surePart &&
    programmes.some((id) => within.includes(id)) &&
    part.text.split("\n").every((line) => !said.has(line));
  // The figures stay what the next message goes on with.
  return parts
    .filter(isOther)
    .slice(0, 1)
    .map((part) => ({ ...part, frame }));
}

/** Whether a question speaks of another place and of the asker's own. */
function isOfBoth(frame: Frame, mind: Mind): boolean {
  return placesElsewhere(frame, mind).length > 0 && ownPlace(frame, mind) !== undefined;
}

/** Whether the message read whole holds as much of the questions' words as the answers to its parts do. */
function isBetter(
  whole: Told,
  questions: readonly string[],
  parts: readonly Told[],
  mind: Mind,
): boolean {
  if (whole.gap !== undefined || questions.some((question) => apart.test(question))) return false;
  const gains = questions.map((question, number) => {
    const query = mind.expand(question);
    const held = ({ reply }: Told) => mind.clauses.fit(query, reply.text);
    return held(whole) - held(parts[number] ?? whole);
  });
  return Math.min(...gains) >= -asGood;
}

/** Asks for what holds today. */
const ofToday = /现在|现行|今年|如今|目前|眼下|还/;

/** From this confidence on a part that names no programme is answered by itself. */
const surePart = 1;

/** Asks for days to come, which nobody knows; what is so now is told beside. */
const toCome = /明年|后年|以后|往后|将来|今后|过两年/;

/** From this confidence on a part is told where another one is known not to be known; */
const likelyPart = 0.6;
/** and from this on where both are of the one programme that is named. */
const ownPart = 0;

/** Whether a later part says too little to be answered without the part before it. */
function isDoubtful(
  { gap, confident = Infinity }: Told,
  question: string,
  parts: readonly Told[],
  mind: Mind,
): boolean {
  if (parts.length === 0) return false;
  if (gap !== undefined) return true;
  return confident < surePart && mind.programmeNames.find(plainOf(question)).length === 0;
}

/** Whether a part that names no programme of its own is answered by a clause of none of those that the message names. */
function strays(
  { frame: { programmes, passages } }: Told,
  within: readonly string[],
  mind: Mind,
): boolean {
  const deciding = mind.passages.find(({ passage }) => passage.id === passages[0])?.passage;
  if (!deciding || within.length === 0 || deciding.programmes.length === 0) return false;
  return ![...within, ...programmes].some((id) => deciding.programmes.includes(id));
}

/** Parts that lead to the same clause are told as one, what each of them asks of it; what was told before is left out. */
function together(parts: readonly Told[]): Told[] {
  const bySubject = new Map<string, Told>();
  for (const part of parts) {
    const before = bySubject.get(subject(part));
    bySubject.set(subject(part), before ? merged(before, part) : part);
  }
  const told = [...bySubject.values()];
  return told.filter(({ reply }, number) => {
    const [first = ""] = reply.text.split("\n");
    return !told.slice(0, number).some((before) => before.reply.text.includes(first));
  });
}

function merged(one: Told, other: Told): Told {
  const all = [...new Set([...one.reply.text.split("\n"), ...other.reply.text.split("\n")])];
  // The same sentence is told once, with the name of its programme before it or without.
  const lines = all.filter((line) => !all.some((each) => each !== line && each.endsWith(line)));
  const cited = [...one.reply.citations, ...other.reply.citations];
  const address = ({ number, document, article }: Citation) => `${number ?? document} ${article}`;
  const citations = [...new Map(cited.map((each) => [address(each), each])).values()];
  return {
    ...other,
    reply: {
      ...one.reply,
      text: lines.join("\n"),
      citations: citations.slice(0, mostCitations),
    },
  };
}

/** What a part is about: its deciding passage, or its words where there is none. */
function subject({ frame, reply }: Told): string {
  return frame.passages[0] ?? `${reply.kind} ${reply.text}`;
}
