import type { Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Asked } from "../../profile/reading/turn/turn-context.ts";
import { newColleagueLink, storeColleagueLink } from "../../stores/colleague-links.ts";
import type { Transaction } from "../../stores/database.ts";

/** Where a link belongs. */
interface LinkPlace {
  readonly enterpriseId: string;
  readonly conversationId: string;
  readonly pages: string;
  readonly at: Date;
  readonly asOf: Day;
}

/** A link for a colleague: what is said of it, and how it is stored; `undefined` when nothing is asked. */
export function linkReply(
  asked: readonly Asked[],
  { enterpriseId, conversationId, pages, at, asOf }: LinkPlace,
  { ground }: DialogueGround,
): { readonly reply: Reply; readonly store: (tx: Transaction) => Promise<void> } | undefined {
  if (asked.length === 0) return undefined;
  const places = asked.flatMap(({ fact, years }) =>
    years.length === 0 ? [{ fact }] : years.map((year) => ({ fact, years: [year, year] as const })),
  );
  const link = newColleagueLink({ enterpriseId, conversationId, asked: places }, at);
  const labels = [
    ...new Set(asked.map(({ fact }) => ground.definitions.get(fact)?.label ?? fact)),
  ].join("、");
  const until = dayOf(link.expiresAt.toISOString()) ?? "";
  const reply: Reply = {
    kind: "answer",
    text: `把这个链接发给知道的同事：${pages}/help/${link.token}\n打开只看得到这几项：${labels}；填了就记进同一份资料，你在资料栏里马上看得到；已有的数不给同事看。${until} 前有效，随时可以在资料栏收回。`,
    citations: [],
    choices: [],
    asOf,
  };
  return { reply, store: (tx) => storeColleagueLink(tx, link, at) };
}
