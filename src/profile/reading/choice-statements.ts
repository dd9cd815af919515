import { asksWhen } from "./asks-when.ts";
import { matchesIn } from "../../units/folded-text.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { chosen } from "./fitting.ts";
import { sentenceAt, type Message } from "./message.ts";
import { isOfKind, isPart } from "./rights-origin.ts";
import type { ReadingContext, Statement } from "./statement.ts";
import { asksOther } from "./scope.ts";
import { foldWords } from "./vocabulary.ts";
import { toldStatement } from "./told.ts";

/** Spoken words for the choices of a fact (id). */
const SPOKEN: Readonly<Record<string, readonly (readonly [words: RegExp, choice: string])[]>> = {
  industrySection: [
    [
      /(?:是|属于|做|搞|我们|咱们?|公司)(?:一?[家个])?(?:搞|做)?(?:制造业?|生产)(?:型|类|业)?(?:企业|公司|厂|的)?/g,
      "工业",
    ],
    [/(?:^|(?<=[,，\s]|我们|咱们?))(?:的)?(?:加工)?工厂/g, "工业"],
    [/(?:做|搞|写|开发)软件(?:开发)?(?:的|公司)?|软件(?:公司|企业)/g, "软件和信息技术服务业"],
    [/(?:搞|做)(?:种植|养殖)(?:的|业)?|(?:种植|养殖)(?:公司|企业|场)/g, "农林牧渔业"],
    [/(?:搞|做)(?:建筑|施工|工程)的|(?:建筑|施工)(?:公司|企业)/g, "建筑业"],
  ],
  carrierGrade: [
    [
      /(?:从)?c类?(?:级|档)?[^,，\sab]{0,3}(?:升|到|变|提)[^,，\sab]{0,2}b(?:类|级|档)?/g,
      "C类升B类",
    ],
    [
      /(?:从)?b类?(?:级|档)?[^,，\sab]{0,3}(?:升|到|变|提)[^,，\sab]{0,2}a(?:类|级|档)?/g,
      "B类升A类",
    ],
    [/(?:首次|第一次|头一回)[^,，\s]{0,6}a(?:类|级|档)?/g, "首次评为A类"],
  ],
  orgKind: [
    [
      /(?:我们|咱们?|单位|学校)(?:就)?(?:是|属于)(?:一?[所家个])?(?:大学|学院|高等院校|高职|职业学院)(?:的)?|(?:^|(?<=[,，\s]))(?:是)?(?:一?所)?(?:大学|学院|高等院校)(?=$|[\s,，。])/g,
      "高校",
    ],
    [
      /(?:我们|咱们?|单位)(?:就)?(?:是|属于)(?:一?[所家个])?(?:研究院|研究所|科研院所|院所)/g,
      "科研院所",
    ],
    [/(?:我们|咱们?)(?:就)?(?:是|属于)(?:一?[所家个])?(?:公司|企业)(?=$|[\s,，。])/g, "企业"],
  ],
  taxCollection: [
    [/(?:是|按|走|我们|公司|所得税)查账(?:征收)?的?/g, "查账征收"],
    [/(?:是|按|走|我们|公司|所得税)核定(?:征收)?的?/g, "核定征收"],
  ],
  rdOrgLevel: [
    [levelOf("国家级?"), "国家级"],
    [levelOf("(?:自治区|省部?)级?"), "省部级"],
    [levelOf("(?:银川)?市级"), "市级"],
  ],
  techField: [
    [/先进制造(?:业)?(?:领域|方向)/g, "先进制造与自动化"],
    [/新能源(?:领域|方向)/g, "新能源与节能"],
    [/(?:生物医药|新医药|生物)(?:领域|方向)/g, "生物与新医药"],
    [/(?:资源环境|环保)(?:领域|方向)/g, "资源与环境"],
  ],
  ipSource: [
    [/(?:是|都是|外头|别人那)(?:买来|受让|买)的/g, "受让"],
    [/(?:都?是)自己(?:研发|搞|申请)(?:出来)?的|自主研发/g, "自主研发"],
  ],
};
/** Choices that are told from other facts' only where the fact is named or had just been asked. */
const COMMON =
  /^(?:没有|其他|都不是|没测过|[一二三四]级|国家级|省部级|自治区级|市级|市级以下|企业|高校|合作社|科研院所|社会组织|自主研发)$/;
/** What a message must speak of besides, where the words alone are said of other things too; by id. */
const SPOKEN_OF: Readonly<Record<string, RegExp>> = {
  ipSource: /专利|发明|软著|知识产权|知产|实用新型|著作权/,
};
/** Said of rights by itself, where the programme asks how they were come by. */
const ALL_OF_THEM = /^(?:这些|那些|那几个|这几个|它们|全部|全|也|可|不过|但)*$/;
const SHORT = 3;

/** A centre of research that somebody recognised: 市级技术中心, 自治区级工程技术研究中心. */
function levelOf(level: string): RegExp {
  return new RegExp(
    `${level}(?:企业|的)?(?:技术中心|技术创新中心|工程(?:技术)?(?:研究)?中心|工程实验室|重点实验室|研发(?:机构|中心))`,
    "g",
  );
}

const QUESTION = /[吗么?？]\s*$|还是|是不是|算不算/;

/** Reads which of several named things a message chooses: 生物与新医药领域, 查账征收. */
export function choiceStatements(message: Message, context: ReadingContext): Statement[] {
  const { vocabulary, asked } = context;
  const statements: Statement[] = [];
  for (const fact of vocabulary.choices) {
    const named = asked?.fact === fact.id || isNamed(message, fact, context);
    const found = choiceOf(message, fact, named, context);
    if (found) statements.push(found);
  }
  return statements;
}

function isNamed(
  { mentions, text }: Message,
  fact: FactDefinition,
  { within }: ReadingContext,
): boolean {
  return mentions.some(
    ({ facts, start, end }) =>
      facts.includes(fact) &&
      !fact.choices.includes(text.slice(start, end)) &&
      chosen(
        facts.filter(({ kind }) => kind === "choice"),
        within,
      ) === fact,
  );
}

/** Whether what is said is denied: 不是制造业. */
function isDenied(before: string, words: string): boolean {
  return (
    /(?:不是|不属于|不算|非|没有?)$/.test(before) ||
    (/^[是属做搞]/.test(words) && /不$/.test(before))
  );
}

function choiceOf(
  message: Message,
  fact: FactDefinition,
  named: boolean,
  { within }: ReadingContext,
): Statement | undefined {
  const { folded } = message;
  const elsewhere = !named && SPOKEN_OF[fact.id]?.test(folded) === false;
  if (elsewhere && within?.includes(fact.id) !== true) return undefined;
  const spoken = SPOKEN[fact.id] ?? [];
  const words = fact.choices
    .filter((choice) => named || (choice.length > SHORT && !COMMON.test(choice)))
    .flatMap((choice) => {
      const start = folded.indexOf(foldWords(choice));
      return start < 0 ? [] : [{ choice, start, end: start + choice.length }];
    });
  const patterns = spoken.flatMap(([pattern, choice]) =>
    matchesIn(folded, pattern).map((match) => ({
      choice,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const longest = [...words, ...patterns]
    .filter(({ start, end }) => !isDenied(folded.slice(0, start), folded.slice(start, end)))
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!longest) return undefined;
  const { choice, start, end } = longest;
  const [from, to] = sentenceAt(message, start);
  if (elsewhere && !ALL_OF_THEM.test(folded.slice(from, start).trim())) return undefined;
  if (fact.id === "ipSource" && (isPart(message, start) || isOfKind(message, start, end)))
    return undefined;
  const asked = QUESTION.test(folded.slice(from, to + 1));
  if (asked && !asksOther(folded.slice(end, to))) return undefined;
  if (asksWhen(folded.slice(from, start))) return undefined;
  return toldStatement(message, fact, { kind: "text", text: choice }, start, end);
}
