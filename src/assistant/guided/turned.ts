import type { Frame } from "../../answering/frame.ts";
import type { Mind } from "../../answering/mind.ts";
import type { Day } from "../../calendar/day.ts";
import { localTimeOf } from "../../calendar/instant.ts";
import { readingOf } from "../../dialogue/company-turn.ts";
import { isFigure } from "../../dialogue/asking/starting.ts";
import { asksWhich } from "../../dialogue/between/which-programmes.ts";
import { meantBy } from "../../dialogue/company-begun.ts";
import { converse } from "../../dialogue/converse.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { newCompany, type DialogueState } from "../../dialogue/dialogue-state.ts";
import { goesOn } from "../../dialogue/dialogue-takes.ts";
import { withoutTurn } from "../../dialogue/taking/retaking.ts";
import type { Want } from "../../dialogue/want.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Claim } from "../../profile/claim.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { listening, type Heard } from "./ground.ts";

/** What a message of a guided conversation is thought over with: plain data. */
export interface Spoken {
  readonly said: Pick<StoredIncoming, "text" | "place" | "at">;
  readonly asOf: Day;
  /** What was asked before, newest last. */
  readonly earlier: readonly Frame[];
  /** The conversation so far. */
  readonly state: DialogueState;
  /** Number of the turn that this message puts right; `undefined` where it is no edit of one. */
  readonly retakes: number | undefined;
  /** Facts that a model points at in the message. */
  readonly proposed: readonly Claim[];
}

/** What a message of a guided conversation came to: plain data too. */
export interface Turned {
  readonly state: DialogueState;
  readonly replies: readonly Reply[];
  /** Rules (ids) whose verdicts were told. */
  readonly told: readonly string[];
  readonly wants: readonly Want[];
  /** Questions on policies that were answered within. */
  readonly heard: readonly Heard[];
}

/** Takes a message of a guided conversation; nothing is stored. */
export function turnedBy(spoken: Spoken, mind: Mind, within: DialogueGround): Turned {
  const { asOf, earlier, retakes, proposed, said: message } = spoken;
  const { ground, heard } = listening(within, { place: message.place, earlier }, mind);
  const text = withWhatWasAsked(spoken.state, message.text, asOf, earlier, ground);
  const said = { text, at: timeOf(message, asOf), proposed };
  const state = retakes === undefined ? spoken.state : withoutTurn(spoken.state, retakes, said.at);
  const conversed = converse(state, said, ground);
  return {
    state: conversed.state,
    replies: conversed.replies,
    told: conversed.told.map(({ rule }) => rule.id),
    wants: conversed.wants ?? [],
    heard,
  };
}

/** When a message was said, on the day whose law answers. */
export function timeOf({ at }: Pick<StoredIncoming, "at">, asOf: Day): string {
  return `${asOf}T${localTimeOf(at) ?? "12:00:00"}`;
}

/** A message that begins a conversation, with the figures that were asked about just before unless it tells others. */
function withWhatWasAsked(
  { companies }: DialogueState,
  text: string,
  asOf: Day,
  earlier: readonly Frame[],
  ground: DialogueGround,
): string {
  const none = companies.every(({ history, rules }) => history.entries.length + rules.length === 0);
  if (!none) return text;
  if (goesOn(text)) return beginning(earlier, ground) || text;
  const figures = toldIn(earlier.at(-1));
  const factsIn = (said: string) =>
    readingOf(said, asOf, newCompany(), ground).claims.map(({ fact }) => fact);
  const before = factsIn(figures.join("。"));
  const others = factsIn(text).some((fact) => before.includes(fact));
  if (figures.length > 0 && !others) return `${beginning(earlier, ground)}。${text}`;
  return `${namedBefore(text, earlier.at(-1), ground)}${text}`;
}

/** The programme that was asked of just before, wished for, where a message that begins names none itself. */
function namedBefore(text: string, last: Frame | undefined, ground: DialogueGround): string {
  if (last?.named !== true || isFigure(text) || asksWhich(text, true)) return "";
  const own = meantBy(text, [], newCompany(), ground);
  if (own.rules.length + own.either.length > 0 || own.without) return "";
  const { rules, either } = meantBy(last.text, [], newCompany(), ground);
  if (either.length > 0) return "想报小巨人。";
  const meant = ground.rules.flatMap(({ id, programme }) => (rules.includes(id) ? programme : []));
  const titles = ground.knowledge.programmes.flatMap(({ id, title }) =>
    meant.includes(id) ? title : [],
  );
  return titles.length === 0 ? "" : `想报${titles.join("和")}。`;
}

/** What was asked with figures before, said again as the beginning of a conversation. */
function beginning(earlier: readonly Frame[], { knowledge, rules }: DialogueGround): string {
  const last = earlier.at(-1);
  const titles = (last?.programmes ?? []).flatMap((id) => {
    const programme = knowledge.programmes.find((one) => one.id === id);
    return programme && rules.some((rule) => rule.programme === id) ? [programme.title] : [];
  });
  const named = titles[0] === undefined ? "" : `想报${titles[0]}。`;
  return `${named}${toldIn(last).join("。")}`;
}

/** What was told of the company with a question. */
function toldIn(frame: Frame | undefined): readonly string[] {
  return frame?.figures ?? frame?.told ?? [];
}
