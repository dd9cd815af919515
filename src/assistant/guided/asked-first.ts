import { answer, type Answered } from "../../answering/answer.ts";
import type { Frame } from "../../answering/frame.ts";
import { NOTHING_FOUND } from "../../answering/decide.ts";
import type { Mind } from "../../answering/mind.ts";
import { lastDayOfRules } from "../../answering/past-rule.ts";
import type { Day } from "../../calendar/day.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { firstAsks, tellsFirst } from "../../dialogue/first-asks.ts";
import { versionFor } from "../../rules/version.ts";
import type { ReplyKind } from "../../messages/reply.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { withGoingOn } from "../fixed-replies.ts";

/** What is told, or known not to be known. */
const TOLD: readonly ReplyKind[] = ["answer", "route", "handoff"];

/**
 * The answer to a first message that tells of the company and asks more than whether it qualifies, from
 * which the pre-check can go on; `undefined` where there is none, so that the pre-check begins at once.
 */
export function askedFirst(
  { text, place }: Pick<StoredIncoming, "text" | "place">,
  asOf: Day,
  earlier: readonly Frame[],
  mind: Mind,
  ground: DialogueGround,
): Answered | undefined {
  const asked = firstAsks(text, asOf, ground);
  if (asked === undefined) return undefined;
  const answered = answer({ text, asOf, place, earlier }, mind);
  const { frame, replies, gaps } = answered;
  // A pre-check decides nothing by rules of the past; the figures were held against them here.
  const ofPast = frame?.figures !== undefined && lastDayOfRules(frame.programmes, asOf, mind);
  const whole = frame?.figures !== undefined && isOfOneLine(frame, asOf, ground);
  if (asked === "whether" && !ofPast && !whole) return undefined;
  const known =
    replies.every(({ kind }) => TOLD.includes(kind)) &&
    gaps.every(({ reason }) => reason !== NOTHING_FOUND);
  if (!known || frame === undefined) return undefined;
  // Whether figures do is told by the pre-check where they were not judged.
  const judged = frame.figures !== undefined;
  return asked === "more" || judged ? handingOver(answered, text) : undefined;
}

/** Whether a programme looks at one thing alone, so that figures judged are all that a look at it would tell. */
function isOfOneLine({ programmes }: Frame, asOf: Day, { rules }: DialogueGround): boolean {
  const own = rules.filter(({ programme }) => programmes.includes(programme));
  const versions = own.flatMap((rule) => versionFor(rule, asOf) ?? []);
  return versions.length > 0 && versions.every(({ conditions }) => conditions.length === 1);
}

/** The answer to a first message that takes for granted what is a neighbour's, from which the pre-check can go on with what it tells. */
export function putRightFirst(
  { text, place, group }: Pick<StoredIncoming, "text" | "place" | "group">,
  asOf: Day,
  earlier: readonly Frame[],
  mind: Mind,
  ground: DialogueGround,
): Answered {
  const answered = answer({ text, asOf, place, earlier }, mind);
  return group !== true && tellsFirst(text, asOf, ground)
    ? handingOver(answered, text)
    : withGoingOn(answered);
}

/** An answer with what its question told kept for a pre-check. */
function handingOver(answered: Answered, text: string): Answered {
  const { frame } = answered;
  const kept = frame && frame.figures === undefined ? { ...frame, told: [text] } : frame;
  return withGoingOn({ ...answered, frame: kept });
}
