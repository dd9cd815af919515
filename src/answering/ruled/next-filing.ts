import { yearOf, fiscalYears } from "../../calendar/fiscal-year.ts";
import type { Day } from "../../calendar/day.ts";
import { nextWindow, plannedDay, type OpenDays } from "../../rules/filing-window.ts";
import type { Rule, RuleVersion, Window } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import type { Mind } from "../mind.ts";
import type { Understood } from "../understand.ts";
import { stands } from "./rule-citing.ts";
import type { Ruled } from "./ruled-reply.ts";

/** Asks whether it is not too late. */
const asksStill =
  /(?:还|现在|今天|这会儿|眼下|如今|目前|今年|这个月|本月|年底|\d+月(?:份)?)(?:还)?(?:能不能|可不可以|能|可以|来得及|赶得上)(?:再)?(?:去)?(?:申?报|申请|认定|入库|填报|交材料|递材料|提交)|(?:报|申请|认定|入库|填报).{0,6}(?:来得及|赶得上|赶得及|晚不晚|晚了|错过|过期|过了时间|还有机会|还能报)|(?:来得及|赶得上|赶得及)(?:申?报|申请|认定|入库|填报)/;

/** A question of this many characters, its programme's name included, asks for nothing else. */
const longest = 30;

/** Asks which years count. */
const asksYears = /(?:看|用|按|算|填)哪(?:几年|三年|一年|年)|哪(?:几|三)年的(?:数|账|数据|报表)/;

/** Whether one can still file, when the next time is, and which years count then. */
export function nextFiling({ frame, saying }: Understood, mind: Mind): Ruled | undefined {
  const [programme, ...others] = frame.programmes;
  if (!frame.named || programme === undefined || others.length > 0) return undefined;
  const { whole } = saying;
  // Who has one title asks whether it stands in the way of another.
  if (new Set(mind.programmeNames.find(whole).map(({ start }) => start)).size > 1) return undefined;
  if (whole.length > longest || !(asksStill.test(whole) || asksYears.test(whole))) return undefined;
  if (speaksOfMore(whole, asksYears.test(whole) ? mostOfYears : most, mind)) return undefined;
  const [rule] = mind.rules.byProgramme.get(programme) ?? [];
  const version = rule && versionFor(rule, frame.asOf);
  if (!rule || !version || version.windows.length === 0) return undefined;
  const open = nextWindow(version, frame.asOf);
  if (!open) return undefined;
  const said = [open.window.clause, passed(version, frame.asOf)?.clause];
  const inForce = said.filter((clause) => stands(clause, frame.asOf, mind));
  const basis = version.basis.filter((clause) => stands(clause, frame.asOf, mind));
  const clauses = inForce.length > 0 ? inForce : basis.length > 0 ? basis : said;
  const lines = linesOf(rule, version, open, frame.asOf);
  // Where it is asked which years count, that today is no day for filing is no answer.
  return { programme, clauses, lines: asksYears.test(whole) ? lines.slice(-2) : lines };
}

/** Words of time, of filing and of asking: what is left without them is something else that is asked. */
const ofTime =
  /还|现在|今天|今年|明年|去年|这会儿|眼下|如今|目前|这个月|下个月|本月|年底|年初|\d+月(?:份|底|初)?|[一二三四五六七八九十]+月(?:份|底|初)?|能不能|可不可以|能|可以|来得及|赶得上|赶得及|赶趟|再|去|申?报|申请|认定|入库|填报?|交|递|提交|材料|晚不晚|晚了|错过|过期|过了|时间|机会|看|用|按|算|哪(?:几|三|一)?年|的|数|账|报表|我们|咱|(?<![母子分总])公司|企业|了|吗|不|么|呢|啊|没|有|是|一直|弄|补|一下|国家|自治区|宁夏|银川|那个|这个/g;

/** So many characters beside those speak of something else: 出过事故还能报不. */
const most = 4;
/** And so many where it is asked which years count. */
const mostOfYears = 7;

/** What befell the company, or a figure of it, is asked about, however short: 去年亏了60万还能报不. */
const ofCompany = /亏|赔|罚|欠|负债|\d(?:万|亿|%|人|个点)/;

function speaksOfMore(whole: string, least: number, mind: Mind): boolean {
  const bare = mind.programmeNames
    .find(whole)
    .reduce((text, { name }) => text.replace(name, ""), whole);
  return ofCompany.test(bare) || bare.replace(ofTime, "").replace(/[\p{P}\s]/gu, "").length > least;
}

function linesOf(rule: Rule, version: RuleVersion, open: OpenDays, asOf: Day): string[] {
  const say = open.window.say.replace(/。$/, "");
  if (open.window.every.kind === "always") return [`${rule.title}：${say}。`];
  if (open.from <= asOf) {
    const until = open.certain ? `到 ${open.to} 止` : `大约到 ${open.to}，${say}`;
    return [
      `${asOf} 可以报${rule.title}，${until}。`,
      ...(open.certain ? [`${say}。`] : []),
      yearsLine(rule, plannedDay(version, asOf), asOf),
    ];
  }
  const gone = passed(version, asOf);
  return [
    gone
      ? `今年这一次已经过了（${gone.from ?? ""}—${gone.to ?? ""}）。`
      : `${asOf} 不在${rule.title}的申报时间里${open.certain ? "" : "（按往年和外地的时间估计）"}。`,
    `下一次${open.certain ? "" : "估计"}在 ${open.from} 到 ${open.to}：${say}。`,
    yearsLine(rule, open.to, asOf),
  ];
}

/** The last stretch of this year that a notice named and that is over. */
function passed({ windows }: RuleVersion, asOf: Day): Window | undefined {
  return windows
    .filter(
      ({ every, to }) =>
        every.kind === "once" && to !== undefined && to < asOf && yearOf(to) === yearOf(asOf),
    )
    .at(-1);
}

function yearsLine(rule: Rule, filingDay: Day, asOf: Day): string {
  const years = fiscalYears(filingDay, rule.years);
  const open = years.filter((year) => year >= yearOf(asOf));
  const last = years.at(-1) ?? 0;
  const named =
    years.length > 1
      ? `最近一年是 ${String(last)} 年，近${["", "", "两", "三"][years.length] ?? String(years.length)}年看 ${years.join("、")} 年`
      : `看 ${String(last)} 年的数`;
  const unsettled = open.length > 0 ? `，其中 ${open.join("、")} 年还没有决算` : "";
  return `那时申报（按 ${filingDay.slice(0, 4)} 年算），${named}${unsettled}。`;
}
