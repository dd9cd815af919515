import type { Claim } from "../../profile/claim.ts";
import { readTurn } from "../../profile/reading/turn/read-turn.ts";
import type { Turn, TurnContext } from "../../profile/reading/turn/turn-context.ts";

/** Somebody else's company. */
const THEIRS =
  /(?:同学|亲戚|老乡|哥们|朋友|客户|供应商|熟人|邻居|老同事|表[哥弟]|小舅子|合作方?|友商)(?:他|她)?们?(?:那|的|家)|(?:他|她|人家|他们|她们)(?:那)?(?:家|公司|厂)/;

/** What is said of somebody else's company: read as if it were one's own. */
export function theirsIn(text: string, { supposed, claims }: Turn, context: TurnContext): Claim[] {
  const told = [...supposed, ...claims];
  if (told.length > 0) return told;
  const own = text.replace(THEIR_WORDS, " ");
  return [...readTurn(own, { ...context, known: [], asked: [] }).claims].filter(
    ({ implied }) => implied !== true,
  );
}

/** Words that make figures those of another company. */
const THEIR_WORDS =
  /我?(?:同学|亲戚|老乡|哥们儿?|朋友|客户|供应商|熟人|邻居|老?同事|表[哥弟]|小舅子|合作方?|友商|隔壁|同行|战友)(?:他|她|的)?们?(?:那|的|家|公司|厂|开)*|(?:他|她)们?(?:那)?(?:家|公司|厂)?/g;

/** Whether a message tells of somebody else's company. */
export function isForeign(text: string, { foreign, claims }: Turn): boolean {
  return (
    foreign || (claims.length > 0 && THEIRS.test(text) && !/我们(?:公司|自己|这边|家)/.test(text))
  );
}
