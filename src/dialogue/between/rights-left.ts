import { isInOwnersName } from "../../profile/reading/ip-counts.ts";
import { intervalOf } from "../../profile/stored-value.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare } from "../../units/rational.ts";
import { speaksOfOthersRights } from "../../profile/reading/rights-of-others.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { Taken } from "../taking/taking.ts";

/** Rights by their number, and what else a programme asks of them. */
const COUNTS = /^ip(?:Invention|Utility|Design|Software|Plant|Layout|Drug|Class1|Class2)$/;
const OF_RIGHTS = /^ip[A-Z]/;
/** So many questions are put of them. */
const MOST = 2;
/** Where they come from was said. */
const SOURCE = /自研|自主|自己(?:研发|申请|开发)|受让|转让|买(?:来|的)|购买/;

/** Whose name a right is in that the company has not. */
const OF_OWNERS =
  /(?:老板|法人|股东|母公司|总公司|个人|实控人)[^,，。;；]{0,6}(?:本人|名下|名字|个人|的)|专利权人|权利人/;

const RIGHT = /专利|发明|软著|新型|外观|著作权|知识产权/;
const ASKS = /[?？吗]|怎么|能不能|行不行|算不算/;
const GIVE_OVER =
  "想算进来，先依法把权属变更到公司名下、办好登记，从变更以后的申报才算；日子按真实的来。";
const NOT_OWNED = `不在公司名下的不是企业拥有的，没有记。${GIVE_OVER}`;

/** What can be done about rights in the name of an owner that are counted no more. */
export function ownersRightsLines(text: string, { added, replaced }: Taken): string[] {
  const held = [...added, ...replaced.map(({ after }) => after)];
  const none = !held.some(({ fact }) => COUNTS.test(fact));
  if (none && isInOwnersName(text) && RIGHT.test(text) && !ASKS.test(text)) return [NOT_OWNED];
  const fewer = replaced.some(({ before, after }) => {
    if (!COUNTS.test(after.fact)) return false;
    const [was, is] = [before, after].map(({ value }) =>
      value.kind === "figure" ? pointOf(intervalOf(value)) : undefined,
    );
    return was !== undefined && is !== undefined && compare(is, was) < 0;
  });
  return fewer && OF_OWNERS.test(text) ? [GIVE_OVER] : [];
}

/** What is said of rights in the name of somebody else. */
export function othersRightsLines(text: string): string[] {
  return speaksOfOthersRights(text)
    ? [
        "不在本企业名下的知识产权没有记，也不能用：权属人要是申请企业〔国科发火〔2016〕195号 三（二）1〕。依法转让、变更登记到公司名下以后，再报时才看得到。",
      ]
    : [];
}

/** What is still open of rights that were told just now, where a programme asks more than how many there are. */
export function rightsLeftLines(
  text: string,
  { added }: Taken,
  { standings }: CompanyView,
  { ground: { definitions } }: DialogueGround,
): string[] {
  if (!added.some(({ fact }) => COUNTS.test(fact)) || SOURCE.test(text)) return [];
  return standings
    .flatMap(({ verdict }) =>
      verdict.conditions.flatMap(({ outcome, label, missing, subject = "" }) => {
        if (outcome !== "unknown" || subject.startsWith("score:")) return [];
        const open = missing.filter(({ fact }) => OF_RIGHTS.test(fact) && !COUNTS.test(fact));
        const asks = open.slice(0, MOST).map(({ fact }) => definitions.get(fact)?.question ?? "");
        return asks.length === 0
          ? []
          : [`${label}这一条还不知道：${asks.join("")}买来、转让进来的不一定算。`];
      }),
    )
    .slice(0, 1);
}
