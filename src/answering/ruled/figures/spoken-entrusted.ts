import { ABROAD } from "../../../profile/reading/spoken-patterns.ts";

/** What is said in talk, and the words by which the same is read. */
export interface Spoken {
  /** Said so only where the rule looks at one of these facts; always where none are listed. */
  readonly of?: readonly string[];
  readonly said: RegExp;
  readonly meant: string | ((found: string, ...groups: string[]) => string);
}

export const FIGURE = "(?=[\\d一二两三四五六七八九十百千])";
const OVERSEAS = "委托境外公司搞研发";
/** A body of another country that research is given out to; a person is none. */
export const INSTITUTE_ABROAD = `(?:${ABROAD})(?:的|那边|那头|[一某那]?家|一[个所]|个){0,3}(?:公司|企业|机构|单位|大学|高校|学院|研究所|研究院|实验室|设计院|院所|团队|厂商?|供应商)(?!的?(?:一?[个位名])?(?:个人|教授|老师|专家|博士|工程师|学生))`;

/** Research that is given out to others, as the deduction looks at it. */
export const ENTRUSTED: readonly Spoken[] = [
  {
    of: ["rdDedEntrustedOverseas"],
    said: /(?:技术)?(?:合同)?(?:都|还|也)?(?:没有?|未)(?:去|办|做|到科技局|过)*登记(?:过|的)*(?:合同)?/g,
    meant: ",技术合同没登记,",
  },
  {
    of: ["rdDedEntrustedOverseas"],
    said: /(?:境外委托|委托(?:境外|国外|海外|外国)(?!的?(?:一?[个位名])?(?:个人|自然人|专家|教授|工程师|程序员)))(?:机构|公司|单位)?(?:的)?(?:研发|开发)?(?:费用?)?/g,
    meant: OVERSEAS,
  },
  {
    of: ["rdDedEntrustedOverseas"],
    said: new RegExp(
      `(?:委托|委外|外包|[请找让托])(?:给|了|的)*(?:[一那这]?家|个)?${INSTITUTE_ABROAD}(?:[帮给替]我们?|来)?(?:搞|做|干|弄|进行|开展)?(?:的|了)?(?:研发|开发|研究|试验|设计|技术|课题|项目)*(?:费用?)?`,
      "g",
    ),
    meant: OVERSEAS,
  },
  {
    of: ["rdDedEntrustedOverseas"],
    said: new RegExp(
      `(?:支?付|给|打|汇)(?:给|了|到)*${INSTITUTE_ABROAD}(?:的)?(?:研发|开发|研究|委托|委外|外包)+(?:的)?(?:费用?|款|钱)?`,
      "g",
    ),
    meant: OVERSEAS,
  },
  {
    of: ["rdDedEntrustedOverseas"],
    said: new RegExp(
      `(?<=${OVERSEAS}.*)(?:境外|国外|海外)(?:的|那块|那边|也|又|就|花了?|付了?|有|是)*${FIGURE}`,
      "g",
    ),
    meant: OVERSEAS,
  },
  {
    of: ["rdDedEntrustedOverseas"],
    said: new RegExp(
      `${INSTITUTE_ABROAD}(?:[帮给替]我们?|帮忙|来)(?:搞|做|干|弄|进行|开发|研发|研究|设计|试验|技术|项目|的|了)*(?:一共|总共)?(?:花了?|付了?|给了?|收了?|要了?)?${FIGURE}`,
      "g",
    ),
    meant: OVERSEAS,
  },
  {
    of: ["rdDedEntrustedDomestic"],
    said: /(?<![委])[托请找](?:了|给)*(?![^,，。;；]*(?:国外|境外|海外|外国|美国|日本|德国|英国|韩国|香港|台湾|澳门))[^,，。;；\d]{0,8}(?:大学|学院|研究院|研究所|设计院)[^,，。;；\d]{0,8}?(?:花|付|给|掏|用)了?(?=[\d.]+)/g,
    meant: "加计委托境内",
  },
  {
    of: ["rdDedEntrustedDomestic"],
    said: /(?:委托|委外|外包给?)(?![^,，。;；]*(?:国外|境外|海外|外国|美国|日本|德国|英国|韩国|香港|台湾|澳门))[^,，。;；\d]{1,14}?(?:花|付|给|掏|用)了?(?=[\d.]+)/g,
    meant: "加计委托境内",
  },
  {
    of: ["rdDedEntrustedDomestic"],
    said: new RegExp(
      `(?:委托|委外|外包)(?:给|了)*(?:境内|国内)(?:的|一家|一所)*(?:公司|企业|机构|单位|大学|高校|学院|研究所|研究院|个人)?(?:的)?(?:研发|开发|研究)*(?:费用?)?(?:是|有|花了?|付了?)?${FIGURE}`,
      "g",
    ),
    meant: "加计委托境内",
  },
  {
    of: ["rdDedEntrustedDomestic"],
    said: new RegExp(
      `(?:(?<=加计委托境内.*)|(?=.*加计委托境内))(?:我们?|咱们?|公司)?自己(?:的|做的?|搞的?)*(?:研发|开发)(?:的|费用?|投入|支出|花了?|投了?|也|就|只|才|是|有)*${FIGURE}`,
      "g",
    ),
    meant: "五项之和",
  },
  {
    of: ["rdDedDomestic"],
    said: new RegExp(
      `(?:境内|国内)(?:的|合计|一共|总共|全部|符合条件的?|合格的?|自己的?|自己搞的?|能加计的?)*(?:研发|开发)(?:的|费用?|投入|支出|花了|也|就|只|才|是|有|一共|总共|大概)*${FIGURE}|(?<=(?:境外|国外)[^。；;]{0,16})(?<!委托)(?:境内|国内)(?:的|也|就|只|才|是|有|花了?|自己|符合条件)*${FIGURE}`,
      "g",
    ),
    meant: "境内研发费用",
  },
  {
    of: ["rdDedDomestic"],
    said: new RegExp(
      `(?<=${OVERSEAS}.{0,40})(?:我们?|咱们?|公司)?自己(?:的|做的?|搞的?|在?国内)*(?:研发|开发)(?:的|费用?|投入|支出|花了?|投了?|也|就|只|才|是|有)*${FIGURE}`,
      "g",
    ),
    meant: "境内研发费用",
  },
];
