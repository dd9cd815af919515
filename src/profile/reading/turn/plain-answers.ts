import { pointInterval } from "../../../units/interval.ts";
import { spanOf } from "../../../calendar/day-span.ts";
import { readQuantities } from "../../../units/quantities.ts";
import { ZERO } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import type { FactDefinition } from "../../fact-definition.ts";
import { storeValue, type StoredValue } from "../../stored-value.ts";
import { PLAIN_WORDS } from "./plain-words.ts";
import type { Asked, Doubted, TurnContext } from "./turn-context.ts";

/** Longer messages are no plain answers. */
const LONGEST = 40;
const ASKS =
  /[?？]|(?:吗|么|呢|没|没有|不)\s*$|怎么|咋|多少|能不能|是不是|有没有|算不算|要是|如果|假如|听说|万一|(.)不\1/;
const HEDGED = /应该|好像|可能|估计|也许|大概|差不多|似乎|貌似|吧$|不确定|说不准/;
const PARTS = /[\s,，。;；、!！]+/;
/** What may stand around the name of a fact that is all the answer. */
const AROUND_BEFORE =
  /^(?:我们|咱们?|公司|企业|单位|这笔|这个|贷款|都|也|就|当然|肯定|确实|本来|是|算|属于|有|家|个|一|的)*/;
const AROUND_BEHIND =
  /(?:的|了|企业|公司|单位|资格|资质|证书?|啊|呀|呢|哦|嘛|没错|没问题|有证|有)*$/;
const DENIED_BEFORE =
  /^(?:我们|咱们?|公司|企业|都|也|现在|目前)*(?:不是|不算|不属于?|没有?|并非|非|无)(?:家|个|一)*/;
const PREDICATE = /^(?:是|有|已|属于?|处|符合|在)/;
const SPARE = /(?:企业|资格|单位|公司|的)$/;
/** A denial, with what is denied behind it. */
const NONE_OF =
  /^(?:(?:最?近|这|上|前)?(?:[一二两三]|\d)?年(?:内|来|里)?|申报前|以前|之前|过去|公司|我们|从来?|一直|也|都|绝对|肯定|确实|这块|啥|什么)*(?:没有?|无|未|不存在)(?:有|过|被|受|出|发生|搞|做)*(?:什么|任何|啥|重大|严重|较大|过|的)*(.+?)(?:过|的|了|记录|行为|情况|问题|事|这些|之类|啥的|什么的)*$/;
const SYNONYMS: readonly (readonly [said: RegExp, meant: string])[] = [
  [/违规|犯法|违法违规/g, "违法"],
  [/失信记录|不诚信|信用问题|黑名单/g, "失信"],
];
const JOINED = /[和或跟与及、过了的]/g;
const NO: StoredValue = { kind: "yesno", yes: false };
const YES: StoredValue = { kind: "yesno", yes: true };
const NOTHING = storeValue({ kind: "figure", interval: pointInterval(ZERO), approximate: false });
/** A day in the name of a fact since which something is new. */
const SINCE = /(\d{4}-\d\d-\d\d)/;
const LENT = /放|发放|到账|批|贷|借|下来/;

/** What plainly answers a question that is open, in other words than the name of its fact: 民营, 没有违法失信, 8月5号放的. */
export function plainAnswers(
  text: string,
  told: readonly Claim[],
  { asked, within, vocabulary, today }: TurnContext,
): { readonly claims: readonly Claim[]; readonly doubted: readonly Doubted[] } {
  const said = text.trim();
  if (said.length > LONGEST || ASKS.test(said)) return { claims: [], doubted: [] };
  // A day on which money was lent tells whether it is new, whatever is asked.
  const dated = within.filter(
    (id) =>
      SINCE.test(vocabulary.definitions.get(id)?.label ?? "") &&
      !asked.some(({ fact }) => fact === id),
  );
  const open = [...asked, ...dated.map((fact): Asked => ({ fact, years: [] }))];
  const claims = open.flatMap((one): Claim[] => {
    const fact = vocabulary.definitions.get(one.fact);
    if (!fact || told.some((claim) => claim.fact === fact.id)) return [];
    const value = fact.kind === "yesno" ? yesNo(said, fact, today) : none(said, fact, one);
    return value ? [{ fact: fact.id, value, evidence: "said", words: said, ...yearsOf(one) }] : [];
  });
  return HEDGED.test(said)
    ? { claims: [], doubted: claims.map((claim): Doubted => ({ claim, doubt: "sure" })) }
    : { claims, doubted: [] };
}

function yearsOf({ years }: Asked): Pick<Claim, "years"> {
  const [first, ...others] = years;
  return first === undefined ? {} : { years: [first, others.at(-1) ?? first] };
}

function yesNo(said: string, fact: FactDefinition, today: string): StoredValue | undefined {
  const words = PLAIN_WORDS[fact.id];
  if (words?.no?.test(said) === true) return NO;
  if (words?.yes?.test(said) === true && !/不是|不算|没有?(?=[^,，\s]{0,4}$)/.test(said))
    return YES;
  const since = newSince(said, fact, today);
  if (since !== undefined) return since ? YES : NO;
  const cores = coresOf(fact);
  for (const part of said.split(PARTS)) {
    const denied = DENIED_BEFORE.exec(part)?.[0] ?? "";
    if (denied !== "" && cores.includes(bare(part.slice(denied.length)))) return NO;
    if (denied === "" && cores.includes(bare(part.replace(AROUND_BEFORE, "")))) return YES;
    if (isDenied(part, fact)) return NO;
  }
  return undefined;
}

/** Whether something was lent on or after the day that the name of a fact says. */
function newSince(said: string, { label }: FactDefinition, today: string): boolean | undefined {
  const first = SINCE.exec(label)?.[1];
  if (first === undefined || !LENT.test(said)) return undefined;
  const day = readQuantities(said, { today }).find(({ date }) => date !== undefined)?.date;
  const full = day?.startsWith("--") === true ? `${today.slice(0, 4)}${day.slice(1)}` : day;
  const span = full === undefined ? undefined : spanOf(full);
  if (!span || span.to > today) return undefined;
  if (span.from >= first) return true;
  return span.to < first ? false : undefined;
}

/** None of what is counted or paid, in the words of its name: 没有作价入股. */
function none(said: string, fact: FactDefinition, { years }: Asked): StoredValue | undefined {
  if ((fact.kind !== "money" && fact.kind !== "count") || years.length > 1) return undefined;
  return said.split(PARTS).some((part) => isDenied(part, fact)) ? NOTHING : undefined;
}

/** The names of a fact without what makes them a sentence. */
function coresOf({ label, aliases }: FactDefinition): string[] {
  return [label, ...aliases]
    .map((name) => bare(name.replace(PREDICATE, "")))
    .filter((name) => name.length > 1);
}

function bare(words: string): string {
  const left = words.replace(AROUND_BEHIND, "");
  const short = left === "" ? words : left;
  return short.replace(SPARE, "");
}

/** Whether a part of a message denies what a fact is about: all its words are of the name or the question of the fact. */
function isDenied(part: string, { label, aliases, question = "" }: FactDefinition): boolean {
  const said = NONE_OF.exec(part)?.[1];
  if (said === undefined) return false;
  const meant = SYNONYMS.reduce((so, [from, to]) => so.replace(from, to), said).replace(JOINED, "");
  const names = [label, ...aliases, question].join(" ").replace(JOINED, "");
  return meant.length > 1 && isMadeOf(meant, names);
}

/** Whether words are made of pieces, of two signs at least, of others. */
function isMadeOf(words: string, others: string): boolean {
  if (words === "") return true;
  for (let length = words.length; length > 1; length -= 1)
    if (others.includes(words.slice(0, length))) return isMadeOf(words.slice(length), others);
  return false;
}
