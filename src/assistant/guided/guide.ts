import type { Frame } from "../../answering/frame.ts";
import type { Mind } from "../../answering/mind.ts";
import type { Day } from "../../calendar/day.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { subjectOf } from "../../dialogue/person-line.ts";
import type { Office } from "../../documents/table-office.ts";
import type { ChatModel } from "../../models/chat-model.ts";
import type { Database } from "../../stores/database.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { turnOf } from "../../stores/nearby-messages.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { inPrivate, think, type Matter, type Thought } from "../thinking/think.ts";
import type { ThinkingApart } from "../thinking/thinking-apart.ts";
import { filesTurn } from "./files-turn.ts";
import { groundOfMind } from "./ground.ts";
import { modelProposals } from "./model-proposals.ts";
import { settled } from "./settled.ts";
import { beginDialogue, openDialogue, ownerOf } from "./stored-dialogue.ts";

/** What the guide stands on. */
export interface GuideParts {
  readonly db: Database;
  readonly mind: () => Mind;
  readonly now: () => Date;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
  /** What opens older kinds of files. */
  readonly office: Office;
  /** What may point at facts that a message holds; nothing is missing without it. */
  readonly model: ChatModel | undefined;
  /** What thinks apart while much is asked; without it all is thought here. */
  readonly apart: ThinkingApart | undefined;
}

/** Holds the guided conversations; the facts stand in the database. */
export function createGuide({ db, mind, now, pages, office, model, apart }: GuideParts) {
  let made: { readonly mind: Mind; readonly ground: DialogueGround } | undefined;

  /** The ground of the knowledge as it is now. */
  const ground = (): DialogueGround => {
    const current = mind();
    if (made?.mind !== current) made = { mind: current, ground: groundOfMind(current) };
    return made.ground;
  };
  /** An edited message with what was said beside it in its turn, and the number of that. */
  async function putRight(received: StoredIncoming) {
    const { channel, edits } = received;
    const turn = edits === undefined ? undefined : await turnOf(db, channel, edits);
    if (turn?.guided === undefined) return { incoming: received, retakes: undefined };
    const texts = turn.parts.map(({ messageId, text }) =>
      messageId === edits ? received.text : text,
    );
    return { incoming: { ...received, text: texts.join("\n") }, retakes: turn.guided };
  }

  /** Thinks about a message; where a model is to be asked for facts first, that is done between. */
  async function thought(matter: Matter): Promise<Exclude<Thought, { kind: "unasked" }>> {
    const once = async (one: Matter) => (await apart?.think(one)) ?? think(one, mind(), ground());
    const first = await once(matter);
    if (first.kind !== "unasked") return first;
    const { said, state, asOf } = matter;
    const proposed = await modelProposals(model, said.text, state, asOf, ground());
    const again = await once({ ...matter, proposed });
    if (again.kind === "unasked") throw new Error("Facts were proposed and asked for again.");
    return again;
  }

  /** What a message comes to, and whether the guided conversation took it. */
  async function consider(
    received: StoredIncoming,
    asOf: Day,
    earlier: readonly Frame[],
  ): Promise<{ readonly taken: boolean; readonly outcome: TurnOutcome }> {
    const { conversationId, personId } = received;
    const stored = await openDialogue(db, ownerOf({ id: conversationId, personId }));
    const { incoming, retakes } = await putRight(received);
    const { files, group, text, at } = incoming;
    const open = stored ?? beginDialogue();
    const place = { incoming, asOf, ground: ground(), pages, at: now() };
    const said = {
      ...{ text, at },
      ...(incoming.place !== undefined && { place: incoming.place }),
      ...(group === true && { group }),
    };
    const proposed = model ? undefined : [];
    const matter = { said, asOf, earlier, state: stored?.state, retakes, proposed };
    if (files && files.length > 0) {
      const spoken = { ...matter, state: open.state, proposed: [] };
      const outcome = group
        ? inPrivate(earlier.at(-1), asOf)
        : await filesTurn(spoken, open, place, mind(), office);
      return { taken: true, outcome };
    }
    const came = await thought(matter);
    if (came.kind !== "turned") return { taken: came.kind === "answered", outcome: came.answered };
    return { taken: true, outcome: settled(came.turned, open, place) };
  }

  return {
    ground,
    /** What the guided conversation of a message is about, in words for whoever is to help; `undefined` where there is none. */
    async subject(
      { conversationId, personId }: StoredIncoming,
      asOf: Day,
    ): Promise<string | undefined> {
      const open = await openDialogue(db, ownerOf({ id: conversationId, personId }));
      return open && subjectOf(open.state, asOf, ground());
    },
    /** What a message comes to where the guided conversation takes it; `undefined` where it is a question. */
    async take(
      received: StoredIncoming,
      asOf: Day,
      earlier: readonly Frame[],
    ): Promise<TurnOutcome | undefined> {
      const { taken, outcome } = await consider(received, asOf, earlier);
      return taken ? outcome : undefined;
    },
    /** What a message comes to, whether the guided conversation takes it or it is a question. */
    async answer(
      received: StoredIncoming,
      asOf: Day,
      earlier: readonly Frame[],
    ): Promise<TurnOutcome> {
      return (await consider(received, asOf, earlier)).outcome;
    },
  };
}
