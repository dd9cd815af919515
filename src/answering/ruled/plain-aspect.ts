import { printClause } from "../../clauses/clause.ts";
import { plain } from "../../knowledge/pattern.ts";
import type { Programme } from "../../knowledge/programme.ts";
import { nextWindow } from "../../rules/filing-window.ts";
import type { Benefit, RuleVersion, Stated, Window } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import type { Mind } from "../mind.ts";
import { holds } from "../sourced.ts";
import type { Understood } from "../understand.ts";
import type { Ruled } from "./ruled-reply.ts";

const end = "(?:的)?(?:吗|呢|啊|呀|么|来着)?[?？。!！]*$";
const doing = "(?:申?报|申请|认定|填报|评|办|弄|拿|入库|享受|挂靠|递交?|交|登记)";

/** Ways to ask for one thing about a programme and for nothing else, what is left of the question when its name is taken out. */
const asked = {
  benefits: new RegExp(
    `^(?:${doing}|评上|办下来|拿到|拿了|有|能|都|后|以后|了|到底|,|，)*(?:有|能拿|能享受|享受)?(?:什么|啥|哪些)(?:好处|优惠|优惠政策|用处|用|实惠|政策)${end}`,
  ),
  window: new RegExp(
    `^(?:每年|今年|一般|都|是|在|得|要)*(?:什么时候|啥时候|啥时|几月份?|几号|哪天|何时)(?:开始|能|可以|去|才|可)*${doing}?(?:截止|结束|受理)?${end}`,
  ),
  materials: new RegExp(
    `^(?:${doing}|要|需要|得|都|准备|备|带|提交|的)*(?:什么|啥|哪些)(?:申报|申请)?(?:材料|资料|手续|文件|东西)${end}`,
  ),
  filedAt: new RegExp(
    `^(?:要|得|应该|是)*(?:去|到|在|上|往|从|找)?(?:哪里?儿?|哪个(?:网站|平台|系统|部门|单位|窗口|地方)|什么(?:网站|平台|系统|地方)|啥(?:网站|平台|系统|地方))(?:去|上|里)?${doing}${end}`,
  ),
  decidedBy: new RegExp(
    `^(?:是|归|由|要|最后)*(?:谁|哪个(?:部门|单位)|哪家|什么部门|啥部门)(?:来|负责)*(?:批|审批|认定|管|定|发证|评|评审|审|审核|说了算|负责)${end}`,
  ),
} as const;

type Aspect = keyof typeof asked;

/** What a rule lists about a programme, where nothing but that is asked. */
export function plainAspect({ frame }: Understood, mind: Mind): Ruled | undefined {
  const [id, ...others] = frame.programmes;
  if (!frame.named || id === undefined || others.length > 0 || frame.places.length > 0)
    return undefined;
  const form = plain(frame.text);
  const rest = mind.programmeNames
    .find(form)
    .reduce((text, { name }) => text.replace(name, ""), form);
  const aspect = (Object.keys(asked) as Aspect[]).find((one) => asked[one].test(rest.trim()));
  const [rule] = mind.rules.byProgramme.get(id) ?? [];
  const version = rule && versionFor(rule, frame.asOf);
  const programme = mind.programmes.get(id);
  if (aspect === undefined || !rule || !version || !programme) return undefined;
  switch (aspect) {
    case "benefits":
      return listed(id, `${rule.title}的好处：`, held(version.benefits, frame.asOf));
    case "materials":
      return version.materials.length > 1
        ? listed(id, `${rule.title}要交的材料：`, version.materials)
        : undefined;
    case "window":
      return windows(id, version, frame.asOf);
    case "filedAt":
    case "decidedBy":
      return handling(programme, aspect, frame.asOf, mind);
  }
}

function listed(programme: string, head: string, list: readonly Stated[]): Ruled | undefined {
  if (list.length === 0) return undefined;
  return {
    programme,
    clauses: list.map(({ clause }) => clause),
    lines: [head, ...list.map(itemOf)],
  };
}

function itemOf({ say, clause }: Stated): string {
  return `- ${say}${clause ? `（${printClause(clause)}）` : ""}`;
}

function held(benefits: readonly Benefit[], asOf: string): readonly Benefit[] {
  return benefits.filter(({ from = asOf, to = asOf }) => from <= asOf && asOf <= to);
}

/** Windows that a notice or the law names; where only other years are known, nothing. */
function windows(programme: string, version: RuleVersion, asOf: string): Ruled | undefined {
  const open = nextWindow(version, asOf);
  if (!open?.certain) return undefined;
  const known = version.windows.filter(({ every }) => every.kind !== "usual");
  const next =
    open.window.every.kind === "always"
      ? []
      : [
          `从 ${asOf} 看，${open.from <= asOf ? "现在开着，到" : "下一次是"} ${open.from <= asOf ? open.to : `${open.from} 到 ${open.to}`}。`,
        ];
  return {
    programme,
    clauses: known.map(({ clause }) => clause),
    lines: [...known.map(windowLine), ...next],
  };
}

function windowLine({ say, from, to, every }: Window): string {
  const span = every.kind === "monthly" && from !== undefined && to !== undefined;
  return `${say.replace(/。$/, "")}${span ? `（${from} 到 ${to}）` : ""}。`;
}

/** Where a programme is filed and who decides, with the passages that speak of offices. */
function handling(
  { id, title, filedAt, decidedBy, cityRole }: Programme,
  aspect: "filedAt" | "decidedBy",
  asOf: string,
  mind: Mind,
): Ruled | undefined {
  const first = aspect === "filedAt" ? filedAt : decidedBy;
  if (first === undefined) return undefined;
  const bearing = mind.passages.filter(
    (one) =>
      one.passage.programmes.includes(id) &&
      one.passage.aspects.includes("office") &&
      holds(one, asOf),
  );
  if (bearing.length === 0) return undefined;
  const lines = [
    ...(filedAt === undefined ? [] : [`在哪里报：${filedAt}。`]),
    ...(decidedBy === undefined ? [] : [`谁来定：${decidedBy}。`]),
    ...(cityRole === undefined ? [] : [`市里：${cityRole}。`]),
  ];
  return {
    programme: id,
    clauses: bearing.map(({ passage }) => passage.clause),
    lines: [
      `${title}——`,
      ...(aspect === "filedAt" ? lines : [...lines.slice(1), ...lines.slice(0, 1)]),
    ],
  };
}
