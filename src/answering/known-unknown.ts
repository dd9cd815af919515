import type { Missing } from "../knowledge/missing.ts";
import type { Office, OfficeTopic } from "../knowledge/office.ts";
import { plain } from "../knowledge/pattern.ts";
import type { Refusal } from "../knowledge/refusal.ts";
import { onlyHasTitles } from "./asking-clauses.ts";
import type { Contention } from "./contention.ts";
import type { Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";
import { sayingOf, speaksOf, wholly, type Saying } from "./speaking.ts";
import type { Understood } from "./understand.ts";

/** The reason of a gap begins with this where it is known not to be known. */
export const knownMissing = "missing";

/** Whether a place lies outside the home region, the regions above it and those inside it. */
function elsewhere(place: string, mind: Mind): boolean {
  if (mind.home.has(place)) return false;
  for (let at = mind.regions.get(place); at?.parent !== undefined;) {
    if (at.parent === mind.homeRegion) return false;
    at = mind.regions.get(at.parent);
  }
  return true;
}

/** The places named that lie elsewhere. */
export function placesElsewhere({ places }: Frame, mind: Mind): readonly string[] {
  return places.filter((place) => elsewhere(place, mind));
}

/** Whether what is named is a programme of the region in which all the places lie: it is of these places too. */
function isOfRegion({ named, programmes, places }: Frame, mind: Mind): boolean {
  const above = [...mind.home].filter((name) => name !== mind.homeRegion && name !== "全国");
  const lies = (place: string): boolean => {
    const parent = mind.regions.get(place)?.parent;
    return above.includes(place) || (parent !== undefined && lies(parent));
  };
  const ofRegion = programmes.map(
    (id) => mind.knowledge.programmes.find((one) => one.id === id)?.level === "自治区",
  );
  return named && ofRegion.length > 0 && ofRegion.every(Boolean) && places.every(lies);
}

/** How far the passage must be trusted before which a row yields: that goes by the story alone, or by words that stand there too. */
const yieldsRow = { least: 0, leastOfWords: 0, leastOfRest: 0, leastAgreed: 0 };

/** The same of an office's matter. */
const yieldsOffice = { least: 2, leastOfWords: Infinity, leastOfRest: 1, leastAgreed: 2 };

/** The same of what is declined: a request to cheat stands in a clause that asks nothing as well. */
const yieldsRefusal = {
  least: 3,
  leastOfWords: Infinity,
  leastOfRest: Infinity,
  leastAgreed: Infinity,
};

/**
 * The row of `missing.yaml` that says that this is not known and that no passage outweighs; the most
 * particular one where several do. Rows of other places in general say nothing of a place that is `known`.
 */
export function findMissing(
  understood: Understood,
  mind: Mind,
  place: "known" | "unknown",
  contention: Contention,
): Missing | undefined {
  const rowsOf = (one: Understood) =>
    mind.knowledge.missing
      .filter((row) => saysMissing(row, one, mind, place))
      .sort((a, b) => particularity(b) - particularity(a));
  // Where the asking clauses name no programme, those of the whole are meant.
  const meant = (other: Understood): Understood =>
    other.frame.programmes.length > 0
      ? other
      : { ...other, frame: { ...other.frame, programmes: understood.frame.programmes } };
  const fits = (row: Missing) => (other: Understood) => saysMissing(row, meant(other), mind, place);
  for (const row of rowsOf(understood)) {
    const leastOfWords = row.programmes.includes("any") ? yieldsRow.leastOfWords : Infinity;
    const claim = { when: row.when, fits: fits(row), ...yieldsRow, leastOfWords };
    if (row.premise || row.region === "other" || !contention.outweighs(claim)) return row;
    // What is not known of what the asking clauses themselves speak of stays unknown.
    const asked = contention.asked();
    const own = asked && rowsOf(meant(asked.understood))[0];
    if (own) return own;
  }
  return undefined;
}

/** Whether a message takes for granted what is a neighbour's: another place's, year's or title's. */
export function mixesUp(understood: Understood, mind: Mind): boolean {
  return mind.knowledge.missing.some(
    (row) => row.premise && saysMissing(row, understood, mind, "unknown"),
  );
}

/** Speaks of money that is given, and of how much of it. */
const givesMoney = /奖励|奖补|奖金|补助|补贴|贴息|资助|扶持/;
const howMuch = /(?:最高|最多|能|给|拿|领|发)[^,，。;；]{0,8}(?:多少|几|[万亿千]|钱)/;

/** Whether a message asks what another place gives: its figures are those of that place's programme, as they are told. */
export function asksAwardElsewhere(understood: Understood, mind: Mind): boolean {
  const { text } = understood.frame;
  if (!givesMoney.test(text) || !howMuch.test(text)) return false;
  return mind.knowledge.missing.some(
    (row) => row.region === "other" && saysMissing(row, understood, mind, "unknown"),
  );
}

/** Whether a row says that what was understood is not known. */
function saysMissing(
  row: Missing,
  { frame, saying }: Understood,
  mind: Mind,
  place: "known" | "unknown",
): boolean {
  const ofItsRegion = ({ region }: Missing) => {
    if (region === "any") return true;
    if (region === "other")
      return (
        place === "unknown" && placesElsewhere(frame, mind).length > 0 && !isOfRegion(frame, mind)
      );
    if (region === "home") return placesElsewhere(frame, mind).length === 0;
    return frame.places.includes(region);
  };
  return (
    (row.programmes.includes("any") ||
      row.programmes.some((id) => frame.programmes.includes(id))) &&
    (row.aspects.includes("any") || row.aspects.some((id) => frame.aspects.includes(id))) &&
    (row.from ?? frame.asOf) <= frame.asOf &&
    frame.asOf <= (row.to ?? frame.asOf) &&
    ofItsRegion(row) &&
    (row.when.length === 0 || speaksOf(row.when, row.premise ? wholly(saying) : saying))
  );
}

function particularity(row: Missing): number {
  return (
    (row.programmes.includes("any") ? 0 : 4) +
    (row.region === "any" ? 0 : 2) +
    (row.when.length === 0 ? 0 : 2) +
    (row.aspects.includes("any") ? 0 : 1)
  );
}

/** Asks honestly what becomes of those who cheat. */
const asksConsequence =
  /^(?!.*(?:教|帮我|给我|支招|怎么[编造凑]|咋[编造凑])).*(?:会(?:咋样|咋处理|咋罚|被?咋整|啥样)|[会要](?:怎么|如何)(?:罚|处理|处罚)|啥后果|啥下场|咋处理|咋处罚|(?:撤|摘|取消)[^。?？]{0,10}(?:补|追|退)[^。?？]{0,3}(?:几年|多少|哪))/;

/** What is declined; signs of cheating count for nothing inside words that only hold their characters (制造, 液压). */
export function findRefusal(
  understood: Understood,
  mind: Mind,
  contention: Contention,
): Refusal | undefined {
  if (asksConsequence.test(understood.saying.whole)) return undefined;
  const bared = new Map<Saying, Saying>();
  const fits = ({ when }: Refusal, { saying }: Understood) => {
    const bare = bared.get(saying) ?? bareOf(saying, mind);
    bared.set(saying, bare);
    return speaksOf(when, bare);
  };
  return mind.knowledge.refusals.find(
    (one) =>
      fits(one, understood) &&
      !contention.outweighs({
        when: one.when,
        fits: (other) => fits(one, other),
        ...yieldsRefusal,
      }),
  );
}

/** A saying without the words that only hold characters of others. */
function bareOf(saying: Saying, { knowledge: { harmless } }: Mind): Saying {
  const bare = harmless.reduce((text, word) => text.replaceAll(word, "·"), saying.whole);
  return bare === saying.whole ? saying : sayingOf(bare);
}

/** An office with the matter of its that a question is about. */
export interface Matter {
  readonly office: Office;
  readonly topic: OfficeTopic;
}

/** The office whose matter this is, when it is none of ours. */
export function findOffice(
  { saying, frame }: Understood,
  mind: Mind,
  contention: Contention,
): Matter | undefined {
  // A programme that was named by its sound is named all the same.
  const mended = frame.named ? sayingOf(plain(frame.text)) : saying;
  for (const office of mind.knowledge.offices)
    for (const topic of office.topics) {
      const fits = (other: Understood) => speaksOf(topic.when, other.saying);
      if (!speaksOf(topic.when, saying) || !speaksOf(topic.when, mended)) continue;
      if (!contention.outweighs({ when: topic.when, fits, ...yieldsOffice }))
        return { office, topic };
    }
  return undefined;
}

/** Below this confidence no passage answers what the asking clauses ask by themselves. */
const noneOfOurs = -1;

/**
 * The office whose matter the asking clauses are by themselves, where no passage answers them and the
 * others only say that the company has a title of ours: 我们是高企，客户欠货款咋要.
 */
export function officeAsked(
  question: string,
  mind: Mind,
  contention: Contention,
): Matter | undefined {
  const alone = contention.alone();
  if (!alone || alone.confident >= noneOfOurs || !onlyHasTitles(question, mind)) return undefined;
  for (const office of mind.knowledge.offices)
    for (const topic of office.topics)
      if (speaksOf(topic.when, alone.understood.saying)) return { office, topic };
  return undefined;
}

/** Asks whether one thing is another, or has its conditions. */
const asksSame =
  /是不是|就是|等于|一样|一套|一回事|一个[吗么不]|区别|不同|差别|差在|同一|相当于|叠|选一|能顶|代替|替代|能当|也(?:是|按|要|能|得|看)|吧[?？。]*$|对对/;

/** The programme that is not loaded, is named first and is taken for a loaded one; `undefined` where what was `found` (ids) is of it. */
export function comparedWithOther(
  { named, programmes, text }: Frame,
  found: readonly string[],
  mind: Mind,
): string | undefined {
  const [first, ...others] = programmes;
  if (!named || first === undefined || others.length === 0 || !asksSame.test(text))
    return undefined;
  if (mind.programmes.get(first)?.loaded !== false) return undefined;
  return found.includes(first) ? undefined : first;
}
