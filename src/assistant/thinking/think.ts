import { answer, type Answered } from "../../answering/answer.ts";
import type { Frame } from "../../answering/frame.ts";
import { asksAwardElsewhere, mixesUp } from "../../answering/known-unknown.ts";
import type { Mind } from "../../answering/mind.ts";
import { understand } from "../../answering/understand.ts";
import type { Day } from "../../calendar/day.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { dialogueTakes } from "../../dialogue/dialogue-takes.ts";
import { newDialogue, type DialogueState } from "../../dialogue/dialogue-state.ts";
import type { Claim } from "../../profile/claim.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { withGoingOn } from "../fixed-replies.ts";
import { askedFirst, putRightFirst } from "../guided/asked-first.ts";
import { turnedBy, type Spoken, type Turned } from "../guided/turned.ts";

/** A message as it is thought about: plain data, so that another thread can be given it. */
export interface Matter extends Omit<Spoken, "said" | "state" | "proposed"> {
  readonly said: Pick<StoredIncoming, "text" | "place" | "at" | "group">;
  /** The guided conversation so far; `undefined` when none began. */
  readonly state: DialogueState | undefined;
  /** Facts that a model points at in the message; `undefined` where one has to be asked first. */
  readonly proposed: readonly Claim[] | undefined;
}

/** What a message comes to: plain data too. */
export type Thought =
  /** A question of which a guided conversation is none. */
  | { readonly kind: "question"; readonly answered: Answered }
  /** Answered in place of beginning a guided conversation. */
  | { readonly kind: "answered"; readonly answered: Answered }
  /** A model is asked for facts in it first. */
  | { readonly kind: "unasked" }
  | { readonly kind: "turned"; readonly turned: Turned };

/** Thinks about a message: the same matter, mind and ground always come to the same. */
export function think(matter: Matter, mind: Mind, ground: DialogueGround): Thought {
  const { said, asOf, earlier, state, retakes, proposed } = matter;
  const { text, place } = said;
  const question = (): Thought => ({
    kind: "question",
    answered: withGoingOn(answer({ text, asOf, place, earlier }, mind)),
  });
  if (retakes === undefined && !dialogueTakes(text, asOf, state, ground)) return question();
  // Whose the figures are is told before any are looked at.
  const understood =
    state === undefined && understand(text, { asOf, place: undefined, earlier: [] }, mind);
  if (understood && asksAwardElsewhere(understood, mind)) return question();
  if (understood && mixesUp(understood, mind))
    return { kind: "answered", answered: putRightFirst(said, asOf, earlier, mind, ground) };
  if (said.group === true) return { kind: "answered", answered: inPrivate(earlier.at(-1), asOf) };
  if (state === undefined && retakes === undefined) {
    const answered = askedFirst(said, asOf, earlier, mind, ground);
    if (answered) return { kind: "answered", answered };
  }
  if (proposed === undefined) return { kind: "unasked" };
  const spoken = { ...matter, state: state ?? newDialogue(), proposed };
  return { kind: "turned", turned: turnedBy(spoken, mind, ground) };
}

/** What a company tells is not for a group. */
export function inPrivate(frame: Frame | undefined, asOf: Day): Answered {
  const text = "这要说到公司的数，群里别人也看得到，不在这里记。私下跟我说，我接着问。";
  const reply = { kind: "smalltalk" as const, text, citations: [], choices: [], asOf };
  return { frame, asOf, replies: [reply], answers: [], gaps: [] };
}
