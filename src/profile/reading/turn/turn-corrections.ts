import { readQuantities } from "../../../units/quantities.ts";
import type { Quantity } from "../../../units/quantity.ts";
import { compare, ratio } from "../../../units/rational.ts";
import type { Entry } from "../../history.ts";
import { intervalOf } from "../../stored-value.ts";
import { chosen } from "../fitting.ts";
import { readMessage } from "../message.ts";
import { readStatements } from "../read-statements.ts";
import type { Statement } from "../statement.ts";
import type { TurnContext } from "./turn-context.ts";

const CORRECTS =
  /不对|说错|写错|打错|记错|算错|数错|报错|弄错|搞错|填错|更正|纠正|改成|改为|改一下|应该是|其实是|准数|准确(?:的|数)|重新(?:核|算|查)了|才是|[少多漏][写打输填]|没那么(?:多|高|少)|核(?:对|实)(?:过)?(?:了)?|不是[^,，。\s]{0,8}\d/;
const TAKEN_BACK =
  /(?:算了|撤了|撤回|去掉|删掉|删了|划掉|作废|不要了|不算数|别算|不作数|当我没说|(?:刚才|刚刚|前面|上面|那个?|这个?)[^,，。\d]{0,8}(?<!算)不算(?:了|数)?[。!！]?$|先不要|不要(?:这个|那个)?了?[。!！]?$)/;
/** That somebody leaves it there for now takes nothing back. */
const BREAKS_OFF =
  /(?:算了|不要了)[,，。\s]*(?:先|今天|今儿|就|改天|回头|明天)[^,，。]{0,4}(?:到这|到此|这样|说|弄|聊|来)/;
/** That is asked, and takes nothing back: 旧证书作不作废, 附注要不要, 什么会让它作废. */
const ASKS = /[吗么?？]|(.)不\1|什么|啥|怎么|咋|哪|几时|多久|如何/u;
/** A wish put as a question: 那个能不能删了, 可以去掉吗. */
const WISHES = /能不能|可不可以|行不行|好不好|好[吗么不]|(?:可以|能|行)[^,，。]{0,8}[吗么不]/gu;
/** What may stand around the words that take back, where they speak of what was said last. */
const BARE =
  /^[\s,，。.!！~、;；]*(?:请|麻烦|帮我|给我|先|就|都|还是|把|它|这|那|哦|哎|唉|嗯|吧|哈|啊|了|的|掉|[\s,，。.!！~])*$/u;
const LAST_ONE = /(?:刚才|刚刚|前面|上面|上一?个|那个|这个|那条|那一?项|那数|这数)/;
/** What a figure was instead of what it was taken for. */
const OTHER_THING =
  /(?:那个?|这个?|刚才|刚刚|前面|上面)[^,，。]{0,8}(?:是|算)(?:的)?(开票(?:数|额|金额)?|含税(?:数|价|收入)?|不含税|合并(?:报表|口径)?(?:的)?(?:数)?|集团(?:的)?(?:数)?|预计(?:的|数)?|计划(?:的|数)?|预算(?:的|数)?|合同额?|签约额?|订单(?:额|数)?|流水|快报(?:数)?|税局的数|估(?:的|计)|(?:全)?集团的)/;
/** A figure said before that took in more, with the own one behind it: 52是含派遣的 自己的46个. */
const TOOK_IN =
  /^(?:[^,，。;；\d]{0,3})?(?:是|都是|里面?)?(?:含|包括|包含|连|算上|加上|集团|合并|含税|全集团|母公司|税前|毛的)/;
const OWN_ONE = /自己|实际|其实|本部|单体|不含|我们|除去|扣掉|去掉|刨|净的|本公司/;
/** What only revenue is taken for. */
const OF_REVENUE = /开票|含税|流水|合同|签约|订单/;
const REVENUES = new Set(["salesRevenue", "operatingRevenue", "mainRevenue"]);
const WHOLE = 10_000n;
const LEAD = /^(?:不对|错了|说错了|更正)[,，\s]*/;
/** All that was said of something, in whatever turn: 研发三个都先别算. */
const EVERY =
  /(?:[两三四五几]|\d)(?:个|年|条|笔)(?:的|数)*(?:都|全|也)|全部|所有|统统|通通|全都?(?=先|别|不|删|撤|作废)/;
/** So many times nearer is clearly what is meant. */
const CLEAR = 3;

/** Whether a message puts right what was said before. */
export function putsRight(text: string): boolean {
  return CORRECTS.test(text);
}

/** Entries that a message takes back: those it names, else what was said last; none where it says what stands instead. */
export function takenBack(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): { id: number; why?: string }[] {
  const other = OTHER_THING.exec(text);
  if (other && statements.length === 0) {
    const money = lastSaid(context.known).filter(({ value }) => value.kind === "figure");
    const named = namedEntries(text, context);
    const why = other[1] ?? "";
    const revenues = context.known.filter(({ fact }) => REVENUES.has(fact)).slice(-1);
    const last = OF_REVENUE.test(why) && revenues.length > 0 ? revenues : money.slice(-1);
    const meant = named.length > 0 ? named : last;
    return meant.map(({ id }) => ({ id, why }));
  }
  if (!TAKEN_BACK.test(text) || BREAKS_OFF.test(text) || statements.length > 0) return [];
  const clause = text.split(/[,，。;；\s]+/u).find((each) => TAKEN_BACK.test(each)) ?? text;
  if (ASKS.test(clause.replace(WISHES, ""))) return [];
  const named = namedEntries(text, context);
  if (named.length > 0) return named.map(({ id }) => ({ id }));
  if (!LAST_ONE.test(text) && !BARE.test(text.replace(TAKEN_BACK, ""))) return [];
  const last = lastSaid(context.known);
  const fact = last.at(-1)?.fact;
  return last.filter((one) => one.fact === fact).map(({ id }) => ({ id }));
}

/** Entries of the last turn that said anything, but for those that only follow. */
export function lastSaid(known: readonly Entry[]): Entry[] {
  const turn = Math.max(0, ...known.map((one) => one.turn));
  return known.filter((one) => one.turn === turn && one.implied !== true);
}

function namedEntries(text: string, context: TurnContext): Entry[] {
  const { mentions } = readMessage(text, context);
  const facts = new Set(
    mentions.flatMap(({ facts: all, covered }) => {
      const known = all.filter(({ id }) => context.known.some(({ fact }) => fact === id));
      return covered ? [] : (chosen(known, context.within)?.id ?? []);
    }),
  );
  const all = context.known.filter(({ fact }) => facts.has(fact));
  if (EVERY.test(text)) return all;
  const newest = Math.max(0, ...all.map((one) => one.turn));
  return all.filter((one) => one.turn === newest);
}

/** A figure without a name that stands instead of one that was said before: 是46，不是64; 不对，是46. */
export function replacements(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): Statement[] {
  const named = statements.filter(({ unnamed }) => unnamed !== true);
  if (named.length > 0) return [];
  const figures = readQuantities(text, { today: context.today });
  const wider = takenIn(text, figures, context);
  if (wider)
    return instead(" ".repeat(wider.until) + text.slice(wider.until), [wider.entry], context);
  if (!CORRECTS.test(text) || statements.length > 0) return [];
  const denied = figures.flatMap((figure) =>
    /不是|非/.test(text.slice(Math.max(0, figure.start - 3), figure.start))
      ? entriesSaying(context.known, figure)
      : [],
  );
  const last = [...lastSaid(context.known)].reverse();
  const candidates =
    denied.length > 0
      ? denied
      : last.some(({ value }) => value.kind === "figure")
        ? last
        : ofSaidYear(text, context);
  return instead(
    text.replace(LEAD, (lead) => " ".repeat(lead.length)),
    candidates,
    context,
  );
}

/** Where no figure was told last, the newest figures of the year that is said: 前年说错了 是300. */
function ofSaidYear(text: string, context: TurnContext): Entry[] {
  const [year, ...others] = readMessage(text, context).years;
  const of = year?.years;
  if (!of || of[0] !== of[1] || others.length > 0) return [];
  const figures = context.known.filter(
    ({ value, years, implied }) =>
      implied !== true && value.kind === "figure" && years?.[0] === of[0] && years[1] === of[1],
  );
  const newest = Math.max(0, ...figures.map(({ turn }) => turn));
  return figures.filter(({ turn }) => turn === newest).reverse();
}

/** The one statement that stands instead of an entry: of several, of the one nearest to it. */
function instead(text: string, candidates: readonly Entry[], context: TurnContext): Statement[] {
  const found = candidates.flatMap((entry) => {
    const { fact, years } = entry;
    const year = years && years[0] === years[1] ? { year: years[0] } : {};
    const [one, ...others] = readStatements(text, { ...context, asked: { fact, ...year } }).filter(
      (each) => each.fact === fact,
    );
    if (!one || others.length > 0) return [];
    return [{ one: years && !one.years ? { ...one, years } : one, apart: apartness(one, entry) }];
  });
  const [best, next] = found.sort((a, b) => a.apart - b.apart);
  if (!best) return [];
  const open =
    next !== undefined && next.one.fact !== best.one.fact && next.apart < best.apart * CLEAR;
  return [open ? { ...best.one, unsure: "field" } : best.one];
}

/** How many times the larger is as much as the smaller, in the size that lies nearer; 1 where nothing tells. */
function apartness({ value, unitSaid }: Statement, entry: Entry): number {
  if (value.kind !== "figure" || entry.value.kind !== "figure") return 1;
  const [now, was] = [value.interval.low ?? value.interval.high, intervalOf(entry.value).low];
  if (!now || !was || now.n === 0n || was.n === 0n) return 1;
  const sized = unitSaid ? now : now.mul(WHOLE);
  const times = Math.abs(sized.div(was).valueOf());
  return times < 1 ? 1 / times : times;
}

/** The entry of a figure said before that took in more than the company's own, and where its words end. */
function takenIn(
  text: string,
  figures: readonly Quantity[],
  { known }: TurnContext,
): { readonly entry: Entry; readonly until: number } | undefined {
  const [first, second] = figures;
  if (!first || !second || !TOOK_IN.test(text.slice(first.end))) return undefined;
  const between = text.slice(first.end, second.start);
  const entry = entriesSaying(known, first).at(-1);
  const until = first.end + between.search(OWN_ONE);
  return entry && OWN_ONE.test(between) ? { entry, until } : undefined;
}

/** Entries that say a figure, in any unit that it may have been said in. */
export function entriesSaying(known: readonly Entry[], { value, words }: Quantity): Entry[] {
  return value === undefined ? [] : known.filter((entry) => says(entry, value.toFraction(), words));
}

/** Whether an entry says a figure, in any unit that it may have been said in. */
function says({ value }: Entry, figure: string, words: string): boolean {
  if (value.kind !== "figure") return false;
  const { low, high } = intervalOf(value);
  const [n = "0", d = "1"] = figure.split("/");
  const said = ratio(BigInt(n), BigInt(d));
  const sizes = /[万亿元]/.test(words) ? [said] : [said, said.mul(WHOLE), said.div(100n)];
  return sizes.some(
    (one) =>
      low !== undefined && high !== undefined && compare(low, one) <= 0 && compare(one, high) <= 0,
  );
}
