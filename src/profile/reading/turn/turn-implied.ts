import type { Claim } from "../../claim.ts";
import { rightsByOrigin } from "../rights-told-of.ts";
import type { StoredValue } from "../../stored-value.ts";
import type { TurnContext } from "./turn-context.ts";

const YES: StoredValue = { kind: "yesno", yes: true };
const NO: StoredValue = { kind: "yesno", yes: false };

/** What is said of a fact by saying another one: a title by the day on which it was got. */
const FOLLOWS: Readonly<Record<string, readonly (readonly [string, StoredValue])[]>> = {
  regionTechSmeDate: [["isRegionTechSme", YES]],
  techField: [["techFieldInCatalogue", YES]],
  aboveScaleDate: [["isAboveScale", YES]],
  firstAboveScale: [["isAboveScale", YES]],
};
const RIGHTS = new Set([
  "ipInvention",
  "ipUtility",
  "ipDesign",
  "ipSoftware",
  "ipPlant",
  "ipLayout",
  "ipDrug",
  "ipClass1",
  "ipClass2",
]);
const OWN_MADE = /自主(?:研发|发明|申请)|自己(?:研发|搞|申请|做|弄)(?:出来)?的/;
/** What a company says of rights that it counts as its own, until it says otherwise. */
const OF_RIGHTS = ["coreIpOwned", "ipValidInChina"];
const AUDITED = /审计(?:报告|数|过|好)|经审计|审定数|专审报告|专项审计/;
const NOT_AUDITED =
  /(?:没有?|还没|未|不用|等|要)(?:做|出|经)?(?:专项)?审计|审计(?:报告)?(?:还)?没|审计(?:前|中)/;

/** Events of which a company says that there were none; the first words deny accidents, the second dishonesty. */
const NO_EVENTS =
  /(?:没|未|从没|没有)(?:(?:出|发生)过?(?:什么|任何|过|大|安全|环保|质量|的)*事(?!业)|(?:出过?|发生过?|受过?|被)?(?:什么|任何|过|大|安全|环保|质量|的)*(?:事故|处罚|罚|违法|违规)|(?:出过?|发生过?)?(?:什么|任何|过|大|的)*(?:安全|环保|质量)的?问题|(?:出过?|发生过?)(?:什么|任何|过|大|的)*问题|(?:什么|任何|过|大|安全|环保|质量|的)+事(?!业|情多))|(?:安全|环保|质量|事故|处罚|违法)(?:上|方面|这块|那边|[、和,，])*[^,，。;；\s]{0,4}没(?:有)?(?:什么|任何|过|大|的)*问题/;
/** That all is well, where just that was asked. */
const ALL_WELL =
  /(?:^|[,，。;；\s])(?:都|也|这个|这些|这方面|这块|我们)*没(?:有)?(?:什么|任何|过|大|的)*问题/;
const NO_DISHONESTY =
  /(?:信用|征信|诚信|失信)[^,，。]{0,6}(?:没|无|未|良好|正常|不在)|没(?:有)?(?:被)?(?:列入)?(?:失信|异常)/;
const ACCIDENTS = [
  "majorIncident",
  "seriousEvent3y",
  "incidentOrDishonesty3y",
  "srdiEvent3y",
  "otherViolation1y",
];
const DISHONESTY = [
  "researchDishonesty",
  "abnormalList",
  "seriousViolation1y",
  "seriousViolation2y",
];
const SYSTEMS = ["hasRdRules", "hasTalentRules", "hasTransformationRules"];
const PENALTY =
  /(?:被|受过?|挨|让|叫|遭|吃)[^,，。]{0,8}(?:罚(?!则)|处罚|通报)|(?:出|发生)[过了][^,，。]{0,6}事故|超标[^,，。]{0,8}罚|(?:环保|生态环境|安监|应急|质监|消防|市场监管)[^,，。]{0,6}罚[过了]|罚[过了](?:我们|款|钱)?[^,，。]{0,3}[万千元块]/;

const IF = /假如|如果|要是|会不会/;
const EXCEPTED = /(?=就是|就(?:一次|一回)|只是|只有|除了|不过|但是?|倒是)/;

/** Whether a message gives audited figures. */
export function isAudited(text: string): boolean {
  return AUDITED.test(text) && !NOT_AUDITED.test(text);
}

/** What follows from what a message says, in the same words. */
export function impliedClaims(
  text: string,
  claims: readonly Claim[],
  context: TurnContext,
): Claim[] {
  return [
    ...claims.flatMap(({ fact, words, value }) =>
      value.kind === "yesno" && !value.yes
        ? []
        : (FOLLOWS[fact] ?? []).map(([id, other]) => implied(id, other, words)),
    ),
    ...runningTitle(text, claims, context),
    ...newTitle(claims, context),
    ...ownRights(claims),
    ...ownSource(text, claims, context),
    ...rightsByOrigin(text, claims, context),
    ...noEvents(text, context),
    ...allSystems(text, claims, context),
    ...audited(text, claims, context),
  ].filter(({ fact }) => context.vocabulary.definitions.has(fact));
}

/** What an office found fault with, short of a penalty, told as what there was for all that: 没出过事 就是环保口头警告过一次. */
const ADMONISHED =
  /(?:就是|只是|只有|除了|不过|但是?|倒是)[^。;；]{0,16}(?:警告|约谈|责令|整改|通报|批评|罚|查过|提醒|扣过分)/;

/** Whether a message excepts something that an office found fault with from what it denies. */
export function isAdmonished(text: string): boolean {
  return ADMONISHED.test(text) && !/[?？吗]|会不会|算不算/.test(text);
}

/** A penalty that a message tells of, of which only offices can say how grave it is. */
export function penaltyWords(text: string): string | undefined {
  if (IF.test(text)) return undefined;
  // One clause may deny what another one tells: 重大事故没有 环保去年罚了两万.
  const clauses = text.split(/[\s,，。;；!！]+/);
  if (clauses.some((one) => PENALTY.test(one) && !/没|从未|无/.test(one))) return text.trim();
  // 没有别的处罚 就是去年消防罚了2000: what is excepted from a denial.
  return text
    .split(EXCEPTED)
    .slice(1)
    .find((part) => PENALTY.test(part) && !/没|从未/.test(part))
    ?.trim();
}

/** Whether a claim denies what a penalty may be: how grave it is only offices can say. */
export function deniesPenalty({ fact, value }: Claim): boolean {
  return ACCIDENTS.includes(fact) && value.kind === "yesno" && !value.yes;
}

function implied(fact: string, value: StoredValue, words: string): Claim {
  return { fact, value, evidence: "said", words, implied: true };
}

/** The company speaks of its own certificate. */
const OWN_TITLE = /我们?的?证|重新认定|再认定|期满/;

/** A certificate that runs out later is held today. */
function runningTitle(text: string, claims: readonly Claim[], { today }: TurnContext): Claim[] {
  return claims.flatMap(({ fact, value, words }) =>
    fact === "hnteExpiry" && value.kind === "date" && value.from >= today
      ? [{ ...implied("isHnte", YES, words), implied: !OWN_TITLE.test(text) }]
      : [],
  );
}

const TITLE_DAYS = ["hnteCertDate", "regionTechSmeDate"];

/** A title that was got this year is new. */
function newTitle(claims: readonly Claim[], { today, within }: TurnContext): Claim[] {
  const year = today.slice(0, 4);
  const got = claims.find(
    ({ fact, value }) =>
      TITLE_DAYS.includes(fact) && value.kind === "date" && value.from.startsWith(year),
  );
  return got && within.includes("titleNewThisYear")
    ? [{ fact: "titleNewThisYear", value: YES, evidence: "said", words: got.words }]
    : [];
}

function ownRights(claims: readonly Claim[]): Claim[] {
  const held = claims.find(
    ({ fact, value }) => RIGHTS.has(fact) && value.kind === "figure" && value.low !== "0",
  );
  return held ? OF_RIGHTS.map((fact) => implied(fact, YES, held.words)) : [];
}

/** Rights of which it is said that the company made them itself. */
function ownSource(text: string, claims: readonly Claim[], { within }: TurnContext): Claim[] {
  const words = OWN_MADE.exec(text)?.[0];
  const rights = claims.some(({ fact }) => RIGHTS.has(fact));
  const said = claims.some(({ fact }) => fact === "ipSource");
  if (words === undefined || !rights || said || !within.includes("ipSource")) return [];
  return [{ fact: "ipSource", value: { kind: "text", text: "自主研发" }, evidence: "said", words }];
}

function noEvents(text: string, { within, asked }: TurnContext): Claim[] {
  const answers = asked.some(({ fact }) => ACCIDENTS.includes(fact));
  const accidents = NO_EVENTS.exec(text) ?? (answers ? ALL_WELL.exec(text) : null);
  const dishonesty = NO_DISHONESTY.exec(text);
  const wanted = (fact: string) => within.includes(fact) || asked.some((one) => one.fact === fact);
  const none = (facts: readonly string[], words: string): Claim[] =>
    facts.filter(wanted).map((fact) => ({ fact, value: NO, evidence: "said", words }));
  const denied = isAdmonished(text)
    ? ACCIDENTS.filter((fact) => fact !== "otherViolation1y")
    : ACCIDENTS;
  return [
    ...(accidents && !/[?？吗]/.test(text) ? none(denied, accidents[0]) : []),
    ...(dishonesty && !/[?？吗]/.test(text) ? none(DISHONESTY, dishonesty[0]) : []),
  ];
}

/** 制度都有 answers for all systems that were asked about or are needed. */
function allSystems(text: string, claims: readonly Claim[], { within }: TurnContext): Claim[] {
  const words = /制度(?:都|全)(?:有|齐|建)|都有制度|各项制度/.exec(text)?.[0];
  if (words === undefined) return [];
  return SYSTEMS.filter(
    (fact) => within.includes(fact) && !claims.some((one) => one.fact === fact),
  ).map((fact) => ({ fact, value: YES, evidence: "said", words }));
}

/** Audited figures of a year say that there is an audit report of it. */
function audited(text: string, claims: readonly Claim[], { within }: TurnContext): Claim[] {
  if (!isAudited(text) || !within.includes("auditReport")) return [];
  const last = Math.max(
    ...claims.flatMap(({ evidence, years }) => (evidence === "audited" && years ? [years[1]] : [])),
  );
  return Number.isFinite(last)
    ? [{ ...implied("auditReport", YES, "审计报告"), years: [last, last] }]
    : [];
}
