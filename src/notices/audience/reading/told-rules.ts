import { addDays, addMonths, type Day } from "../../../calendar/day.ts";
import { condition, rule, type Meaning, type RuleMatch } from "./rule.ts";
import { backBy } from "./title-rules.ts";

const LAST = "(?:上一?次|最近一次|最近的?一次|上回|前一次)";
const OFF = "(?:除了|除去|除掉|去掉|排除|剔除|不要|不含)";
const REPLY = "(?:回执|回复|回应|答复|回)";
const WROTE = "(?:问|咨询|联系|聊|用|来)";
const TO_US = "(?:我们|你们|助手|问题|政策|记录|咨询|客服)?";

/** What became of companies here: notices that they got, whether they wrote, who is here. */
export const TOLD_RULES = [
  rule(`${OFF}(?:已经|已)?(?:${LAST})?(?:收到过?|发过|通知过|通知到)(?:${LAST}?的?通知)?`, () =>
    not({ notice: "last" }),
  ),
  rule(
    `(?:已经|已)?${LAST}?(?:已经|已)?(?:通知过|发过通知|收到过?通知)(?:的)?(?:企业|公司)?(?:的)?(?:除外|不要|之外|以外)`,
    () => not({ notice: "last" }),
  ),
  rule(`(?:还)?(?:没有?|未)(?:收到过?|通知过|发过|通知到)(?:${LAST})?(?:的)?(?:通知)?`, () =>
    not({ notice: "last" }),
  ),
  rule(`${LAST}(?:通知|发)?(?:还)?(?:没有?|未)(?:通知到|发到|收到|通知过|送到)(?:通知)?`, () =>
    not({ notice: "last" }),
  ),
  rule(`(?:已经|已)?${LAST}(?:已经)?(?:通知过|通知到|发过通知|收到过?通知|收到了通知)`, () =>
    got(),
  ),
  rule(`(?:已经|已)?收到(?:过|了)?${LAST}的?通知`, () => got()),
  rule("(?:已经|已)(?:收到过?通知|通知过|发过通知)", () => got()),
  rule(
    `(?:收到(?:过|了)?)?${LAST}(?:的)?(?:通知|发了|发的)?(?:之后)?(?:还|一直|都)?(?:没有?|未)(?:给|交|发)?过?${REPLY}(?:过)?`,
    () => ({
      kind: "condition",
      condition: { all: [{ notice: "last" }, { not: { notice: "last", answered: true } }] },
    }),
  ),
  rule(`${LAST}(?:的)?(?:通知)?(?:已经|已|有)(?:给|交)?(?:了|过)?${REPLY}(?:了|过)?`, () =>
    condition({ notice: "last", answered: true }),
  ),
  rule("(?:收到过|发过|通知过)T(?:的)?通知", (match) => aboutProgramme(match, false)),
  rule("(?:还)?(?:没有?|未)(?:收到过|发过|通知过)T(?:的)?通知", (match) =>
    aboutProgramme(match, true),
  ),
  rule(
    `(?:最近|近|过去)?L(?:以?来|里面?|内|之内|以内|间)*(?:有过?)?(?:来)?${WROTE}(?:询)?(?:过)?${TO_US}`,
    (match) => spoke(match),
  ),
  rule(`(?:从来?|还|一直)?(?:没有?|未)(?:来)?${WROTE}过${TO_US}`, () => not({ spoke: {} })),
  rule(`${WROTE}过${TO_US}`, () => condition({ spoke: {} })),
  rule(
    "(?:还)?(?:没有人?|没人|没|未|无人?)(?:办事人员|人)?(?:绑定|加入|注册账号|A账号|开账号|联系账号|账号|账户)(?:了|过|账号|账户)?",
    () => not({ member: "member" }),
  ),
  rule(
    "(?:已经|已)?有?(?:人)?(?:绑定|加入)(?:了|过)?(?:账号|账户)?|(?:已经|已)?有(?:人注册)?(?:账号|账户)",
    () => condition({ member: "member" }),
  ),
  rule("(?:还)?(?:没有?|未|无)(?:配|派|结对)?(?:科技)?(?:创新)?指导员", () =>
    not({ member: "adviser" }),
  ),
  rule("(?:已|已经)?有(?:科技)?(?:创新)?指导员", () => condition({ member: "adviser" })),
];

function not(of: Parameters<typeof condition>[0]): Meaning {
  return condition(of, true);
}

function got(): Meaning {
  return condition({ notice: "last" });
}

function aboutProgramme(match: RuleMatch, denied: boolean): Meaning | undefined {
  const [programme] = match.all("T")[0]?.programmes ?? [];
  return programme === undefined ? undefined : condition({ notice: "any", programme }, denied);
}

function spoke(match: RuleMatch): Meaning | undefined {
  const [length] = match.all("L");
  const back = length && backBy(length.quantity);
  if (!back) return undefined;
  return condition({ spoke: { since: before(match.today, back) } });
}

function before(today: Day, { count, unit }: { count: number; unit: "天" | "月" }): Day {
  return unit === "天" ? addDays(today, -count) : addMonths(today, -count);
}
