import type { Answered } from "../answering/answer.ts";
import type { Reply } from "../messages/reply.ts";

/** Where figures were told the company may go on with them; where they were judged, after an answer only. */
export function withGoingOn(answered: Answered): Answered {
  const [first, ...others] = answered.replies;
  const { figures = [], told = [] } = answered.frame ?? {};
  const goesOn = told.length > 0 || (figures.length > 0 && first?.kind === "answer");
  if (!first || !goesOn) return answered;
  const choices = [GO_ON, ...first.choices.slice(0, 2)];
  return { ...answered, replies: [{ ...first, choices }, ...others] };
}

const GO_ON = { label: "接着预审", text: "接着预审" };

/** What is said where something broke here. */
export function faultReply(reference: string, asked: string): Reply {
  return {
    kind: "fault",
    text: `这条没答成，是我们这边出了错（编号 ${reference}）。问题已经记下，可以再试一次，或换个说法。`,
    citations: [],
    choices: [{ label: "再试一次", text: asked }],
  };
}

/** What is said of a message whose answering was ended. */
export function stoppedReply(asked: string): Reply {
  return {
    kind: "smalltalk",
    text: "已停止，这条没有回答。",
    citations: [],
    choices: [{ label: "重新问", text: asked }],
  };
}
