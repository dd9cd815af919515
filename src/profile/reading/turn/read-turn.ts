import { samePlace, type Claim } from "../../claim.ts";
import { readMessage } from "../message.ts";
import { withOwnBeside } from "../own-beside.ts";
import { withoutListNumbers } from "../list-numbers.ts";
import { peopleInstead } from "../people-rather.ts";
import type { Statement } from "../statement.ts";
import { answeredStatements } from "./turn-answers.ts";
import { withBreakdowns } from "./turn-breakdown.ts";
import { asRead } from "./as-read.ts";
import { addedClaims } from "./turn-added.ts";
import { adjustedClaims } from "./turn-adjusted.ts";
import { claimsOf, type Manner } from "./turn-claims.ts";
import { commandsIn } from "./turn-commands.ts";
import type { Doubted, Turn, TurnContext } from "./turn-context.ts";
import { orderedAnswers } from "./turn-ordered.ts";
import { putsRight, replacements, takenBack } from "./turn-corrections.ts";
import {
  deniesPenalty,
  impliedClaims,
  isAdmonished,
  isAudited,
  penaltyWords,
} from "./turn-implied.ts";
import { byDenial } from "./turn-denied.ts";
import { byDifference } from "./turn-difference.ts";
import { ofEachYear } from "./turn-each-year.ts";
import { withoutItems, withoutParts } from "./turn-parts.ts";
import { placeClaim } from "./turn-places.ts";
import { questionIn } from "./turn-questions.ts";
import { rightsUnused } from "../rights-used.ts";
import { plainAnswers } from "./plain-answers.ts";
import { relativeClaims } from "./turn-relative.ts";
import { restClaims } from "./turn-rest.ts";
import { restated, type Restated } from "./turn-restated.ts";
import { spokenClaims } from "./turn-spoken.ts";
import { ofKinds, withKinds } from "./turn-kinds.ts";
import { withSubject } from "./turn-subject.ts";
import { fieldClaims } from "./turn-field.ts";
import { titlesSaid } from "./turn-titles.ts";
import { swappedClaims } from "./turn-swaps.ts";
import { unknownOf } from "./turn-unknown.ts";

const YES =
  /^(?:是的?|对的?|嗯+|没错|好的?|可以|行|确认|就是|对对|是这个数?|用这个数?)(?:[啊呀呢哦的了吧]*)[。!！,，\s]*$/;
const NO =
  /^(?:不是的?|不对|否|不|没有?|不用|不行|别|错了?|不是这个)(?:[啊呀呢哦的了吧]*)[。!！,，\s]*$/;
const FOREIGN =
  /隔壁|另(?:外)?的?一?[家个](?:公司|企业|厂|客户|单位|店)|别人家|人家(?!说|讲)|别家|别的(?:公司|企业|厂)|其他(?:公司|企业)|同行|对手|朋友|他们家|(?:同学|亲戚|哥们儿?|老乡|客户|供应商|战友|邻居)(?:的|那|家|公司|开)/;
/** Longer messages are documents; what goes beyond is not read as said. */
export const LONGEST = 6000;
/** 财务没核呢 asks nothing where something is taken back. */
const SURELY_ASKS = /[?？吗]|怎么|咋|多少|能不能|行不行/;
/** Rights that are only to come: 下月还有个软著下证. */
const TO_COME =
  /(?:下个?(?:月|季度|半年)|马上|快要?|即将|过几[天个]|年底前?|以后|回头)[^,，。]{0,12}(?:下证|授权|拿证|批下来|登记|到手)/;
/** What was billed or signed in a part of a year: 1到3月开票都520了. */
const PART_OF_YEAR =
  /^[^,，。?？吗]{0,4}(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:个?月|季度)[^,，。?？吗]{0,8}(?:(?:开票|开了?[^,，。]{0,2}票|流水|回款|签单|订单|合同)[^,，。?？吗\d]{0,6}\d|[开签回收]了?[^,，。?？吗\d]{0,2}\d[\d.]*[万亿]?元?多?的?(?:发?票|单|合同|流水|款))[^?？吗]*$/;
const PLACE = /[市县区园镇省旗州]|银川|宁夏/;
/** Said behind it: what is only thought to be so. */
const HEDGED_LAST = /(?:应该|好像|可能|估计|大概|印象里|似乎|貌似)(?:是|没有?)?吧?[。.!！\s]*$/;
/** A figure of a year, which names nothing: 前年是1350. */
const FIGURE_OF_YEAR =
  /^(?:大?前年|[去今]年|(?:20)?\d\d年)?(?:应该|其实)?(?:是|为|有)?[\d.,]+(?:[万亿]?元?|人|个|项)$/;
/** Shares that follow from figures of the same message; facts by share. */
const SHARES: Readonly<Record<string, readonly RegExp[]>> = {
  rdRatio: [/^rdExpense/, /Revenue$/],
  techStaffRatio: [/^techStaff$/, /^employees/],
  rdStaffRatio: [/^rdStaff$/, /^employees/],
  hightechIncomeRatio: [/^hightechIncome$/, /^(?:totalIncome|grossIncome)$/],
};

/** What was read last against each context: it may be read to see against which it is to be read. */
const last = new WeakMap<TurnContext, { readonly said: string; readonly turn: Turn }>();

/** Reads what one message of a conversation does. Never throws. */
export function readTurn(said: string, context: TurnContext): Turn {
  const before = last.get(context);
  if (before?.said === said) return before.turn;
  const turn = readAnew(said, context);
  last.set(context, { said, turn });
  return turn;
}

function readAnew(said: string, context: TurnContext): Turn {
  const numbered = asRead(said.slice(0, LONGEST), context);
  const byNumber = orderedAnswers(numbered, context).length > 0;
  const text = byNumber ? numbered : withoutListNumbers(numbered);
  const commands = commandsIn(text);
  const first = answeredStatements(text, context);
  const instead = replacements(text, first, context);
  const found = instead.length > 0 ? instead : first;
  const again = restated(text, context);
  const denied = withOwnBeside(text, byDifference(text, byDenial(text, found, context), context));
  const anew = toldAnew(denied, again);
  const broken = withBreakdowns(text, again.claims.length > 0 ? anew : denied, context);
  const relative = relativeClaims(text, broken.statements, context);
  const whole = withoutItems(text, withoutParts(text, broken.statements, context), context);
  const statements = withSubject(
    ofEachYear(text, ofKinds(text, whole)),
    putsRight(text),
    context,
  ).filter((one) => !relative.isOf(one));
  const manner: Manner = {
    evidence: isAudited(text) ? "audited" : "said",
    corrects: putsRight(text),
  };
  const claims: Claim[] = [];
  const doubted: Doubted[] = [];
  const supposed: Claim[] = [];
  const partial: string[] = [];
  for (const statement of statements) {
    const dated = withoutYears(statement, text, context);
    for (const { claim, doubt } of claimsOf(dated, manner, context)) {
      const kind = context.vocabulary.definitions.get(claim.fact)?.kind;
      if (statement.part === true && !claim.fact.startsWith("ip"))
        partial.push(...(kind === "money" ? [claim.words] : []));
      else if (statement.hypothetical || isRightToCome(claim, text)) supposed.push(claim);
      else if (doubt) doubted.push({ claim, doubt, ...insteadOf(dated, context) });
      else claims.push(claim);
    }
  }
  if (statements.length === 0 && PART_OF_YEAR.test(text)) partial.push(text.trim());
  const adjusted = adjustedClaims(text, context);
  const place = placeClaim(text, context);
  const titles = titlesSaid(text, context);
  const spoken = [
    ...spokenClaims(text, context),
    ...titles.claims,
    ...fieldClaims(text, context),
  ].filter(({ fact }) => !claims.some((one) => one.fact === fact));
  doubted.push(
    ...titles.doubted
      .filter(({ fact }) => !claims.some((one) => one.fact === fact))
      .map((claim) => ({ claim, doubt: "sure" }) as const),
  );
  claims.push(...again.claims, ...relative.claims);
  doubted.push(...relative.doubted);
  const plain = plainAnswers(
    text,
    [...claims, ...spoken, ...doubted.map(({ claim }) => claim)],
    context,
  );
  claims.push(...plain.claims);
  doubted.push(...plain.doubted);
  const kept = claims.filter(
    (claim) => !isNoText(claim, text) && !adjusted.some((one) => samePlace(one, claim)),
  );
  const added = addedClaims(text, kept, context);
  doubted.push(...added.doubted);
  const own = [...kept.filter((claim) => !added.instead.has(claim)), ...added.claims, ...adjusted];
  const swapped = claims.length === 0 ? swappedClaims(text, context) : [];
  const told = withoutShares(
    withKinds(text, [...own, ...swapped, ...(place ? [place] : []), ...spoken], context.known),
  );
  const rest = broken.implied.flatMap((one) =>
    claimsOf(one, manner, context).map(({ claim }) => ({ ...claim, implied: true })),
  );
  const penalty = penaltyWords(text);
  const note: Claim[] =
    penalty === undefined || !context.vocabulary.definitions.has("incidentNote")
      ? []
      : [
          {
            fact: "incidentNote",
            value: { kind: "text", text: penalty },
            evidence: "said",
            words: penalty,
          },
        ];
  const withdrawn = [
    ...again.withdrawn,
    ...(again.claims.length > 0 ? [] : takenBack(text, statements, context)),
  ];
  const asks = questionIn(text);
  const question = withdrawn.length > 0 && !SURELY_ASKS.test(text) ? undefined : asks;
  const answer = YES.test(text.trim()) ? "yes" : NO.test(text.trim()) ? "no" : undefined;
  const unknown = unknownOf(text, statements, context);
  const follows = impliedClaims(text, told, context);
  // 没出过事吧应该: that nothing happened is asked back where it is only thought.
  const thought = [...follows, ...told].filter((one) => HEDGED_LAST.test(text) && isDenied(one));
  doubted.push(...distinct(thought).map((claim): Doubted => ({ claim, doubt: "sure" })));
  return {
    commands,
    claims: distinct([
      ...told.filter((one) => !thought.includes(one)),
      ...note,
      ...rest,
      ...rightsUnused(said, told, context),
      ...restClaims(text, told, context),
      ...follows.filter((one) => !thought.includes(one)),
    ]).filter((claim) => note.length === 0 || !deniesPenalty(claim)),
    doubted: doubted.filter(
      ({ claim, doubt }) =>
        !adjusted.some(({ fact }) => fact === claim.fact) &&
        (doubt !== "sure" || !unknown.some(({ fact }) => fact === claim.fact)),
    ),
    supposed,
    partial,
    unreckoned: claims.length + doubted.length > 0 ? [] : relative.open,
    withdrawn,
    unknown: [
      ...unknown,
      // How grave a penalty is can only be told by offices.
      ...(note.length > 0 ? [{ fact: "majorIncident", words: text.trim(), later: true }] : []),
      ...(context.within.includes("otherViolation1y") && isAdmonished(text)
        ? [{ fact: "otherViolation1y", words: text.trim(), later: true }]
        : []),
    ],
    foreign: FOREIGN.test(text) && statements.length === 0,
    ...(answer && { answer }),
    ...(question !== undefined && { question }),
  };
}

/** What is told behind what a message says of a figure that was said before: 那3200是前年的，去年是3650. */
function toldAnew(statements: readonly Statement[], { until, claims }: Restated): Statement[] {
  return statements
    .filter(({ start, yearSaid }) => until !== undefined && start >= until && yearSaid)
    .map((one) => {
      const { unsure, ...rest } = one;
      return unsure === "field" && claims.some(({ fact }) => fact === one.fact) ? rest : one;
    });
}

/** Whether it is said in so many words that something is not so. */
function isDenied({ value, implied }: Claim): boolean {
  return value.kind === "yesno" && !value.yes && implied !== true;
}

/** Whether a right is only to come: what is planned is no right that there is. */
function isRightToCome({ fact, forecast }: Claim, text: string): boolean {
  return fact.startsWith("ip") && (forecast === true || TO_COME.test(text));
}

/** That there was none is of the year that is said with it, where one is: 前年没有研发. */
function withoutYears(statement: Statement, text: string, context: TurnContext): Statement {
  const { value, years, start, end } = statement;
  if (value.kind !== "figure" || value.interval.high?.n !== 0n || years) return statement;
  const said = readMessage(text, context).years.filter(
    (one) => one.end <= end && start - one.end < 4 && one.start >= start - 8,
  );
  const own = said.at(-1)?.years;
  return own ? { ...statement, years: own, yearSaid: true } : statement;
}

/** People that may be meant by money told by the piece. */
function insteadOf(statement: Statement, context: TurnContext): Pick<Doubted, "instead"> {
  const people = peopleInstead(statement, context);
  const [first] = people ? claimsOf(people, { evidence: "said", corrects: false }, context) : [];
  return first ? { instead: first.claim } : {};
}

/** A question or a remark is no place and no name. */
function isNoText({ value, fact, words }: Claim, text: string): boolean {
  if (value.kind === "text" && FIGURE_OF_YEAR.test(value.text)) return true;
  if (value.kind !== "text" || fact === "incidentNote" || words !== text.trim()) return false;
  return /[?？吗]|不$|怎么|能不能|^能/.test(words) || (fact === "regRegion" && !PLACE.test(words));
}

/** Claims without shares whose figures are there too: they are computed, not taken on trust. */
function withoutShares(claims: readonly Claim[]): Claim[] {
  return claims.filter(({ fact }) => {
    const parts = SHARES[fact];
    return !parts || !parts.every((part) => claims.some((one) => part.test(one.fact)));
  });
}

/** Each place once: what was said before what only follows, the last of what was said. */
function distinct(claims: readonly Claim[]): Claim[] {
  const byPlace = new Map<string, Claim>();
  for (const claim of claims) {
    const place = `${claim.fact} ${String(claim.years)} ${String(claim.forecast)}`;
    const known = byPlace.get(place);
    if (known && claim.implied === true) continue;
    byPlace.set(place, claim);
  }
  return [...byPlace.values()];
}
