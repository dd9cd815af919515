/** The words around a day or a length of time in its clause. */
interface Around {
  readonly before: string;
  readonly said: string;
  readonly behind: string;
  /** Its sentence up to the end of the clause. */
  readonly sentence: string;
}

const PUNISHED =
  /罚|事故|通报|爆炸|(?:环境|严重)违法|(?:认定|定)[成为]?(?:了|是)?(?:重大|严重)|死(?:过|了)?[^,，。]{0,5}(?:人|工人)/;
const PLANNED = /(?:打算|准备|计划|想)[^,，]*(?:申报|报|提交|交材料)/;
/** What is filed on a day (@): 6月底报, 19号交材料; not 报告, 交的税. */
const FILED =
  /@(?:份|月?初|月?底|末|中旬|上旬|下旬|前后|左右|那天|之前|前|再|就|才|去|来|想|要|准备|打算|能|可以|正式|一早)*(?:申报(?!的|表)|填报|提交(?!的|了)|递交(?!的|了)|上报|报送|报上去|交(?:材料|资料|上去|表)|报(?![告表税销账关备名废价警纸道废的了过])|交(?![税了通易社款货的过]|保险|工资))/;
const ASKED = /几号|几月|什么时候|啥时候|哪天|何时|截止|截至/;
const ENDS = /到期|过期|期满|失效|有效期(?:到|至)/;
const CERTIFICATE = /高企|证/;
const HIGH_TECH = /高企|高新|国高/;
const OTHER_PAPER = /专利|签证|许可|专精特新|商标|合同|贷款|租/;
/** Words before and behind a day (@) on which the certificate was got. */
const GOT =
  /高企(?:证书?|资格)?(?:是|在|于)?@(?:份|才|刚|就)*(?:拿|评上|认定|发|批|下来|取得|办)|@(?:份|才|刚|就)*(?:拿|评上?|取得|批|办|认定)(?:了|到|的|下来?)*[^,，]{0,3}高企/;
/** A certificate, which is no licence of business, and the day (@) on which it was issued. */
const ISSUED =
  /证书?(?:是|在|于|的|上)*(?:(?:发证|颁发|取得|批准?|认定)(?:日期|时间|日)?(?:是|在|于)?)?@(?:份|号|才|刚|就|颁)*(?:拿|发|批|下来|取得|办|颁|到手|(?:的|了)?$)|(?:发证|证书)(?:日期?|时间)(?:是|在|于|[:：])?@/;
/** The certificate of a title, of which no company is founded. */
const OF_TITLE = /证书|发证|(?<![执])证(?!照|件|明)/;

/** Whether the words around a day speak of a certificate rather than of the founding. */
export function speaksOfTitle(words: string): boolean {
  return OF_TITLE.test(words) && !/执照|成立|注册|登记/.test(words);
}

const ADVERB = "(?:才|刚|都|也|就|已经|有|快|将近|不过|差不多|满|还?不到|刚好|正好)*";
/** The day (@) on which a certificate was got, whatever of: 2023年10月拿的证; a licence is another. */
const GOT_PAPER =
  /@(?:份|底|初|才|刚|就|那会儿?|时候|我们|公司)*(?:拿到?|领|发|下|取得|批|办)(?:下来|到)?(?:了|的)?证书?(?!券|明)|证书?(?:是|在|于)*@(?:份|才|刚|就)*(?:拿|领|发|批|下来|取得|办)/;
const LICENCE = /执照|营业|注册|成立|登记/;
/** A title held for a length of time (@): 证拿了才10个月, 评上高企两年半了. */
const HELD = new RegExp(
  `(?:证书?|牌子|资格|称号|高企|中小企业)${ADVERB}(?:是)?(?:拿到?|下来|到手|发下来|批下来|取得|办下来|评上|认定)(?:了|手)?${ADVERB}@|(?:拿|取得|评上|认定|评)(?:到|上|了)*[^,，@]{0,14}(?:证书?|牌子|资格|称号|高企|中小企业)${ADVERB}@`,
);
/** A place run for a length of time (@): 空间开张到现在@. */
const RUN = new RegExp(
  `(?:开张|开业|开门|开起来|开办|运营|营业|运行|经营|办起来|干|开|办)(?:到|至|从|了|起来|起|的|时间|现在|今天|目前|如今|眼下|一共|总共|算下来)*${ADVERB}@`,
);
/** The day (@) on which a place was opened: @开的业. */
const OPENED =
  /@(?:份|那天|才|刚|就|正式|开始)*(?:开的?[业张门]|开放|运营|营业|启用|揭牌|投用|投入(?:运营|使用))|(?:开业|开张|运营|营业|启用|揭牌)(?:时间|日期|日子)?(?:是|在|于|的)*@/;
/** The day (@) on which a company was founded, without the usual words: @领的照, 公司是@开的. */
const BEGAN =
  /@(?:那天|才|刚|就)*(?:领|拿|取|下|办|发)(?:的|到|了|下来)*(?:营业)?执?照(?![片顾常旧样])|(?:公司|企业|厂子?|我们)(?:就|才|最早)*(?:是|在|于)*@(?:那天|才|刚|就)*(?:开|成立|创办|办|建|设立)(?:起来|业|张)?的/;
const OTHER_TITLE = /专利|专精特新|商标|许可|创新型|小巨人|资质|排污|软著|科小/;

/** The fact (id) that ends on a day, where the words say that something does. */
export function endCue(
  { before, said, behind, sentence }: Around,
  within: readonly string[] = [],
): string | undefined {
  if (!ENDS.test(before + said + behind)) return undefined;
  // Where another title is looked at, a certificate without a name is rather its own.
  if (within.includes("isRecheck") && !HIGH_TECH.test(sentence)) return undefined;
  return CERTIFICATE.test(sentence) && !OTHER_PAPER.test(sentence) ? "hnteExpiry" : undefined;
}

/** A day (@) alone on which what was named right before was got: 有高企证 22年刚拿的. */
const GOT_THEN =
  /^(?:我们|公司)?(?:是|就是|在|也是)?@(?:份|底|初|才|刚|刚刚|新|就|年?上半年|年?下半年)*(?:拿|领|发|批|评|认定|下证|取得|办)(?:到手|下来|到|上|证|的|了|下|吧)*$/;
/** Titles (the first one of the region) named in the clause right before. */
const TITLES_BEFORE: readonly (readonly [named: RegExp, fact: string])[] = [
  [/(?:科技型中小|自治区科小|科小证)[^,，\s\d]{0,6}[,，\s]+[^,，\s]*$/, "regionTechSmeDate"],
  [/(?:高企|高新技术企业|国高)[^,，\s\d]{0,6}[,，\s]+[^,，\s]*$/, "hnteCertDate"],
];

function titleGot(before: string, behind: string, sentence: string): string | undefined {
  if (!GOT_THEN.test(`${before}@${behind}`.trim())) return undefined;
  const [, fact] = TITLES_BEFORE.find(([named]) => named.test(sentence)) ?? [];
  return fact;
}

/** The fact (id) that the words around a day tell, where no name does; `date` is as in a quantity. */
export function dayCue(
  { before, said, behind, sentence }: Around,
  date: string,
  within: readonly string[] = [],
): string | undefined {
  const clause = `${before}@${behind}`;
  const title = titleGot(before, behind, sentence);
  if (title !== undefined) return title;
  if (within.includes("spaceOpened") && OPENED.test(clause)) return "spaceOpened";
  if (GOT.test(clause)) return "hnteCertDate";
  const held = within.includes("hnteExpiry") || within.includes("hnteCertDate");
  if (held && ISSUED.test(clause) && !OTHER_PAPER.test(sentence)) return "hnteCertDate";
  if (BEGAN.test(clause)) return "regDate";
  const whole = before + said + behind;
  if (GOT_PAPER.test(clause) && ![OTHER_PAPER, OTHER_TITLE, LICENCE].some((one) => one.test(whole)))
    return "hnteCertDate";
  if (PUNISHED.test(whole)) return "incidentDate";
  if (PLANNED.test(whole)) return "filingDay";
  return date.length > 4 && FILED.test(clause) && !ASKED.test(whole) ? "filingDay" : undefined;
}

/** The fact (id) of the day since which a title has been held, by the words around a length of time. */
export function sinceCue(
  { before, behind, sentence }: Around,
  within: readonly string[] = [],
): string | undefined {
  if (within.includes("spaceOpened") && RUN.test(`${before}@`)) return "spaceOpened";
  if (!HELD.test(`${before}@${behind}`)) return undefined;
  if (/科技型中小|自治区/.test(sentence)) return "regionTechSmeDate";
  if (/高企|高新技术企业/.test(sentence)) return "hnteCertDate";
  if (OTHER_TITLE.test(sentence)) return undefined;
  if (within.includes("regionTechSmeDate")) return "regionTechSmeDate";
  return within.includes("hnteExpiry") || within.includes("hnteCertDate")
    ? "hnteCertDate"
    : undefined;
}
