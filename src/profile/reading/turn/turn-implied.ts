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
  /(?:没|未|从没|没有)(?:(?:出|发生)过?(?:什么|任何|过|大|安全|环保|质量|的)*事(?!业)|(?:出过?|发生过?|受过?|被)?(?:什么|任何|过|大|安全|环保|质量|的)*(?:事故|处罚|罚|违法|违规|问题)|(?:什么|任何|过|大|安全|环保|质量|的)+事(?!业|情多))/;
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
    ...ownRights(claims),
    ...ownSource(text, claims, context),
    ...rightsByOrigin(text, claims, context),
    ...noEvents(text, context),
    ...allSystems(text, claims, context),
    ...audited(text, claims, context),
  ].filter(({ fact }) => context.vocabulary.definitions.has(fact));
}

/** A penalty that a message tells of, of which only offices can say how grave it is. */
export function penaltyWords(text: string): string | undefined {
  if (IF.test(text)) return undefined;
  if (PENALTY.test(text) && !/没|从未/.test(text)) return text.trim();
  // 没有别的处罚 就是去年消防罚了2000: what is excepted from a denial.
  return text
    .split(EXCEPTED)
    .slice(1)
    .find((part) => PENALTY.test(part) && !/没|从未/.test(part))
    ?.trim();
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
  if (penaltyWords(text) !== undefined) return [];
  const [accidents, dishonesty] = [NO_EVENTS.exec(text), NO_DISHONESTY.exec(text)];
  const wanted = (fact: string) => within.includes(fact) || asked.some((one) => one.fact === fact);
  const none = (facts: readonly string[], words: string): Claim[] =>
    facts.filter(wanted).map((fact) => ({ fact, value: NO, evidence: "said", words }));
  return [
    ...(accidents && !/[?？吗]/.test(text) ? none(ACCIDENTS, accidents[0]) : []),
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
