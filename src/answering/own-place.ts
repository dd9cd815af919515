import { plain } from "../knowledge/pattern.ts";
import type { Told } from "./answer.ts";
import type { Frame } from "./frame.ts";
import { knownMissing, placesElsewhere } from "./known-unknown.ts";
import type { Mind } from "./mind.ts";

/** Speaks of the asker's own place beside another one. */
const besides = /咱|本地|这边|这儿|我们?这|也(?:是|一样|跟|按|照|给|有|能|得)|跟着|照着/;
/** From this confidence on what is found for the own place is told. */
const sure = 0.5;
/** And from this one on where the question names the programme. */
const likely = -0.8;

/** Asks whether the other place's way will do: it asks for nothing of the own place itself. */
const likeThere =
  /[,，]?(?:咱们?|我们?)?(?:那个|这个)?(?:直接|就|也|能不能|可不可以|可以)*(?:照着?|按着?|拿着?|参照|比着|套用?)(?:它|他们?|人家|这|那|着|的)?[^,，。;；?？]{0,10}?(?:准备|来|报|申报|申请|办|弄|写|填|走|做|领|要)?(?:行不行?|行吗|可以不|可以吗|可以|成不|成吗|对不对?|对吗|好不好|中不中|得行不)[?？。]?/gu;
/** And what is left must say something still, in characters. */
const leastLeft = 6;

/** What a question about another place asks of the asker's own; `undefined` where it asks nothing of it. */
export function ownPlace(frame: Frame, mind: Mind): string | undefined {
  const form = plain(frame.text);
  const away = placesElsewhere(frame, mind);
  const found = mind.regionNames.find(form);
  const home = found.some(({ item }) => !away.includes(item.name));
  if (!home && !besides.test(form)) return undefined;
  const rest = found
    .filter(({ item }) => away.includes(item.name))
    .reduce((text, { name }) => text.replaceAll(name, ""), form);
  if (rest === form) return undefined;
  const asked = rest.replace(likeThere, "");
  return asked.length >= leastLeft ? asked : rest;
}

/** Asks whether what holds in another place holds here as well. */
const asksHereToo =
  /也(?:是|一样|这样|这么|按|照|要|不|得|算|能|卡|行)|一样|同样|照(?:这|着|它|他们)|适用|跟着|管我们/;
/** Speaks of something that goes from one place to another: no comparison. */
const across =
  /搬|迁|挪|委托|合作|(?:从|向|跟|找|给|在).{0,6}(?:买|卖)|(?:买|卖)(?:到|给|自)|受让|转让|引进|子公司|分公司|总部|落户|设[厂点]|两地|对方|客户|外协|大学|学院|研究院/;

/** What a question asks here of a rule of another place that is not known; `undefined` where it compares nothing. */
export function ruleElsewhere(frame: Frame, mind: Mind): string | undefined {
  const { text } = frame;
  if (!asksHereToo.test(text) || across.test(text)) return undefined;
  return placesElsewhere(frame, mind).length > 0 ? ownPlace(frame, mind) : undefined;
}

/** What holds here, told after saying whose the rule is that was spoken of. */
export function hereInstead(away: Frame, here: Told, mind: Mind): Told {
  const whose = placesElsewhere(away, mind).join("、");
  const said = `${whose}怎么要求的，库里没有核到，也只管${whose}；这边有没有加码看当年通知，国家和本地写着的是：`;
  return { ...here, reply: { ...here.reply, text: `${said}\n${here.reply.text}` } };
}

/** The row of what other places award (id), and what an answer to that speaks of. */
const awards = "other-place-award";
const ofMoney = /奖励|奖补|奖金|补助|补贴|贴息|资助|万元/;

/** Says that a company is where the place is that was named, and not that it goes there. */
const isThere = (place: string) =>
  new RegExp(
    `(?:我们?|咱们?|公司|厂子?|企业|注册地?)[^,，。;；]{0,6}(?:在|是)?${place}|${place}(?:县|市|区)?(?:的?(?:厂|企业|公司)|属|归|算|是)`,
  );
const moves = /搬|迁|挪|子公司|分公司|设[厂点]/;

/**
 * What is said first where a company of another place asks whether it is of the home region, or for what
 * that region itself gives; `undefined` otherwise.
 */
export function belongsElsewhere(frame: Frame, mind: Mind): string | undefined {
  const form = plain(frame.text);
  const here = mind.homeRegion;
  const away = placesElsewhere(frame, mind);
  const parents = away.map((name) => mind.regions.get(name)?.parent);
  const [place, ...others] = away.filter((name) => !parents.includes(name));
  const region = mind.regions.get(place ?? "");
  if (!region || others.length > 0 || moves.test(form)) return undefined;
  const { ofHere, getsHere } = asksOf(here);
  if (!ofHere.test(form) && !getsHere.test(form)) return undefined;
  const names = mind.regionNames.find(form).filter(({ item }) => item.name === region.name);
  if (!names.some(({ name }) => isThere(name).test(form))) return undefined;
  const above = mind.regions.get(region.parent ?? "");
  const city = above?.level === "市" ? above.full : undefined;
  const whose = city === undefined ? "" : `属${city}，`;
  const whom = city === undefined ? region.name : `${region.name}、${city}`;
  return `${region.name}${whose}不归${here}管；项目先看注册地，注册在${region.name}的问${whom}的科技部门，${here}市自己的项目不能当成也能报。`;
}

/** Asks whether a place is of the home region, or whether what that region itself gives can be had. */
function asksOf(here: string) {
  const gives = "[^,，。;；]{0,6}(?:项目|计划|奖|补|政策|优惠)";
  const gets = "(?:报|申报|申请|领|拿|享)";
  return {
    ofHere: new RegExp(`(?:属于?|归|算是?|是)(?:不是|你们|咱们?|我们)*${here}(?!的?高企)`),
    getsHere: new RegExp(`${gets}[^,，。;；]{0,6}${here}|${here}${gives}[^,，。;；]{0,6}${gets}`),
  };
}

/** What is not known of another place, with what is told of the own one. */
export function besideOwn(away: Told, own: Told, mind: Mind): Told {
  const [said = "", ...rest] = away.reply.text.split("\n");
  const { reply, gap, confident = Infinity } = own;
  // Where money is asked for, what speaks of none is no answer.
  const fits = away.gap !== `${knownMissing} ${awards}` || ofMoney.test(reply.text);
  const known = fits && reply.kind === "answer" && confident >= (own.frame.named ? likely : sure);
  const missing = reply.kind === "handoff" && gap?.startsWith(knownMissing) && own.frame.named;
  if (!known && !missing) {
    const unknown = `${said}\n${mind.homeRegion}、${upwardsOf(mind)}有没有同样的，库里没有查到，别处的数不能套用，以当年通知为准。`;
    return { ...away, reply: { ...away.reply, text: [unknown, ...rest].join("\n") } };
  }
  const text = `${said}别处的不能拿来用。\n你这边：${reply.text}`;
  return {
    ...away,
    frame: { ...away.frame, passages: own.frame.passages },
    reply: { ...away.reply, text, citations: reply.citations },
  };
}

/** The names of the region around the home region. */
function upwardsOf({ home, homeRegion }: Mind): string {
  return [...home].filter((name) => name !== homeRegion && name !== "全国").join("、");
}
