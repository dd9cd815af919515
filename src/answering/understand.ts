import { addDays, type Day } from "../calendar/day.ts";
import { plain } from "../knowledge/pattern.ts";
import { toldFor } from "../knowledge/telling.ts";
import { contentOf } from "./content-words.ts";
import { dayAlone, dayMeant, yearOfProgramme } from "./day-meant.ts";
import { yearOfPastRule } from "./past-rule.ts";
import type { Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";
import { holds } from "./sourced.ts";
import { sayingOf, speaksOf, type Saying } from "./speaking.ts";

/** When and where a question is asked, and after what. */
export interface Situation {
  /** The day whose law answers unless the question says another. */
  asOf: Day;
  /** Name of the place meant unless the question says another; `undefined` means the home region. */
  place: string | undefined;
  /** The frames of the conversation, newest last. */
  earlier: readonly Frame[];
  /** Programmes (ids) that the message names of which the question is a part. */
  within?: readonly string[];
  /** Whether it is known to lean on the question before it. */
  leans?: boolean;
}

/** A question as it was understood, before anything is looked up. */
export interface Understood {
  frame: Frame;
  /** What the tables' patterns are looked for in: as typed, for a mended word may hide one of theirs. */
  saying: Saying;
  /** What was asked before, where this question leans on it. */
  before?: Frame | undefined;
  /** How it goes on with what was answered: the same question of another programme, place or day, or a further one. */
  follows?: "repeats" | "leans";
}

/** A question that begins or ends like this, or says no more than this, leans on the one before. */
const leaning =
  /^(?:那么?|要是|如果|假如|若是?|再|又|还|对了|另外|然后|所以|不过|但是?|可是?|换成|改成|同样|为啥|为什么|凭啥|依据|怎么)|呢[?？!！。]*$|它|这个|那个|那家|这家|那项|这项|这种|那种|前面|上面|刚才|刚刚|^.{0,8}也(?:是|要|得|按|能|算|给|一样|有|行|可以|\d)/;
/** After figures that were judged, a message with one of these changes them or asks on. */
const changing =
  /(?:记|看|说|写|打|弄|算|报|填|抄|数)(?:错|岔|混|反|漏)|(?:别的|其[他它余]|剩下的?)(?:都|全)?(?:不变|没变|一样|照旧|不动)|不对|更正|纠正|其实|实际是|变成|改成|改到|调成|涨到|降到|调完|审完|审下来|审出来|核完|会计说|审计说|坏了|掉了|失效|走了|要是|如果|假如|万一|又[招买拿]/;
/** A programme named after this is one that the company does not have. */
const denied = /(?:没有?|不是|并非|非|没评上?|不属于)$/;

/** A programme named after this is one that the company has, where another one is spoken of. */
const possessed =
  /(?:^|[，,。；;])(?:但|那|可|如果|要是)?(?:我们?|咱们?)?(?:只|就|才|也)?(?:(?:有|是个?|已是|已经是|拿了|拿到|评上了?|过了|没有?|不是)|(?:是)?(?:今年|去年|前年|上个?月|早就|已经?)*(?:刚刚?|新|才)?(?:拿|评|认定?|取得|批)(?:到|上|下来)?(?:的|了))$/;
/** Before this a place only says where a university or an institute is that one deals with. */
const ofAnother =
  /^(?:市|省)?(?:的|那边|这边)?(?:一所|一家|某所|那所|某)?\p{Script=Han}{0,3}(?:大学|学院|研究所|研究院|高校|院校|院所|交大)/u;
/** Behind this a place is only where the other side of a deal is. */
const dealtWith = /(?:卖|转让|许可|授权|出售)[^,，。；;]{0,8}(?:给|到|去|往)了?$/;
/** And between these: 从陕西买了个专利. */
const from = /(?:从|跟|向|找)$/;
const bought = /^(?:省|市|那边|那头|的)*[^,，。；;]{0,10}(?:买|引进|受让|购)/;
/** Asks whether the programme named will do for the one spoken of. */
const asMeans =
  /^(?:那|但)?(?:只有|光有|只是|拿|用)|(?:能|可以|可不可以|能不能)?(?:顶替|顶|抵|代替|替代)(?:上|用)?[吗么不]?[?？。]*$/;
/** Asks whether something can be had. */
const asksWhether =
  /能|可以|可不可以|行不|行吗|还要|还用|用不用|要不要|不用|免|直接|够不|有资格|赶得上|来得及/;
/** Asks for what held before what was just told. */
const earlierToo =
  /^(?:那|再)?(?:以前|之前|从前|原来|原先|过去|老办法|旧办法|早先)(?:的|是)?(?:呢|怎么说|怎么规定|啥样|什么样|多少|是多少)?[?？。]*$/;

/** A question this short has no subject of its own, in characters. */
const shortest = 8;

/** A question longer than this stands by itself. */
const longestLeaning = 40;

/** Reads what a question is about. */
export function understand(
  question: string,
  { asOf, place, earlier, within = [], leans: known = false }: Situation,
  mind: Mind,
): Understood {
  const mended = mind.homophones.mend(question);
  const form = plain(mended);
  const found = mind.programmeNames.find(form);
  const last = earlier.at(-1);
  const spoken = found.filter(({ start }) => !denied.test(form.slice(0, start)));
  const others = spoken.filter((one) => !isHeld(form)(one));
  const affirmed = others.length > 0 ? others : spoken;
  const had = (last?.programmes.length ?? 0) > 0 && found.every(isCondition(form));
  // A title that is only held leaves the question with the programme before.
  const asksOfHeld = had && found.length > 0;
  const meant = had ? [] : affirmed.length > 0 ? affirmed : found;
  // Titles that are only held say nothing of a matter that the words name (担保费能报点不，我们是科小).
  const onlyHeld = found.length > 0 && others.length === 0;
  const byWords = !last && (found.length === 0 || onlyHeld) ? byWordsOf(form, mind) : [];
  const ids = onlyHeld && byWords.length > 0 ? [] : meant.map(({ item }) => item.id);
  const named = [...new Set([...ids, ...byWords])];
  const inPlaces = mind.regionNames
    .find(form)
    .filter(
      ({ start, name }) =>
        !ofAnother.test(form.slice(start + name.length)) &&
        !dealtWith.test(form.slice(0, start)) &&
        !(from.test(form.slice(0, start)) && bought.test(form.slice(start + name.length))),
    );
  const places = [...new Set(inPlaces.map(({ item }) => item.name))];
  const said = dayMeant(form, asOf);
  const ofYear = found.map(({ start }) => yearOfProgramme(form, start, asOf));
  const since = last
    ? earlierToo.test(form)
      ? dayBefore(last, mind)
      : dayAlone(form, asOf)
    : undefined;
  const ofRule = () =>
    ofYear.find((one) => one !== undefined) ?? yearOfPastRule(form, named, asOf, mind) ?? asOf;
  const day = since ?? (said.day === asOf ? ofRule() : said.day);
  const own = since ? "" : contentOf(without(said.rest, [...found, ...inPlaces]));
  const another = named.length + places.length + Number(day !== asOf);
  const only = last !== undefined && another > 0 && isEmpty(own);
  const changes = last?.figures !== undefined && named.length === 0 && changing.test(mended);
  const leans =
    last !== undefined &&
    (known || leaning.test(mended) || changes || asksOfHeld || form.length <= shortest);
  const before = leans && form.length <= longestLeaning ? last : undefined;
  // "那科小呢", "兴庆区呢", "3月那会儿呢", "以前呢": the same question of another programme, place or day.
  const repeated = only ? again(last.text, named.length > 0, mind) : undefined;
  const names = [...found, ...inPlaces].map(({ name }) => name);
  const text = repeated === undefined ? mended : [repeated, ...names].join(" ");
  const asked = sayingOf(only ? plain(text) : form);
  return {
    frame: {
      text,
      programmes: named.length > 0 ? named : within.length > 0 ? within : (last?.programmes ?? []),
      named:
        named.length + within.length > 0 ||
        (last !== undefined && last.programmes.length > 0 && (only || asksOfHeld)),
      places: placesMeant(places, before?.places ?? [], place, mind),
      aspects: mind.knowledge.aspects
        .filter(({ words }) => speaksOf(words, asked))
        .map(({ id }) => id),
      asOf: day,
      passages: [],
    },
    saying: sayingOf(plain(only ? text : question)),
    before: only ? undefined : before,
    ...followsOf(only ? "repeats" : "leans", only ? last : before),
  };
}

/** Programmes that the words mean where none is named. */
function byWordsOf(form: string, mind: Mind): readonly string[] {
  const saying = sayingOf(form);
  return mind.knowledge.programmes.filter(({ when }) => speaksOf(when, saying)).map(({ id }) => id);
}

function followsOf(
  how: "repeats" | "leans",
  before: Frame | undefined,
): Pick<Understood, "follows"> {
  return before && before.passages.length > 0 ? { follows: how } : {};
}

/** Tells of a programme's name in a text whether it only says what the company has. */
const isCondition =
  (form: string) =>
  ({ start }: { start: number }): boolean =>
    asMeans.test(form) ||
    (start > 0 && possessed.test(form.slice(0, start)) && asksWhether.test(form));

/** Behind the name of a title that is held: 高企证在手. */
const inHand =
  /^(?:的?证书?|资格|牌子|称号)?(?:在手|到手|有了|还有效|没过期|在有效期|[^,，。;；]{0,7}(?:到期|过期|没续|续不上))/;

/** Tells of a programme's name in a text whether it only says what the company holds while it asks of another. */
const isHeld =
  (form: string) =>
  ({ start, name }: { start: number; name: string }): boolean =>
    asksWhether.test(form) &&
    ((start > 0 && possessed.test(form.slice(0, start))) ||
      inHand.test(form.slice(start + name.length)));

/** The day before what answered a question began to be told; `undefined` when nothing did. */
function dayBefore({ passages: [id], asOf }: Frame, mind: Mind): Day | undefined {
  const told = mind.passages.find((one) => one.passage.id === id && holds(one, asOf));
  return told && addDays(toldFor(told.passage).from, -1);
}

/** The places a question names, else those of the one it leans on, else the one set; the home region is none. */
function placesMeant(
  named: readonly string[],
  before: readonly string[],
  set: string | undefined,
  mind: Mind,
): readonly string[] {
  if (named.length > 0) return named;
  if (before.length > 0) return before;
  return set === undefined || set === mind.homeRegion ? [] : [set];
}

/** The question before, without the programmes it named when another one is meant now. */
function again(text: string, another: boolean, mind: Mind): string {
  const form = plain(text);
  return another ? without(form, mind.programmeNames.find(form)) : form;
}

/** A text without the names found in it. */
function without(form: string, found: readonly { name: string }[]): string {
  return found.reduce((text, { name }) => text.replace(name, " "), form);
}

/** Whether nothing is left that a question could be about; a figure that is taken over is nothing. */
function isEmpty(content: string): boolean {
  const own = content.replace(otherBooks, "");
  const words = takenOver.test(own) ? own.replace(figures, "") : own;
  return words.replace(/[^\p{L}\p{N}]|[呢吗啊呀么]/gu, "").length < 2;
}

/** Where something is reckoned: the programme that is named says it already. */
const otherBooks = /报税|交税|税上|税前|税务口径|汇算(?:清缴)?|(?:那|这)(?:边|头|块|儿)|口径/gu;

/** Asks whether a figure holds here as well. */
const takenOver =
  /^(?:税局|税务局?|科技局|工信局?|汇算|[这那]?[边儿头]|口径|里头?|的话|[\s,，那呢的时候上])*(?:也|同样|照样)/;
const figures =
  /[\d.]+(?:[%万亿分人天项年]|个点)?元?|的?时候|税局|税务局?|科技局|工信局?|汇算|[这那]?[边儿头]|口径|里头?|的话|(?:可以|能)?[进算认扣行用列放](?=[吧吗么呢不呗?？。\s]|$)|[那也是要得按吧呗的]|照样|同样|一样|对吧/gu;
