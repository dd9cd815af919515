import { z } from "zod";

/** Escaped as Slack asks: a bare sign could call people, link, or break the message. */
const bare = /[<>]|&(?!amp;|lt;|gt;)/;
const whole = (text: string) => !/[\ud800-\udbff](?![\udc00-\udfff])/.test(text);
const safe = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !bare.test(text), "a sign is not escaped")
    .refine(whole, "half a character");
const plainText = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: safe(most),
    emoji: z.boolean().optional(),
  });
const mrkdwn = z.strictObject({ type: z.literal("mrkdwn"), text: safe(3000) });
const action_id = z.string().min(1).max(255);
const block_id = z.string().min(1).max(255).optional();

const button = z.strictObject({
  type: z.literal("button"),
  action_id,
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});
const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) });
const select = z.strictObject({
  type: z.literal("static_select"),
  action_id,
  placeholder: plainText(150),
  options: z.array(option).min(1).max(100),
});
const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id,
  options: z.array(option).min(2).max(5),
});
const words = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1).max(3000).refine(whole, "half a character"),
  style: z.strictObject({ bold: z.boolean() }).optional(),
});

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: z.union([plainText(3000), mrkdwn]).optional(),
    fields: z.array(plainText(2000)).min(1).max(10).optional(),
    accessory: z.union([button, overflow, select]).optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, "nothing in it");
const everywhere = [
  section,
  z.strictObject({ type: z.literal("divider"), block_id }),
  z.strictObject({ type: z.literal("header"), block_id, text: plainText(150) }),
  z.strictObject({
    type: z.literal("context"),
    block_id,
    elements: z
      .array(z.union([plainText(3000), mrkdwn]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    block_id,
    elements: z
      .array(z.union([button, select, overflow]))
      .min(1)
      .max(25),
  }),
] as const;
const inMessages = z.union([
  ...everywhere,
  z.strictObject({
    type: z.literal("rich_text"),
    block_id,
    elements: z
      .array(
        z.strictObject({
          type: z.literal("rich_text_section"),
          elements: z.array(words).min(1),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    type: z.literal("table"),
    block_id,
    column_settings: z
      .array(z.strictObject({ is_wrapped: z.boolean() }))
      .max(20)
      .optional(),
    rows: z
      .array(
        z
          .array(z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }))
          .min(1)
          .max(20),
      )
      .min(1)
      .max(100),
  }),
  z.strictObject({
    type: z.literal("context_actions"),
    block_id,
    elements: z
      .array(
        z.strictObject({
          type: z.literal("feedback_buttons"),
          action_id,
          positive_button: z.strictObject({ text: plainText(75), value: z.string().max(2000) }),
          negative_button: z.strictObject({ text: plainText(75), value: z.string().max(2000) }),
        }),
      )
      .min(1)
      .max(5),
  }),
]);
const inViews = z.union([
  ...everywhere,
  z.strictObject({
    type: z.literal("input"),
    block_id,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    element: z
      .strictObject({
        type: z.literal("plain_text_input"),
        action_id,
        multiline: z.boolean().optional(),
        initial_value: z.string().min(1).optional(),
        max_length: z.number().int().min(1).max(3000).optional(),
      })
      .refine(({ initial_value: value = "", max_length: most = 3000 }) => value.length <= most),
  }),
]);
const private_metadata = z.string().max(3000).optional();
const modal = z
  .strictObject({
    type: z.literal("modal"),
    callback_id: z.string().max(255).optional(),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    private_metadata,
    blocks: z.array(inViews).min(1).max(100),
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || !blocks.some(({ type }) => type === "input"),
    "a form without a button",
  );
const home = z.strictObject({
  type: z.literal("home"),
  private_metadata,
  blocks: z.array(inViews).max(100),
});

type Block = Record<string, unknown>;

/** What is wrong with the blocks of a message; nothing when the list is empty. */
export function wrongBlocks(blocks: unknown): string[] {
  const read = z.array(inMessages).min(1).max(50).safeParse(blocks);
  if (!read.success) return faults(read.error);
  const tables = read.data.flatMap((one) => (one.type === "table" ? [one] : []));
  const cells = tables.flatMap(({ rows }) => rows.flat().map(({ text }) => text.length));
  return [
    ...(tables.length > 1 ? ["only one table allowed"] : []),
    ...(cells.reduce((sum, one) => sum + one, 0) > 10_000 ? ["a table too long"] : []),
    ...doubles(blocks as Block[]),
  ];
}

/** What is wrong with a window or the home page. */
export function wrongView(view: unknown, kind: "modal" | "home"): string[] {
  const read = (kind === "modal" ? modal : home).safeParse(view);
  return read.success ? doubles(read.data.blocks) : faults(read.error);
}

/** What is wrong with the text beside the blocks. */
export function wrongText(text: unknown): string[] {
  const read = safe(40_000).safeParse(text);
  return read.success ? [] : faults(read.error);
}

function doubles(blocks: readonly Block[]): string[] {
  const ids = blocks.flatMap((block) => {
    const elements = (block["elements"] ?? []) as Block[];
    return elements.flatMap((one) => (one["action_id"] === undefined ? [] : [one["action_id"]]));
  });
  const names = blocks.flatMap((block) => block["block_id"] ?? []);
  return [
    ...(new Set(ids).size < ids.length ? ["an action_id twice"] : []),
    ...(new Set(names).size < names.length ? ["a block_id twice"] : []),
  ];
}

function faults(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const inside = "errors" in issue ? JSON.stringify(issue.errors).slice(0, 1500) : "";
    return `${issue.path.join(".")}: ${issue.message} ${inside}`;
  });
}
