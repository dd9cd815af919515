import { z } from "zod";

// Only what is read of an update, and as strictly as it is used: what has another form is nothing to us.

const user = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
});
const chat = z
  .object({
    id: z.number().int(),
    type: z.enum(["private", "group", "supergroup", "channel"]).optional(),
  })
  .transform(({ id, type = id < 0 ? "supergroup" : "private" }) => ({ id, type }));
const entity = z.object({
  type: z.string(),
  offset: z.number().int().min(0),
  length: z.number().int().min(1),
  user: user.optional(),
});
const file = z.object({
  file_id: z.string(),
  file_unique_id: z.string().optional(),
  file_name: z.string().optional(),
  file_size: z.number().optional(),
});
const there = z.unknown().optional();
const date = z.number().int().min(0).max(8e12);

const replied = z.object({
  message_id: z.number().int().optional(),
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  forum_topic_created: there,
});

const message = z.object({
  message_id: z.number().int(),
  date,
  edit_date: date.optional(),
  chat,
  from: user.optional(),
  sender_chat: z.object({ id: z.number() }).optional(),
  is_automatic_forward: z.boolean().optional(),
  is_topic_message: z.boolean().optional(),
  message_thread_id: z.number().int().min(1).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  reply_to_message: replied.optional().catch(undefined),
  rich_message: there,
  document: file.optional(),
  photo: z.array(file).min(1).optional(),
  migrate_to_chat_id: z.number().int().optional(),
  migrate_from_chat_id: z.number().int().optional(),
  // What we can take nothing from, but should not leave without a word.
  ...{ voice: there, audio: there, video: there, video_note: there, animation: there },
  ...{ sticker: there, location: there, venue: there, contact: there, poll: there },
  ...{ checklist: there, story: there, dice: there, game: there, paid_media: there },
});

const press = z.object({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  message: z
    .object({
      message_id: z.number().int(),
      chat,
      is_topic_message: z.boolean().optional(),
      message_thread_id: z.number().int().min(1).optional(),
    })
    .nullish(),
});

const membership = z.object({
  chat,
  new_chat_member: z.object({
    status: z.string(),
    is_member: z.boolean().optional(),
    can_send_messages: z.boolean().optional(),
  }),
});

/** A message as far as it is read. */
export type MessageRead = z.infer<typeof message>;
/** A press of a button as far as it is read. */
export type PressRead = z.infer<typeof press>;
/** A change of what we are in a chat, as far as it is read. */
export type MembershipRead = z.infer<typeof membership>;

/** The kinds of updates that are wanted of Telegram. */
export const wanted = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

const schemas = {
  message,
  edited_message: message,
  callback_query: press,
  my_chat_member: membership,
} as const;

/** An update with its kind, or why it has no use. */
type Sorted =
  | { kind: "message" | "edited_message"; value: MessageRead }
  | { kind: "callback_query"; value: PressRead }
  | { kind: "my_chat_member"; value: MembershipRead }
  | { kind: "other"; reason: string };

/** Sorts an update by its kind; whatever it is, this does not throw. */
export function sortUpdate(update: unknown): Sorted {
  const fields = typeof update === "object" && update !== null ? update : {};
  for (const kind of wanted) {
    if (!(kind in fields)) continue;
    const read = schemas[kind].safeParse((fields as Record<string, unknown>)[kind]);
    if (!read.success) return { kind: "other", reason: `缺少要用的内容（${kind}）` };
    return { kind, value: read.data } as Sorted;
  }
  const names = Object.keys(fields).filter((name) => name !== "update_id");
  return { kind: "other", reason: `不收这一类（${names[0]?.slice(0, 40) ?? "空的"}）` };
}
