import type { types } from "@slack/bolt";
import type { Choice, Reply } from "../../messages/reply.ts";
import { button, escaped, limits, plainText, type Block } from "./blocks.ts";
import { shortened } from "../messenger/cut.ts";
import { isVisible, takenText } from "../messenger/rich.ts";
import { numbered } from "./values.ts";

/** So many choices are buttons; more are a list to choose from. */
const mostButtons = 5;
/** A label that is not shown whole is read in the text; its button carries the number. */
const shortest = 24;

/** The label of a choice in one line. */
export function labelOf({ label, text }: Choice): string {
  const words = [label, text].map((one) => takenText(one).replace(/\s+/g, " ").trim());
  return words.find(isVisible) ?? "选这个";
}

function isLong(label: string): boolean {
  return escaped(label).length > limits.button;
}

/** The choices whose labels are too long for a button, as lines to read. */
export function longChoices(choices: readonly Choice[]): string {
  return choices
    .map((choice, at) => ({ label: labelOf(choice), at }))
    .filter(({ label }) => isLong(label))
    .map(({ label, at }) => `${String(at + 1)}. ${label}`)
    .join("\n");
}

/** The choices of a reply that was stored under `outbox`. */
export function choiceBlocks({ choices }: Reply, outbox: string): Block[] {
  const shown = choices.map((choice, at) => {
    const label = labelOf(choice);
    return {
      label: isLong(label) ? `${String(at + 1)}. ${shortened(label, shortest)}` : label,
      value: numbered("choice", outbox, at),
    };
  });
  if (shown.length === 0) return [];
  if (shown.length <= mostButtons)
    return [
      {
        type: "actions",
        elements: shown.map(({ label, value }, at) => button(label, `choice${String(at)}`, value)),
      },
    ];
  const lists: types.StaticSelect[] = [];
  for (let at = 0; at < shown.length; at += limits.options)
    lists.push({
      type: "static_select",
      action_id: `choices${String(at)}`,
      placeholder: plainText(at === 0 ? "选一项" : `从第 ${String(at + 1)} 项选`, 150),
      options: shown.slice(at, at + limits.options).map(({ label, value }) => ({
        text: plainText(label, limits.option),
        value,
      })),
    });
  return [{ type: "actions", elements: lists.slice(0, limits.actions) }];
}

/** What else can be done with a reply: files, its clauses, a person. */
export function controlBlocks(
  { files = [], citations, answerId }: Reply,
  outbox: string,
  shared: boolean,
): Block[] {
  if (files.length + citations.length === 0 && answerId === undefined) return [];
  const more: types.Overflow = {
    type: "overflow",
    action_id: "more",
    options: [
      ["请工作人员答", "say:转人工"],
      ...(shared ? [] : [["记下了什么", "say:汇总"] as const]),
      ["能问什么", "say:帮助"],
    ].map(([text = "", value = ""]) => ({ text: plainText(text, limits.option), value })),
  };
  const elements: types.ActionsBlockElement[] = [
    ...files
      .slice(0, limits.actions - 2)
      .map(({ label }, at) =>
        button(`⬇ ${label}`, `file${String(at)}`, numbered("file", outbox, at)),
      ),
    ...(citations.length > 0 ? [button("看条文", "clauses", `k:${outbox}`)] : []),
    more,
  ];
  return [{ type: "actions", elements }];
}

/** Whether an answer helped; nothing where it cannot be told of. */
export function feedbackBlocks({ answerId }: Reply): Block[] {
  if (answerId === undefined) return [];
  return [
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: "feedback",
          positive_button: { text: plainText("有用", limits.button), value: `h:${answerId}` },
          negative_button: { text: plainText("没用", limits.button), value: `u:${answerId}` },
        },
      ],
    },
  ];
}
