import type { Day } from "../calendar/day.ts";
import type { Reply } from "../messages/reply.ts";
import { replyToQuestion } from "./decide.ts";
import type { Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";
import { splitQuestions } from "./question-split.ts";
import { plainText } from "./question-text.ts";

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
}

/** Answers a message: one reply a question, never fewer than one reply. */
export function answer({ text, asOf, place, earlier }: Asking, mind: Mind): Answered {
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
  const questions = splitQuestions(plain);
  // Figures that are judged belong together, whatever sentences they stand in.
  const judged = whole.frame.figures !== undefined;
  if (questions.length < 2 || judged || whole.reply.kind === "refuse") return [whole];
  const parts: Told[] = [];
  const within = whole.frame.named ? whole.frame.programmes : [];
  const before = [...earlier];
  for (const question of questions) {
    const part = replyToQuestion(question, { asOf, place, earlier: before, within }, mind);
    parts.push(part);
    before.push(part.frame);
  }
  const different = new Set(parts.map(subject));
  if (different.size < parts.length || parts.some(({ gap }) => gap !== undefined)) return [whole];
  return parts;
}

/** What a part is about: its deciding passage, or its words where there is none. */
function subject({ frame, reply }: Told): string {
  return frame.passages[0] ?? `${reply.kind} ${reply.text}`;
}
