import type { Answered } from "../answering/answer.ts";
import { handoffRequest, type Frame } from "../answering/frame.ts";
import type { Day } from "../calendar/day.ts";

/** Someone asks for a person. */
export interface HandoffRequest {
  /** What the person should know: the question before, or what was written with the request. */
  question: string;
  /** The reply once the request is stored under a number. */
  answered: (number: string, asOf: Day) => Answered;
}

/** Reads a request for a person; `undefined` when the message is none. `before` is what was asked last. */
export function readHandoff(text: string, before: Frame | undefined): HandoffRequest | undefined {
  const written = text.trim();
  if (!written.startsWith(handoffRequest)) return undefined;
  const question =
    written.slice(handoffRequest.length).replace(/^[：:，,\s]+/, "") || before?.text || "";
  return {
    question,
    answered: (number, asOf) => ({
      replies: [
        {
          kind: "handoff",
          text:
            question === ""
              ? `登记好了，编号 ${number}。请接着写你想问工作人员什么。`
              : `登记好了，编号 ${number}：“${question}”。工作人员的答复会出现在这个对话里。`,
          citations: [],
          choices: [],
          asOf,
        },
      ],
      frame: before,
      answers: [],
      gaps: [],
    }),
  };
}
