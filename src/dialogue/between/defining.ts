import { printClause, type Clause } from "../../clauses/clause.ts";
import type { Day } from "../../calendar/day.ts";
import type { Reply } from "../../messages/reply.ts";
import type { FactDefinition } from "../../profile/fact-definition.ts";
import { chosen } from "../../profile/reading/fitting.ts";
import { readMessage } from "../../profile/reading/message.ts";
import type { Asked } from "../../profile/reading/turn/turn-context.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { plainReply } from "../plain-reply.ts";

const WHAT_IS =
  /是(?:个)?(?:啥|什么)|(?:啥|什么)意思|指(?:的是)?(?:啥|什么)|(?:咋|怎么|如何)(?:个)?(?:算|统计|数|取|填)|包(?:括|含)(?:哪些|什么|啥)|算不算/;
const SAME =
  /是不是(?:就是|一个|同|一样)?|(?:是)?一(?:样|回事|个数)|等于|区别|不同|(?:和|跟|与).{2,16}(?:吗|么|[?？])/;

/** Kinds of research expenses by the words they go by in questions; facts by id. */
const SPOKEN: readonly (readonly [words: RegExp, fact: string])[] = [
  [/加计/, "deductionClaimed"],
  [/统计(?:局|报表|口径|上报)/, "rdExpenseStatistics"],
  [/高企口径|专审|专项审计/, "rdExpenseHnte"],
];
/** So many characters of a name tell what is meant. */
const PART = 4;

/** Says what a fact is that is asked about, and how two of them differ that are taken for the same. */
export function defining(
  question: string,
  asked: readonly Asked[],
  within: readonly string[],
  day: Day,
  ground: DialogueGround,
): { readonly reply: Reply; readonly fact: string } | undefined {
  const { mentions } = readMessage(question, { today: day, vocabulary: ground.vocabulary, within });
  const order = [...asked.map(({ fact }) => fact), ...within];
  const named = mentions
    .filter(({ covered }) => !covered)
    .flatMap(({ facts }) => chosen(facts, order) ?? []);
  const asking = asked.flatMap(({ fact }) => ground.ground.definitions.get(fact) ?? []);
  const meant = asking.filter((one) => namesPart(question, one));
  const spoken = SPOKEN.flatMap(([words, id]) =>
    words.test(question) ? (ground.ground.definitions.get(id) ?? []) : [],
  );
  const facts = [...new Set([...meant, ...named, ...spoken])].filter(
    ({ definition }) => definition !== undefined,
  );
  const [first, second] = facts;
  if (!first) return undefined;
  if (second && SAME.test(question)) {
    const apart = first.distinctFrom.includes(second.id) || second.distinctFrom.includes(first.id);
    const family = /^rdExpense|^deductionClaimed/;
    if (apart || (family.test(first.id) && family.test(second.id)))
      return {
        reply: reply(
          [`${first.label}和${second.label}不是一回事，不能互相代替。`],
          [first, second],
          day,
          ground,
        ),
        fact: first.id,
      };
  }
  if (!WHAT_IS.test(question) || !isOwn(first, order)) return undefined;
  return { reply: reply([], [first], day, ground), fact: first.id };
}

/** Whether a question speaks of a fact by part of what it is called. */
function namesPart(question: string, { label, aliases }: FactDefinition): boolean {
  return [label, ...aliases].some((name) =>
    Array.from({ length: Math.max(0, name.length - PART + 1) }, (_, at) =>
      name.slice(at, at + PART),
    ).some((part) => question.includes(part)),
  );
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
