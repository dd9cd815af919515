import type { Day } from "../calendar/day.ts";
import type { Programme } from "../knowledge/programme.ts";
import type { Claim } from "../profile/claim.ts";
import type { Command } from "../profile/reading/turn/turn-commands.ts";
import type { Turn } from "../profile/reading/turn/turn-context.ts";
import { ENOUGH, HOW_MUCH, NOT_KNOWN, OF_CHECK, OF_WHOLE } from "./taking/brings-own.ts";
import { meantBy } from "./company-begun.ts";
import { factsWithin, viewOf } from "./company-view.ts";
import { readingOf } from "./company-turn.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { newCompany } from "./dialogue-state.ts";
import { asksToLook } from "./dialogue-takes.ts";
import { requestsIn, type Request } from "./between/requests.ts";
import { onlyWishes, withoutNames, withoutWishes } from "./asking/starting.ts";
import { asksWhich } from "./between/which-programmes.ts";

/** What a first message that tells of the company asks: whether the company qualifies, whether single figures do, or more. */
export type FirstAsked = "whether" | "figures" | "more";

/** Parts of a message, a question mark at the end of its own. */
const PARTS = /(?<=[?？])|[\s,，。；;!！~～]+/;
/** Asks something, in spoken words too. */
const ASKS =
  /[?？]|(?:吗|么|呢|嘛|呗)(?:还是[^,，。\d]{0,6})?$|(?:能|可以|算|认|行|够|管用|作数|有效|影响|享受|需要|必须|还用|还要|要紧|碍事|合适|合规|对)[^,，。]{0,12}不$|(?:[了过到]|算|够[^,，。\d]{0,4}|能|行|有效)(?:没|没有)$|(.)[不没]\1|(?:没事|没问题|不碍事|行|可以|能|对|是|够|算|要|一样|过)[^,，。]{0,10}[吧啊]$|真的假的|是真是假|真不真|(?:算|是|按|拿|走|填|用|报)[^,，。\d]{0,10}还是|(?<![十好差缺少这那前近后头有没])几(?![十百千万亿])|[给奖励补助贴拿领到得交省退抵扣发家是]几[百千]?万(?:元|块|钱)?$|哪(?!怕)|(?<!没)多少|(?:啥|什么|撒)(?!都|也)|怎么|咋|如何|是不是|能不能|有没有|要不要|为什么|谁|多久/;
/** What is left of words that ask whether figures do. */
const ENOUGH_WORDS = /过得?[去了]?|达标|合格|符合|有戏|条件|标准|够|得|格|的|都|都能|[上到]/g;
/** Asks nothing: 怎么也有个三四十, 啥都没有. */
const EMPHATIC = /(?:再?怎么|咋)(?:也|都|着)|(?:啥|什么|哪儿?)(?:也|都)(?=没|不)/g;
/** Asks by how much one thing falls short, and not the whole: 面积那条差多少. */
const SHORT_OF_ONE =
  /(?:面积|人数|占比|比例|收入|营收|资产|研发|工位|得分|分数|[那这]一?[条项])[^,，。\d]{0,6}(?:差|缺|少)(?:多少|几)/;
/** Asks whether a line is passed over: 能评科小吗还是超了, 规模线超没超. */
const PASSES_LINE = /超没超|超不超|超了?(?:没有?|吗|么|不)$|还是超/;
/** What only a conversation can do. */
const COMMANDS: readonly Command[] = ["skip", "back", "summary", "restart", "pause", "erase"];
const REQUESTS: readonly Request[] = ["picture", "order", "nearly", "files", "colleague"];
/** So many characters beside that name what is asked of. */
const NAMES = 2;

/**
 * What a first message asks; `undefined` where it tells nothing of the company or asks nothing. Whoever
 * asks for a look at the company has one, whatever is asked besides.
 */
export function firstAsks(text: string, day: Day, ground: DialogueGround): FirstAsked | undefined {
  const { programmes } = ground.knowledge;
  const { claims, doubted, commands, unknown } = firstRead(text, day, ground);
  if (claims.length + doubted.length === 0) return undefined;
  const begins =
    asksWhich(text, true) ||
    commands.some((one) => COMMANDS.includes(one)) ||
    requestsIn(text).some((one) => REQUESTS.includes(one));
  if (begins) return "whether";
  const parts = text.split(PARTS);
  const leaves = (part: string) =>
    NOT_KNOWN.test(part) || unknown.some(({ words }) => words.includes(part));
  const asked = parts
    .map(asking)
    .flatMap((part, index) =>
      ASKS.test(part) && !leaves(part)
        ? [askedBy(bare(part), bare(parts[index - 1] ?? ""), programmes)]
        : [],
    );
  if (asked.length === 0) return undefined;
  if (asked.includes("whether"))
    return tellsNothingLooked(text, [...claims, ...doubted.map(({ claim }) => claim)], day, ground)
      ? "more"
      : "whether";
  if (asked.includes("more")) return "more";
  // What is to be confirmed first decides nothing yet; who asks of several lines wants a look.
  return doubted.length > 0 || asked.length > 1 ? "whether" : "figures";
}

/** Whether a first message tells anything of the company. */
export function tellsFirst(text: string, day: Day, ground: DialogueGround): boolean {
  const { claims, doubted } = firstRead(text, day, ground);
  return claims.length + doubted.length > 0;
}

/** Whether no figures are told, and the rules meant look at nothing of what is: whether that matters is asked of the law. */
function tellsNothingLooked(
  text: string,
  told: readonly Claim[],
  day: Day,
  ground: DialogueGround,
): boolean {
  const { rules } = meantBy(text, [], newCompany(), ground);
  if (rules.length === 0) return false;
  const within = factsWithin(viewOf({ ...newCompany(), rules }, day, ground), ground);
  return told.every(({ fact, value }) => value.kind !== "figure" && !within.includes(fact));
}

/** A first message as it is read for the programme that it means. */
function firstRead(text: string, day: Day, ground: DialogueGround): Turn {
  const { rules } = meantBy(text, [], newCompany(), ground);
  return readingOf(text, day, { ...newCompany(), rules }, ground);
}

/** A part without words that only look like a question's. */
function asking(part: string): string {
  return part.replace(EMPHATIC, "");
}

function bare(part: string): string {
  return part.replace(/[?？]+$/, "");
}

/** What a part of a message asks, behind the part `before` it. */
function askedBy(part: string, before: string, programmes: readonly Programme[]): FirstAsked {
  if (OF_CHECK.test(part)) return SHORT_OF_ONE.test(part) ? "more" : "whether";
  if (HOW_MUCH.test(part) || PASSES_LINE.test(part)) return "more";
  if (asksToLook(part)) return "whether";
  if (onlyWishes(part, programmes)) {
    // 行不行 alone is asked of what was said before it.
    const alone = withoutNames(part, programmes) === part && !/报|评|申请|认定|入库/.test(part);
    const ofFigures = before === "" || /\d/.test(before) || onlyWishes(before, programmes);
    return alone && !ofFigures ? "more" : "whether";
  }
  if (OF_WHOLE.test(part)) return "whether";
  if (!ENOUGH.test(part)) return "more";
  const rest = withoutWishes(withoutNames(part, programmes)).replace(ENOUGH_WORDS, "");
  return rest.length >= NAMES && !/\d/.test(rest) ? "figures" : "whether";
}
