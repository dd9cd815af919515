import { answer, type Answered } from "../../answering/answer.ts";
import type { Frame } from "../../answering/frame.ts";
import type { Mind } from "../../answering/mind.ts";
import { factsAsked } from "../../answering/ruled/facts-asked.ts";
import { bearers, citationsOf } from "../../answering/ruled/rule-citing.ts";
import { dialogueGround, type DialogueGround } from "../../dialogue/dialogue-ground.ts";
import type { Reply } from "../../messages/reply.ts";

/** The ground of guided conversations that a mind gives. */
export function groundOfMind(mind: Mind): DialogueGround {
  return dialogueGround(mind.knowledge, {
    answerQuestion: (text, asOf) => oneReply(answer({ text, asOf, earlier: [] }, mind)),
    factsAsked,
    mend: (text) => mind.homophones.mend(text),
    cite: (clauses, day) => citationsOf(bearers(clauses, day, mind), mind),
  });
}

/** A question that was answered in the middle of a conversation. */
export interface Heard {
  /** What was answered. */
  readonly text: string;
  readonly answered: Pick<Answered, "frame" | "answers" | "gaps">;
}

/** A ground that looks back on what was asked before, and what it answered so far. */
export function listening(
  ground: DialogueGround,
  { place, earlier }: { place: string | undefined; earlier: readonly Frame[] },
  mind: Mind,
): { readonly ground: DialogueGround; readonly heard: readonly Heard[] } {
  const heard: Heard[] = [];
  const answerQuestion: DialogueGround["answerQuestion"] = (text, asOf) => {
    const answered = answer({ text, asOf, place, earlier }, mind);
    const reply = oneReply(answered);
    const { frame, answers, gaps } = answered;
    heard.push({ text: reply.text, answered: { frame, answers, gaps } });
    return reply;
  };
  return { ground: { ...ground, answerQuestion }, heard };
}

/** The replies to a question as one. */
function oneReply({ replies }: Answered): Reply {
  const [first, ...others] = replies;
  if (!first) return { kind: "smalltalk", text: "", citations: [], choices: [] };
  return {
    ...first,
    text: [first, ...others].map((reply) => reply.text).join("\n"),
    citations: replies.flatMap(({ citations }) => citations),
  };
}
