import { readDocuments } from "../clauses/document-mention.ts";
import { readNumber } from "../clauses/document-number.ts";
import { plain } from "../knowledge/pattern.ts";
import type { Mind } from "./mind.ts";

/** A document that a question names and that is not in the knowledge. */
export interface UnknownDocument {
  /** As it is called in the question; a 文号 as it is printed. */
  readonly name: string;
  /** Office (id) of what is known from whoever numbers so; `undefined` where nothing is, or no 文号 is said. */
  readonly office: string | undefined;
  /** Whether its 文号 stands in the question, and not its title alone. */
  readonly numbered: boolean;
  /** Whether it is a product (a loan, a voucher) and no document. */
  readonly product?: boolean;
}

const TITLE = /《([^《》]{4,40})》|[“「"]([^《》“”「」"]{4,40})(?<!政策)[”」"]/g;
/** A title without marks is one where one of its articles is named, or where it counts its own: 惠企三十条. */
const BARE =
  /(\p{Script=Han}{6,30}(?:办法|细则|措施|意见|方案|规定|条例))(?:[（(]?20\d{2}年?版?[）)]?)?的?第[\d一二三四五六七八九十百]+条|(\p{Script=Han}{2,16}(?:培育|扶持|惠企|新政|奖励|支持|发展|倍增|措施|政策|人才|金融|激励|服务|创新)[\d一二三四五六七八九十百]{1,3}条)(?!件|款)/gu;
/** What may stand before a title without marks. */
const BEFORE =
  /^.*(?:根据|依据|按照|参照|请问|听说|有没有|有个|满足|符合|我们|咱们?|出了个?|发了个?|那个|这个|[的是说按叫])/u;
/** What the title of a rule ends in. */
const ofRule =
  /(?:办法|细则|通知|措施|意见|方案|规定|条例|计划|指引|指南|政策|公告|(?<!第)[\d一二三四五六七八九十百]+条)$/;
/** What a product is called that stands in quotation marks, or that a place is said to have. */
const PRODUCT =
  /[“「"]([^“”「」"]{2,12}(?:贷|券|基金|直通车))[”」"]|(?:银川|宁夏|自治区|市里|区里)(?:的|有个|有没有|那个|出的|搞的)*["“]?(\p{Script=Han}{2,6}?(?<!信用|抵押|质押|房|车|网|税|经营|消费|小额|担保|首|续|借|放)贷)(?!款|前|后|了|的款)/u;
/** A title that shares this much of its pairs of characters with a known one may be that one. */
const nearly = 0.7;
/** A known name at least so long that stands in a title is what it speaks of, in characters. */
const longEnough = 4;

/** A title without marks has at least so many characters. */
const bareEnough = 6;

/** The first document that a question names, by 文号 or else by title, and that is not in the knowledge. */
export function unknownDocument(text: string, mind: Mind): UnknownDocument | undefined {
  const known = new Set(mind.names.values());
  for (const { document } of readDocuments(text, mind.names)) {
    const number = readNumber(document);
    if (number?.form !== "文" || known.has(document)) continue;
    return { name: document, office: officeOf(number.agency, mind), numbered: true };
  }
  const titles = [...mind.names.keys()];
  const bareOnes = [...text.matchAll(BARE)]
    .map(([, whole, counted]) => (whole ?? counted ?? "").replace(BEFORE, ""))
    .filter((bare) => bare.length >= bareEnough);
  for (const title of [
    ...[...text.matchAll(TITLE)].map(([, one, quoted]) => one ?? quoted ?? ""),
    ...bareOnes,
  ]) {
    const bare = title.replace(/[（(].*[)）]$/, "");
    if (bare.length >= longEnough && ofRule.test(bare) && !titles.some((one) => isLike(bare, one)))
      return { name: `《${title}》`, office: undefined, numbered: false };
  }
  return unknownProduct(text, mind);
}

/** The product that a question names and that no text of the knowledge speaks of. */
function unknownProduct(text: string, mind: Mind): UnknownDocument | undefined {
  const [, quoted, placed] = PRODUCT.exec(text) ?? [];
  const name = quoted ?? placed;
  if (name === undefined || mind.programmeNames.find(plain(name)).length > 0) return undefined;
  const known = mind.passages.some(
    ({ passage: { points, asked } }) =>
      points.some((point) => point.text.includes(name)) || asked.some((one) => one.includes(name)),
  );
  if (known) return undefined;
  return { name: `“${name}”`, office: "city-science", numbered: false, product: true };
}

/** The office of a programme whose document bears a number of the same agency. */
function officeOf(agency: string, mind: Mind): string | undefined {
  const policy = mind.knowledge.policies.find(({ number }) => number?.startsWith(agency));
  const [programme = ""] = policy?.programmes ?? [];
  return mind.programmes.get(programme)?.office;
}

function isLike(title: string, known: string): boolean {
  if (known.includes(title) || (known.length >= longEnough && title.includes(known))) return true;
  const pairs = pairsOf(title);
  const others = new Set(pairsOf(known));
  return pairs.filter((pair) => others.has(pair)).length >= pairs.length * nearly;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));
}

/** Whether a sentence speaks of a document: of the serial of its 文号, …〔2022〕4号, or of most of its title. */
export function speaksOfDocument(sentence: string, { name, numbered }: UnknownDocument): boolean {
  if (!numbered) return isLike(name.slice(1, -1), sentence);
  const serial = /\d+号$/.exec(name)?.[0];
  return serial !== undefined && sentence.includes(serial);
}
