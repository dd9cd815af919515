import { asksWhen } from "./asks-when.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { chosen } from "./fitting.ts";
import type { Mention } from "./mention.ts";
import { clauseAt, sentenceAt, type Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";
import { asksOther } from "./scope.ts";
import { toldStatement } from "./told.ts";

const FILLER =
  "(?:过|了|什么|任何|自己的?|独立的?|专门的?|个|一个|正式|国家|被列?入?|到|重大|严重|大的?)*";
const NO_BEFORE = new RegExp(
  `(?<!是|有)(?:没有?|未|无|不是|不算|不属于?|不在|还不是|并不是|从来?没有?|从未|没被|没在|没出|未出|没发生|没受|非|不沾|沾不上|够不上|靠不上|搭不上|不靠|不涉及|谈不上)(?:出|发生|受|上|进|拿|建|做|评上?|认定)?${FILLER}$`,
);
const YES_BEFORE = new RegExp(
  `(?:(?<![不还算要可])是|(?<!没)有|已经?是?|属于|出过|出了|发生过|建了|设了|拿了|拿到了|(?:已经|刚|我们)(?:评上|拿到|取得)|评上了|认定了|入了|取得了|受过|做了|(?<!不)沾|沾上|(?:拿|评|评上|认定|拿到|取得)的|刚刚?|今年才)${FILLER}$`,
);
const NO_BEHIND =
  /^(?:资格|证书|证|称号|名单|什么的)?(?:也|都|还|暂时|目前|现在|是)*(?:没有|不沾边?|沾不上|够不上|靠不上|搭不上边?|没(?:报|评|拿|做|建|认定|办|入)?(?:过|上|到|呢)?|不是|无)(?=$|[\s,，。；;、!！)）])/;
const YES_BEHIND =
  /^(?:资格|证书|证|称号|企业|什么的)?(?:也|都|早就|已经|也都|是)*(?:有(?:的|了)?|齐全?了?|健全|单独的?|独立的?|拿了|拿到了|评上了|认定了|建了|做了|建好了|过了)(?=$|[\s,，。；;、!！)）])/;
/** Behind a name it makes another word of it: 高企培育库, 小巨人政策. */
const OTHER_WORD =
  /^(?:培育|申报|认定(?!了)|政策|奖励|补贴|补助|条件|标准|办法|通知|名单|评审|的(?:条件|奖励|政策|要求))/;
/** Before a title that companies are counted by: 6家拿了科小. */
const OF_OTHERS = /[\d一两二三四五六七八九十几]家[^,，]{0,4}$/;
/** Names that affirm by themselves: 第一次入规. */
const FIRST_TIME = /^(?=首次|第一次|头一[回次])/;
/** What was done, by a name that is a deed: 入规了. */
const DONE = /(?:[入上升进]规|入统|登记|推荐|转化)(?=(?:过|好|完)?了)/;
const QUESTION = /[吗么不?？]\s*$|是不是|有没有|算不算|能不能|是否|有无/;
const SURE = "(?:肯定|必须|当然|绝对|确实|的确|早就?|一直|那?必|全都?|都)?";
const YES = new RegExp(
  `^(?:${SURE}(?:是的?|对的?|有的?|算(?!了)的?)|嗯+|没错|已经?有了?|已经是|有了|当然|都有){1,3}(?:[啊呀呢哦的了吧嘛]*)$`,
);
const NO = new RegExp(
  `^(?:${SURE}(?:不是的?|没有?的?|不算)|否|无|还没有?|没呢|从来没有|没出过|都没有?){1,3}(?:[啊呀呢哦的了吧嘛]*)$`,
);
const GOT = /(?:拿|评|评上|认定|拿到|取得)的/;
/** What is only thought: 应该有吧. */
const HEDGED = /^(?:应该|好像|可能|估计|大概|也许|似乎|貌似|我?觉得|印象里)(?:也|都|就|还|算)?/;
const HEDGE = /应该|好像|可能|估计|也许|似乎|貌似|觉得|印象/;
/** What is on its way is not there yet. */
const UNDER_WAY =
  /^(?:还|也|现在|目前)*(?:正在?|在|准备|打算|计划|筹)(?:筹|要)?(?:建|办|申请|申报|搞|弄|做|评|走流程|制定|写)/;

/** Reads what a message affirms or denies: 是高企, 没出过事故, 制度都有. */
export function yesNoStatements(message: Message, context: ReadingContext): Statement[] {
  const answer = answered(message, context);
  if (answer) return [answer];
  return message.mentions.flatMap((mention) => {
    const facts = mention.facts.filter(({ kind }) => kind === "yesno");
    const own = context.within?.some((id) => facts.some((each) => each.id === id));
    const fact = chosen(facts, context.within);
    if (!fact || isInside(mention, message)) return [];
    const several = facts.length > 1 && own !== true;
    return affirmed(message, mention, fact, several) ?? [];
  });
}

/** Whether a longer name of something affirmed covers it: 高企 in 高企资格. */
function isInside({ start, end, covered }: Mention, { mentions }: Message): boolean {
  return (
    covered &&
    mentions.some(
      (each) =>
        each.start <= start &&
        each.end >= end &&
        each.end - each.start > end - start &&
        each.facts.some(({ kind }) => kind === "yesno"),
    )
  );
}

function affirmed(
  message: Message,
  { start, end }: Mention,
  fact: FactDefinition,
  several: boolean,
): Statement | undefined {
  const { folded } = message;
  const [from, to] = clauseAt(message, start);
  const condition = folded.startsWith("的话", end);
  const open = QUESTION.test(folded.slice(from, to)) && !asksOther(folded.slice(end, to));
  if (!condition && open) return undefined;
  if (asksWhen(folded.slice(sentenceAt(message, start)[0], start))) return undefined;
  const before = folded.slice(Math.max(from, start - 10), start);
  const behind = folded.slice(end, end + 10);
  if (OTHER_WORD.test(behind) || OF_OTHERS.test(before)) return undefined;
  const [noBefore, noBehind] = [NO_BEFORE.exec(before), NO_BEHIND.exec(behind)];
  const [yesBefore, yesBehind] = [YES_BEFORE.exec(before), YES_BEHIND.exec(behind)];
  const no = noBefore ?? noBehind;
  const yes =
    yesBefore ?? yesBehind ?? FIRST_TIME.exec(folded.slice(start, end)) ?? deed(folded, start, end);
  const found = no ?? yes;
  const away = found ? null : UNDER_WAY.exec(behind);
  if (away)
    return toldStatement(
      message,
      fact,
      { kind: "yesno", yes: false },
      start,
      end + away[0].length,
      "sure",
    );
  if (!found) return undefined;
  const dated =
    GOT.test(found[0]) && message.dates.some((day) => day.start >= from && day.end <= to);
  // A title that was got some day may have run out.
  if (dated && fact.id === "isHnte") return undefined;
  const thought = dated || HEDGE.test(folded.slice(from, start)) || HEDGE.test(found[0]);
  const inFront = found === noBefore || found === yesBefore;
  const first = inFront ? start - found[0].length : start;
  const last = inFront ? end : end + found[0].length;
  const value = { kind: "yesno", yes: !no } as const;
  return toldStatement(
    message,
    fact,
    value,
    first,
    last,
    several ? "field" : thought ? "sure" : undefined,
  );
}

function deed(folded: string, start: number, end: number): RegExpExecArray | null {
  const done = DONE.exec(folded.slice(start, end + 3));
  return done && done.index + done[0].length <= end - start ? /^/.exec("") : null;
}

/** A yes or no to what had just been asked. */
function answered(message: Message, { asked, vocabulary }: ReadingContext): Statement | undefined {
  const fact = asked && vocabulary.definitions.get(asked.fact);
  if (fact?.kind !== "yesno") return undefined;
  const first = /^[^,，。；;!！\s]*/.exec(message.folded.trimStart())?.[0] ?? "";
  const start = message.folded.length - message.folded.trimStart().length;
  const hedged = HEDGED.exec(first)?.[0] ?? "";
  const plain = first.slice(hedged.length);
  const yes = YES.test(plain);
  if (!yes && !NO.test(plain)) return undefined;
  const doubt = hedged === "" ? undefined : "sure";
  return toldStatement(message, fact, { kind: "yesno", yes }, start, start + first.length, doubt);
}
