type Json = Record<string, unknown>;

const unescaped = (text: string) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

/** What a person reads of blocks, a line each; what Slack would take for a mark is not read as text. */
export function textOfBlocks(blocks: readonly unknown[]): string[] {
  return blocks.flatMap((block) => textOf(block as Json));
}

function textOf(thing: Json): string[] {
  const inside = (key: string) =>
    Array.isArray(thing[key]) ? (thing[key] as Json[]).flatMap((one) => textOf(one)) : [];
  const beneath = (key: string) =>
    typeof thing[key] === "object" && thing[key] !== null ? textOf(thing[key] as Json) : [];
  switch (thing["type"]) {
    case "plain_text":
    case "mrkdwn":
      return [unescaped(String(thing["text"]))];
    case "text":
    case "raw_text":
      return [String(thing["text"])];
    case "rich_text_section":
      return [inside("elements").join("")];
    case "table":
      return (thing["rows"] as Json[][]).map((row) =>
        row.flatMap((cell) => textOf(cell)).join(" "),
      );
    default:
      return [
        ...beneath("text"),
        ...beneath("label"),
        ...inside("fields"),
        ...inside("elements"),
        ...inside("options"),
        ...beneath("positive_button"),
        ...beneath("negative_button"),
      ];
  }
}

/** A thing that can be pressed: its label, what it carries, and the action as Slack reports it. */
export interface Pressable {
  readonly label: string;
  readonly action: Json;
}

/** All that can be pressed in blocks. */
export function pressables(blocks: readonly unknown[]): Pressable[] {
  return (blocks as Json[]).flatMap((block) =>
    ((block["elements"] ?? []) as Json[]).flatMap((element): Pressable[] => {
      const { type, action_id, value, text } = element;
      const base = { type, action_id, block_id: "b" };
      switch (type) {
        case "button":
          return [{ label: label(text), action: { ...base, value, text } }];
        case "static_select":
        case "overflow":
          return ((element["options"] ?? []) as Json[]).map((option) => ({
            label: label(option["text"]),
            action: { ...base, selected_option: option },
          }));
        case "feedback_buttons":
          return ["positive_button", "negative_button"].map((key) => {
            const one = element[key] as Json;
            return { label: label(one["text"]), action: { ...base, ...one } };
          });
        default:
          return [];
      }
    }),
  );
}

function label(text: unknown): string {
  return textOf(text as Json).join("");
}
