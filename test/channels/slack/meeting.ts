import { onTestFinished } from "vitest";
import type { SlackOptions } from "../../../src/channels/slack/slack.ts";
import type { Incoming } from "../../../src/messages/incoming.ts";
import type { CompanyProfileView, FactView } from "../../../src/messages/profile-view.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { anna, channel, eventOf, mentionOf, pressOf } from "./payloads.ts";
import { openSlack, type SlackPerson } from "./slack-person.ts";
import { waitFor } from "../waiting.ts";
import { pressables, textOfBlocks } from "./shown-text.ts";

/** Has somebody in front of Slack leave when the test is over. */
export function leavesAfter(person: SlackPerson): void {
  onTestFinished(() => person.leave());
}

/** Opens Slack with one person who answers, talks in a channel and looks at the home page. */
export async function meet(
  answer: (incoming: Incoming) => Reply = ({ text }) => replyOf(`收到「${text}」`),
  options: Partial<SlackOptions> = {},
) {
  const assistant = createTestAssistant(answer);
  const person = await openSlack(assistant, "http", options);
  leavesAfter(person);
  const { fake } = person;
  fake.joined.add(channel);
  const mention = async (text: string, by: string = anna) => {
    const ts = fake.nextTs();
    fake.heard.add(`${channel} ${ts}`);
    await fake.push("events_api", mentionOf(by, ts, text));
    return ts;
  };
  const home = async () => {
    await fake.push("events_api", eventOf({ type: "app_home_opened", user: anna, tab: "home" }));
    await waitFor(() => fake.homes.has(anna));
    return fake.homes.get(anna)?.["blocks"] as unknown[];
  };
  const pressHome = async (label: string) => {
    const view = fake.homes.get(anna);
    const found = pressables(view?.["blocks"] as unknown[]).find((one) => one.label === label);
    if (!found) throw new Error(`The page has no ${label}.`);
    const metadata = String(view?.["private_metadata"]);
    const more = { trigger: fake.trigger(), actionTs: fake.nextTs(), metadata };
    return fake.push("interactive", pressOf(anna, found.action, more));
  };
  return { person, fake, assistant, mention, home, pressHome };
}

const fact = (label: string, value: string, more: Partial<FactView> = {}): FactView => ({
  ...{ fact: label, label, value, typed: value, approximate: false, forecast: false },
  ...{ borne: "自己说的", words: value, by: "company", at: "2026-11-25T04:00:00Z", before: [] },
  ...more,
});
const company: CompanyProfileView = {
  ...{ enterpriseId: "e1", name: "某某科技", version: 3, unknown: ["科技人员数"], links: [] },
  facts: [fact("销售收入", "4,126 万元", { years: [2025, 2025] }), fact("职工数", "86 人")],
  standings: [
    {
      ...{
        rule: "hnte",
        title: "高新技术企业认定",
        outcome: "unmet",
        counts: "符合 5 条，不符合 1 条",
      },
      ...{ filingDay: "2026-08-31", years: [2023, 2025] },
      conditions: [
        { label: "成立时间", outcome: "met", text: "满一年" },
        { label: "研发占比", outcome: "unmet", text: "还差 12 万元", clause: "第十一条（五）" },
      ],
    },
  ],
};
/** What is known of a company of the tests. */
export const profile = { asOf: "2026-11-25", companies: [company], current: 0 };
/** What a person reads of blocks. */
export const lines = (blocks: readonly unknown[] | undefined) =>
  textOfBlocks(blocks ?? []).join("\n");
