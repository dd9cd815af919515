import { printClause, type Clause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import type { Reply } from "../messages/reply.ts";
import type { FactDefinition } from "../profile/fact-definition.ts";
import { chosen } from "../profile/reading/fitting.ts";
import { readMessage } from "../profile/reading/message.ts";
import type { Asked } from "../profile/reading/turn-context.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { plainReply } from "./plain-reply.ts";

const WHAT_IS =
  /是(?:个)?(?:啥|什么)|(?:啥|什么)意思|指(?:的是)?(?:啥|什么)|(?:咋|怎么|如何)(?:个)?(?:算|统计|数|取|填)|包(?:括|含)(?:哪些|什么|啥)|算不算/;
const SAME =
  /是不是(?:就是|一个|同|一样)?|(?:是)?一(?:样|回事|个数)|等于|区别|不同|(?:和|跟|与).{2,16}(?:吗|么|[?？])/;

/** Says what a fact is that is asked about, and how two of them differ that are taken for the same. */
export function defining(
  question: string,
  asked: readonly Asked[],
  within: readonly string[],
  day: Day,
  ground: DialogueGround,
): Reply | undefined {
  const { mentions } = readMessage(question, { today: day, vocabulary: ground.vocabulary, within });
  const order = [...asked.map(({ fact }) => fact), ...within];
  const named = mentions
    .filter(({ covered }) => !covered)
    .flatMap(({ facts }) => chosen(facts, order) ?? []);
  const facts = [...new Set(named)].filter(({ definition }) => definition !== undefined);
  const [first, second] = facts;
  if (!first) return undefined;
  if (second && SAME.test(question)) {
    const apart = first.distinctFrom.includes(second.id) || second.distinctFrom.includes(first.id);
    const family = /^rdExpense|^deductionClaimed/;
    if (apart || (family.test(first.id) && family.test(second.id)))
      return reply(
        [`${first.label}和${second.label}不是一回事，不能互相代替。`],
        [first, second],
        day,
        ground,
      );
  }
  if (!WHAT_IS.test(question) || !isOwn(first, order)) return undefined;
  return reply([], [first], day, ground);
}

/** Facts that nobody asked about and no rule uses are not what a question on policy is about. */
function isOwn({ id }: FactDefinition, order: readonly string[]): boolean {
  return order.includes(id);
}

function reply(
  begin: readonly string[],
  facts: readonly FactDefinition[],
  day: Day,
  ground: DialogueGround,
): Reply {
  const lines = facts.map(({ label, definition = "", hint = "", clause }) => {
    const source = clause ? `〔${printClause(clause)}〕` : "";
    const stop = definition.endsWith("。") ? "" : "。";
    return `${label}：${definition}${stop}${hint}${source}`;
  });
  const clauses = facts.flatMap(({ clause }): readonly Clause[] => (clause ? [clause] : []));
  return plainReply([...begin, ...lines].join("\n"), day, [], ground.cite(clauses, day));
}
