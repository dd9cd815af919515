import type { Day } from "../../calendar/day.ts";
import { factsWithin, viewOf } from "../../dialogue/company-view.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { currentCompany, newDialogue, type DialogueState } from "../../dialogue/dialogue-state.ts";
import {
  backedClaims,
  proposalInstructions,
  readProposals,
} from "../../dialogue/proposed-claims.ts";
import type { ChatModel } from "../../models/chat-model.ts";
import type { Claim } from "../../profile/claim.ts";

/** Only what holds a figure can hold one that was missed. */
const FIGURE = /\p{Nd}|[一二两三四五六七八九十百千万亿半]/u;
/** So much of a message is shown to a model. */
const MOST = 2000;

/** Facts of a message that a model points at and its own words bear; none where there is no model or it fails. */
export async function modelProposals(
  model: ChatModel | undefined,
  text: string,
  state: DialogueState | undefined,
  day: Day,
  ground: DialogueGround,
): Promise<readonly Claim[]> {
  if (!model || !FIGURE.test(text)) return [];
  const company = currentCompany(state ?? newDialogue());
  const within = factsWithin(viewOf(company, day, ground), ground);
  const facts = within.flatMap((id) => ground.ground.definitions.get(id) ?? []);
  try {
    const said = await model.answer(proposalInstructions(facts), text.slice(0, MOST));
    return backedClaims(text, readProposals(said), company, day, ground);
  } catch {
    // What a model does not say in time was never needed.
    return [];
  }
}
