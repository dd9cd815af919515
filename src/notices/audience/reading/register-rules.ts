import { sizeNames } from "../size-judging.ts";
import { condition, DENIED, HAVING, isDenied, LEFT_OUT, rule } from "./rule.ts";

/** Where a company is, what it does and how big it is; and what joins all that. */
export const REGISTER_RULES = [
  rule(
    `${DENIED}?(?:A(?=[在于]))?${HAVING}P(?:里面?|内|境内|辖区内?|范围内|注册|的)*${LEFT_OUT}?`,
    (match) => {
      const [said] = match.all("P");
      return said && condition({ place: said.place }, isDenied(match));
    },
  ),
  rule(`${DENIED}?${HAVING}I(?:类|行业|领域|方向|业|的)*${LEFT_OUT}?`, (match) => {
    const [said] = match.all("I");
    return said && condition({ industry: said.industry }, isDenied(match));
  }),
  rule(
    `${DENIED}?${HAVING}(?:规模)?(?:划型)?(?:是|为|属于)*Z(?:(?:、|和|或者?|与|及)?Z)*(?:的)?${LEFT_OUT}?`,
    (match) => {
      const said = new Set(match.all("Z").flatMap(({ sizes }) => sizes));
      const size = [...sizeNames(match.ground, match.today).values()].filter((one) =>
        said.has(one),
      );
      return condition({ size }, isDenied(match));
    },
  ),
  rule(
    "名(?:字|称)(?:里|中)?(?:有|带|含)“?(?<name>[一-龥]{2,8}?)”?(?:字|两字|二字)?的",
    ({ groups }) => condition({ name: groups["name"] ?? "" }),
  ),
  rule(
    "(?:全市|全区|我市|本市)?(?:的)?(?:所有|全部|全体|每一?家|各家?)(?:的)?(?:企业|公司|单位)?(?:都)?",
    () => ({ kind: "everyone" }),
  ),
  rule("(?:企业|公司|单位)都(?:要)?(?:发|通知)", () => ({ kind: "everyone" })),
  rule("全市的?(?:企业|公司|单位)?", () => ({ kind: "everyone" })),
  rule("(?:两[样个者])?都(?:是|有|占|具备|得是|要是)", () => ({ kind: "both" })),
  rule("或者?(?:是)?", () => ({ kind: "or" })),
  rule("、", () => ({ kind: "list" })),
  rule("[,，;；。.]+", () => ({ kind: "comma" })),
  rule("(?:和|与|跟|以及|及|还有)", () => ({ kind: "with" })),
  rule("(?:且|并且|并|又|既|同时|而且|但是|但|却|不过|也|还要?|其中)+", () => ({
    kind: "and",
  })),
  rule(
    "(?:请)?(?:通知|发给|发送给|发送|发|推送给|推送|给|告诉)(?:一下)?[:：]?|凡是|只(?=[发给通])|针对|面向|适用于|有哪些|都?提醒(?:一下)?|的|是|企业|公司|单位|厂家|们|那些|这些|里面?|中|内|当中|之中|范围内|目前|现在|都(?:发|要|算)?|要|名单|[()（）:：]|类|Q个?区",
    () => ({ kind: "filler" }),
  ),
];
