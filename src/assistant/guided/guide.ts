import type { Frame } from "../../answering/frame.ts";
import { asksAwardElsewhere, mixesUp } from "../../answering/known-unknown.ts";
import type { Mind } from "../../answering/mind.ts";
import { understand } from "../../answering/understand.ts";
import type { Day } from "../../calendar/day.ts";
import { dialogueTakes } from "../../dialogue/dialogue-takes.ts";
import { subjectOf } from "../../dialogue/person-line.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import type { ChatModel } from "../../models/chat-model.ts";
import type { Office } from "../../documents/table-office.ts";
import type { Database } from "../../stores/database.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { turnOf } from "../../stores/nearby-messages.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { askedFirst, putRightFirst } from "./asked-first.ts";
import { filesTurn } from "./files-turn.ts";
import { groundOfMind } from "./ground.ts";
import { guidedTurn } from "./guided-turn.ts";
import { modelProposals } from "./model-proposals.ts";
import { openDialogue, ownerOf } from "./stored-dialogue.ts";

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
}

/** Holds the guided conversations; the facts stand in the database. */
export function createGuide({ db, mind, now, pages, office, model }: GuideParts) {
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
      const open = await openDialogue(
        db,
        ownerOf({ id: received.conversationId, personId: received.personId }),
      );
      const { incoming, retakes } = await putRight(received);
      const guided = {
        ...{ incoming, asOf, earlier, open, mind: mind(), ground: ground(), pages, retakes },
        ...{ at: now(), proposed: [] },
      };
      if (incoming.files && incoming.files.length > 0)
        return incoming.group ? inPrivate(earlier.at(-1), asOf) : filesTurn(guided, office);
      if (retakes === undefined && !dialogueTakes(incoming.text, asOf, open?.state, ground()))
        return undefined;
      // Whose the figures are is told before any are looked at.
      const asked = { asOf, place: undefined, earlier: [] };
      const understood = open === undefined && understand(incoming.text, asked, mind());
      if (understood && asksAwardElsewhere(understood, mind())) return undefined;
      if (understood && mixesUp(understood, mind()))
        return putRightFirst(incoming, asOf, earlier, mind(), ground());
      if (incoming.group) return inPrivate(earlier.at(-1), asOf);
      const told =
        open === undefined && retakes === undefined
          ? askedFirst(incoming, asOf, earlier, mind(), ground())
          : undefined;
      if (told) return told;
      const proposed = await modelProposals(model, incoming.text, open?.state, asOf, ground());
      return guidedTurn({ ...guided, proposed });
    },
  };
}

/** What a company tells is not for a group. */
function inPrivate(frame: Frame | undefined, asOf: Day): TurnOutcome {
  const text = "这要说到公司的数，群里别人也看得到，不在这里记。私下跟我说，我接着问。";
  return { frame, asOf, replies: [{ kind: "smalltalk", text, citations: [], choices: [], asOf }] };
}
