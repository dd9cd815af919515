import type { types } from "@slack/bolt";
import type { CompanyProfileView, FactView, ProfileView } from "../../messages/profile-view.ts";
import type { Citation } from "../../messages/reply.ts";
import { limits, plainText, sections, type Block } from "./blocks.ts";
import { clauseText } from "./citations.ts";
import { factName } from "./home.ts";

/** A window as Slack opens it. */
export type View = types.ModalView;

/** Names of our forms, as they come back. */
export const forms = { figures: "figures", reason: "reason" } as const;

/** The field for what is not among the known figures. */
export const moreField = "more";
/** The field for what was wrong with an answer. */
export const reasonField = "reason";

/** So many facts have a field: more, and nobody finds theirs. */
const mostFacts = 60;
const longestTyped = 2000;

/** The form for the figures of a company; without one, for the first figures. */
export function figuresView(
  about: string,
  profile: ProfileView | undefined,
  company: CompanyProfileView | undefined,
): View {
  const facts = company?.facts.slice(0, mostFacts) ?? [];
  const intro = company
    ? `${company.name ?? "你的企业"}：改哪个写哪个，清空就是撤回。一共记了 ${company.facts.length} 项。`
    : "一行写一个数，带上年份和单位；知道多少写多少。";
  return {
    ...frame(forms.figures, "填数", "记下"),
    private_metadata: about,
    blocks: [
      ...sections(intro),
      ...facts.map(factField),
      {
        type: "input",
        block_id: moreField,
        optional: company !== undefined,
        label: plainText(company ? "还要补充的" : "你们的数", limits.label),
        hint: plainText("例：2025 年销售收入 4126 万元，职工 86 人", limits.label),
        element: {
          ...{ type: "plain_text_input", action_id: "typed", multiline: true },
          max_length: longestTyped,
        },
      },
      ...(profile ? sections(`按 ${profile.asOf} 的规定看。`) : []),
    ],
  };
}

function factField(fact: FactView): Block {
  const { value, typed, approximate, forecast, borne } = fact;
  const doubt = [borne, ...(approximate ? ["大概的数"] : []), ...(forecast ? ["预计的数"] : [])];
  return {
    type: "input",
    block_id: fieldOf(fact),
    optional: true,
    label: plainText(factName(fact), limits.label),
    hint: plainText(`现在记的：${value}（${doubt.join("，")}）`, limits.label),
    element: {
      ...{ type: "plain_text_input", action_id: "typed", max_length: longestTyped },
      ...(typed !== "" && { initial_value: typed.slice(0, longestTyped) }),
    },
  };
}

function fieldOf({ fact, years }: Pick<FactView, "fact" | "years">): string {
  return `fact:${fact}:${years?.join("-") ?? ""}`.slice(0, 255);
}

/** What was changed of a fact; without `text` it was cleared. */
export interface FactChange {
  readonly field: string;
  readonly fact: FactView;
  readonly text?: string;
}

/** What was changed in the form for figures, compared with what is known now. */
export function readFigures(
  values: ReadonlyMap<string, string>,
  company: CompanyProfileView,
): FactChange[] {
  return company.facts.slice(0, mostFacts).flatMap((fact) => {
    const field = fieldOf(fact);
    const text = values.get(field);
    if (text === undefined || text === fact.typed.trim()) return [];
    return [{ field, fact, ...(text !== "" && { text }) }];
  });
}

/** A window with the clauses of a reply. */
export function clausesView(citations: readonly Citation[]): View {
  const blocks = citations.flatMap((citation): Block[] => {
    const { name, text } = clauseText(citation);
    return [
      { type: "header", text: plainText(name, limits.header) },
      ...sections(text),
      { type: "divider" },
    ];
  });
  const most = limits.viewBlocks - 1;
  const cutOff = sections("后面还有，太长显示不下：到网页上看全部。");
  return {
    type: "modal",
    title: plainText("条文", limits.title),
    close: plainText("关闭", limits.title),
    blocks: blocks.length > most ? [...blocks.slice(0, most), ...cutOff] : blocks,
  };
}

/** The form that asks what was wrong with an answer. */
export function reasonView(answerId: string): View {
  return {
    ...frame(forms.reason, "哪里没帮上", "告诉我们"),
    private_metadata: answerId,
    blocks: [
      {
        type: "input",
        block_id: reasonField,
        optional: true,
        label: plainText("不写也行，已经记下了", limits.label),
        element: {
          ...{ type: "plain_text_input", action_id: "typed", multiline: true, max_length: 500 },
        },
      },
    ],
  };
}

function frame(name: string, title: string, submit: string) {
  return {
    type: "modal",
    callback_id: name,
    title: plainText(title, limits.title),
    submit: plainText(submit, limits.title),
    close: plainText("不填了", limits.title),
  } as const;
}
