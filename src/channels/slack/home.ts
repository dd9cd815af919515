import type { types } from "@slack/bolt";
import type {
  CompanyProfileView,
  ConditionView,
  FactView,
  ProfileView,
  StandingView,
} from "../../messages/profile-view.ts";
import { button, context, limits, plainText, sections, type Block } from "./blocks.ts";

/** What the home page is made of. */
export interface HomeParts {
  /** What is known of companies; `undefined` where nothing is, or where it may not be shown. */
  readonly profile: ProfileView | undefined;
  /** Said in place of what may not be shown; absent where all may. */
  readonly instead?: string;
  /** The conversation that it is about. */
  readonly address: string;
  /** When programmes can be filed for, one a line. */
  readonly deadlines: readonly string[];
  readonly pages: string;
}

const outcomes: Readonly<Record<ConditionView["outcome"], string>> = {
  met: "✅ 符合",
  unmet: "❌ 不符合",
  unknown: "❔ 还不知道",
  expert: "👤 专家评",
  notApplicable: "➖ 不适用",
};
/** What stands against it comes first. */
const order = ["unmet", "unknown", "expert"] as const;

const mostCompanies = 3;
const mostFacts = 20;
const mostStandings = 5;
const mostConditions = 5;

/** Makes the home page: what is known, what it comes to, what is to be done by when. */
export function homeView({
  profile,
  instead,
  address,
  deadlines,
  pages,
}: HomeParts): types.HomeView {
  const companies = profile?.companies.slice(0, mostCompanies) ?? [];
  return {
    type: "home",
    private_metadata: address,
    blocks: [
      { type: "header", text: plainText("科创助手", limits.header) },
      ...sections("问科技企业的政策，看够不够条件。每句话都带条款和日期，不知道的就说不知道。"),
      {
        type: "actions",
        elements: [
          { ...button("预审我的企业", "precheck", "say:预审我的企业"), style: "primary" },
          ...(instead === undefined ? [button("填数", "form", "form")] : []),
          button("能问什么", "help", "say:帮助"),
          { ...button("在网页上看", "page", "link"), url: `${pages}/` },
        ],
      },
      ...(instead === undefined ? [] : [{ type: "divider" } as const, ...sections(instead)]),
      ...companies.flatMap(companyBlocks),
      ...deadlineBlocks(deadlines),
      ...(profile ? context([`按 ${profile.asOf} 的规定看`]) : []),
    ].slice(0, limits.viewBlocks),
  };
}

function companyBlocks(company: CompanyProfileView): Block[] {
  const { name, facts, unknown, standings, enterpriseId } = company;
  return [
    { type: "divider" },
    { type: "header", text: plainText(name ?? "你的企业", limits.header) },
    ...factBlocks(company),
    ...(facts.length > mostFacts
      ? context([`还有 ${facts.length - mostFacts} 项，点“改数”看`])
      : []),
    ...(unknown.length > 0 ? context([`还不知道：${unknown.slice(0, 10).join("、")}`]) : []),
    ...standings.slice(0, mostStandings).flatMap(standingBlocks),
    {
      type: "actions",
      elements: [
        button("改数", `form-${enterpriseId}`.slice(0, 255), `form:${enterpriseId}`),
        button("汇总", `summary-${enterpriseId}`.slice(0, 255), "say:汇总"),
      ],
    },
  ];
}

/** What a fact is called, with its years: `销售收入（2025 年）`. */
export function factName({ label, years }: Pick<FactView, "label" | "years">): string {
  if (!years) return label;
  const [from, to] = years;
  return `${label}（${from === to ? String(from) : `${String(from)}–${String(to)}`} 年）`;
}

/** Facts in two columns. */
function factBlocks({ facts }: CompanyProfileView): Block[] {
  const fields = facts.slice(0, mostFacts).map((fact) => {
    const doubt = fact.approximate ? "（大概）" : fact.forecast ? "（预计）" : "";
    return plainText(`${factName(fact)}\n${fact.value}${doubt}`, 2000);
  });
  const blocks: Block[] = [];
  for (let at = 0; at < fields.length; at += limits.fields)
    blocks.push({ type: "section", fields: fields.slice(at, at + limits.fields) });
  return blocks;
}

function standingBlocks({ title, outcome, counts, filingDay, conditions }: StandingView): Block[] {
  const open = order.flatMap((one) => conditions.filter((each) => each.outcome === one));
  const lines = open.slice(0, mostConditions).map((each) => conditionLine(each));
  const rest = open.length - lines.length;
  return [
    ...sections(`${outcomes[outcome]} ${title}\n${counts}`),
    ...context([
      `按 ${filingDay} 申报算`,
      ...lines,
      ...(rest > 0 ? [`还有 ${rest} 条没定，发“汇总”看`] : []),
    ]),
  ];
}

function conditionLine({ label, outcome, text, clause }: ConditionView): string {
  const words = text.startsWith(label) ? text.slice(label.length).replace(/^[：:，]\s*/, "") : text;
  const told = words === "" ? label : `${label}：${words}`;
  return `${outcomes[outcome]} ${told}${clause === undefined ? "" : `〔${clause}〕`}`;
}

function deadlineBlocks(deadlines: readonly string[]): Block[] {
  if (deadlines.length === 0) return [];
  return [
    { type: "divider" },
    { type: "header", text: plainText("什么时候报", limits.header) },
    ...sections(deadlines.map((line) => `• ${line}`).join("\n")),
  ];
}
