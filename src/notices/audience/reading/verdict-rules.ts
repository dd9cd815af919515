import type { State } from "../condition.ts";
import { ask, condition, rule, type Meaning, type RuleMatch } from "./rule.ts";
import { whichOf } from "./title-rules.ts";

const CONDITIONS = "(?:认定|评价)?(?:的)?(?:各项)?(?:条件|标准|要求|门槛)?(?:的)?";
const CAN =
  "(?:(?:可以|能够|能)(?:申报|报|申请|评|认定)|够得上|够格报?|够|(?:基本)?符合|满足|达到)";
const FITS =
  "(?:条件|标准)?(?:也|都|全|全都|就)?(?:符合|满足|够得上|够|达标|能过|能报|能申报|可以申报|可以报|能够上)(?:了)?(?:条件|标准|要求)?(?:的)?";
const CANNOT = "(?:(?:还)?(?:不符合|不满足|不够|够不上|报不了|不能报|达不到|没达到|过不了|不能过))";
const CLOSE = "(?:差一点点?儿?|差点儿?|差一丁点)";
const OPEN =
  "(?:还)?(?:预审)?(?:条件|数据|结果|材料|资料)*(?:还)?(?:不知道|不清楚|判断不了|判不了|判断不出来?|没判出来|不明确?|不全|缺数据|缺资料|说不准|缺数)(?:够不够|能不能报|符合不符合|符不符合|是否符合|判断不了|判不了)*(?:的)?";

/** How a programme comes out, and for which filing day. */
export const VERDICT_RULES = [
  rule(`${CAN}T${CONDITIONS}`, (match) => verdict(match, ["qualifies"])),
  rule(`(?:预审|报|申报|评)?T(?:预审|认定|评价)?(?:的)?${FITS}`, (match) =>
    verdict(match, ["qualifies"]),
  ),
  rule(`${CANNOT}T${CONDITIONS}`, (match) => verdict(match, ["nearly", "not"])),
  rule(`T(?:预审|认定|评价)?(?:的)?(?:条件|标准)?${CANNOT}(?:条件|标准)?`, (match) =>
    verdict(match, ["nearly", "not"]),
  ),
  rule(
    `(?:离|距离?)?T${CONDITIONS}(?:就|还|只)*${CLOSE}(?:点)?(?:就)?(?:够|能报|达标)?(?:的)?`,
    (match) => verdict(match, ["nearly"]),
  ),
  rule(
    `(?:${CLOSE}|快要?|接近|将近|马上)(?:就|能|可以)*(?:够得?上?|能报|能申报|报|符合|达到|到)?T${CONDITIONS}`,
    (match) => verdict(match, ["nearly"]),
  ),
  rule(`T(?:认定|评价)?(?:的)?${OPEN}`, (match) => verdict(match, ["unknown"])),
  rule(
    `(?:还)?(?:不知道|不清楚|说不清|说不准)(?:能不能|够不够|符不符合|符合不符合|是否|是不是)(?:报|申报|够|符合)?T${CONDITIONS}`,
    (match) => verdict(match, ["unknown"]),
  ),
  rule(`(?:预审)?(?:就)?${CLOSE}(?:够条件|够)?`, (match) => whichProgramme(match, "差一点够")),
  rule("(?:预审)?(?:都)?(?:符合条件|够条件|能报|可以报|能申报)", (match) =>
    whichProgramme(match, "能报"),
  ),
  rule(
    "(?:如果|要是|假如)?(?:按|以|到|在|就)?(?:申报日|申报)?(?:按|是|为|以)?D(?:为申报日|申报|算|来算|来报|来看|办|时)?(?:的话)?",
    (match): Meaning | undefined => {
      const [said] = match.all("D");
      return said && { kind: "filingDay", day: said.day };
    },
  ),
];

/** What one may be told to qualify for, the usual ones first; so many are offered. */
const OFFERED = 6;

/** 差一点的: of which programme is asked back. */
function whichProgramme({ ground, text }: RuleMatch, begin: string): Meaning {
  const offered = ground.programmes.filter(
    ({ id, kind }) =>
      /^(?:certification|evaluation)$/.test(kind) &&
      ground.rules.some(({ programme }) => programme === id),
  );
  return ask(
    `“${text}”说的是哪个项目？`,
    offered.slice(0, OFFERED).map(({ title }) => ({ label: title, words: `${begin}${title}的` })),
  );
}

function verdict(match: RuleMatch, is: readonly State[]): Meaning | undefined {
  const [named] = match.all("T");
  if (!named) return undefined;
  const { rules, programmes } = match.ground;
  const ruled = named.programmes.filter((id) => rules.some((one) => one.programme === id));
  if (named.programmes.length > 1) return whichOf(match, named.programmes);
  const [programme] = ruled;
  const found = rules.find((one) => one.programme === programme);
  if (!found) {
    const title = programmes.find(({ id }) => id === named.programmes[0])?.title ?? match.text;
    return ask(`“${title}”的条件没有装进来，判不了谁符合。`);
  }
  return condition({ verdict: found.id, is });
}
