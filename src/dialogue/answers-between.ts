import type { Reply } from "../messages/reply.ts";
import type { Turn } from "../profile/reading/turn-context.ts";
import { factsWithin, type CompanyView } from "./company-view.ts";
import { defining } from "./defining.ts";
import type { CompanyState } from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";

/** Words of a figure that is wanted otherwise than it is. */
const FAKING = /就按|照|多报|少报|虚|编|凑|假/;

/** A refusal where a message asks for something that is declined: then nothing of it is stored. */
export function refusal(
  text: string,
  { question, claims }: Turn,
  day: string,
  ground: DialogueGround,
): Reply | undefined {
  if (question === undefined && claims.length > 0 && !FAKING.test(text)) return undefined;
  const reply = ground.answerQuestion(text, day);
  return reply.kind === "refuse" ? reply : undefined;
}

/** Answers to what a message asks in the middle, before the open question is put again. */
export function answersBetween(
  { question, commands }: Turn,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
): Reply[] {
  const own = commands.some((one) => one !== "pause");
  if (question === undefined || own) return [];
  const within = factsWithin(view, ground);
  const defined = defining(question, before.asked, within, view.asOf, ground);
  if (defined) return [defined];
  const reply = ground.answerQuestion(question, view.asOf);
  if (reply.kind === "smalltalk" && before.rules.length > 0) return [];
  return [{ ...reply, choices: [] }];
}
