import type { Reply } from "../messages/reply.ts";
import type { Turn } from "../profile/reading/turn-context.ts";
import { factsWithin, type CompanyView } from "./company-view.ts";
import { defining } from "./defining.ts";
import type { CompanyState } from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { plainReply } from "./plain-reply.ts";
import type { Request } from "./requests.ts";
import { onlyWishes } from "./starting.ts";
import type { TurnTaken } from "./turn-taken.ts";

/** Words of a figure that is wanted otherwise than it is. */
const FAKING = /就按|照|多报|少报|虚|编(?!号|制)|凑|假(?!如|设|使|定)/;
/** What is asked for is plainly untrue, whatever else is said. */
const UNTRUE =
  /(?:多|少|虚|瞒|假|乱)(?:报|填|写)(?!了|的)|造假|编(?:个|几个|点)数|凑(?:个|几个|点)?数|谁(?:看|查)得出来/;
/** A question that is declined, in plain words. */
const PLAINLY = "虚报数据行不行";

const NOT_SO = "这个帮不了：只能按实际的数记、按实际的数报。可以一起看看真实数字还差多少。";

/** Requests that the conversation answers itself. */
const OWN: readonly Request[] = [
  "files",
  "colleague",
  "rest",
  "picture",
  "order",
  "nearly",
  "data",
  "linkState",
  "recorded",
];

/** A refusal where a message asks for something that is declined: then nothing of it is stored. */
export function refusal(
  text: string,
  { question, claims }: Turn,
  day: string,
  ground: DialogueGround,
): Reply | undefined {
  const faking = FAKING.test(text);
  if (!faking && (question === undefined || claims.length > 3)) return undefined;
  const reply = ground.answerQuestion(text, day);
  if (reply.kind === "refuse") return reply;
  if (!UNTRUE.test(text)) return undefined;
  const plain = ground.answerQuestion(PLAINLY, day);
  return plain.kind === "refuse" ? plain : plainReply(NOT_SO, day);
}

/** Answers to what a message asks in the middle, before the open question is put again. */
export function answersBetween(
  text: string,
  { turn, requests, hearsay }: Pick<TurnTaken, "turn" | "requests" | "hearsay">,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
): { readonly replies: readonly Reply[]; readonly about?: string } {
  const { commands } = turn;
  // What is only heard is held against what the law says, even where nothing is asked.
  const question = turn.question ?? (hearsay && turn.claims.length === 0 ? text : undefined);
  const own = commands.some((one) => one !== "pause") || requests.some((one) => OWN.includes(one));
  if (own || onlyWishes(text, ground.knowledge.programmes)) return { replies: [] };
  if (question === undefined) return { replies: greeting(text, turn, before, view, ground) };
  const within = factsWithin(view, ground);
  const defined = defining(question, before.asked, within, view.asOf, ground);
  if (defined) return { replies: [defined.reply], about: defined.fact };
  const reply = ground.answerQuestion(question, view.asOf);
  if (reply.kind === "smalltalk" && before.rules.length > 0) return { replies: [] };
  return { replies: [{ ...reply, choices: [] }] };
}

/** Before anything was told, what asks for no policy is met with a friendly sentence. */
function greeting(
  text: string,
  { claims, doubted, unknown }: Turn,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
): Reply[] {
  const tells = claims.length + doubted.length + unknown.length > 0;
  if (tells || before.rules.length > 0 || view.standings.length > 0 || text === "") return [];
  const reply = ground.answerQuestion(text, view.asOf);
  return reply.kind === "smalltalk" ? [{ ...reply, choices: [] }] : [];
}
