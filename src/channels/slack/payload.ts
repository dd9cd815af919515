import { z } from "zod";

// Only what is read of a payload, and as strictly as it is used: what has another form is nothing to us.

const id = z.string().regex(/^[A-Z][A-Z0-9]{1,24}$/);
const stamp = z.string().regex(/^\d{1,10}\.\d{1,8}$/);
const words = z.string().optional();

const file = z.object({
  name: z.string().nullish(),
  size: z.number().optional(),
  mimetype: words,
  subtype: words,
  url_private: words,
  url_private_download: words,
});

const inner = z.object({
  user: id.optional(),
  bot_id: z.string().nullish(),
  text: words,
  ts: stamp,
  thread_ts: stamp.optional(),
  edited: z.object({ ts: stamp }).nullish(),
});

const message = inner.extend({
  type: z.enum(["message", "app_mention"]),
  subtype: words,
  channel: id,
  channel_type: words,
  user_team: words,
  files: z.array(file).optional().catch(undefined),
  message: inner.optional().catch(undefined),
  previous_message: z.object({ text: words }).optional().catch(undefined),
});

const event = z.object({
  type: z.literal("event_callback"),
  team_id: words,
  event_id: words,
  event: z.looseObject({ type: z.string() }),
});

const membership = z.object({ user: id, channel: id });
const home = z.object({ user: id, tab: words });
const thread = z.object({
  assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: stamp }),
});

const command = z.object({
  command: z.string(),
  text: words,
  user_id: id,
  channel_id: id,
  trigger_id: z.string().min(1),
  response_url: words,
});

const user = z.object({ id });
const channel = z.object({ id });

const press = z.object({
  type: z.literal("block_actions"),
  user,
  trigger_id: z.string().default("none"), // a press within a workflow has none
  response_url: words,
  channel: channel.optional(),
  container: z
    .object({ is_ephemeral: z.boolean().optional(), thread_ts: stamp.optional() })
    .optional()
    .catch(undefined),
  message: z.object({ ts: stamp, thread_ts: stamp.optional() }).optional().catch(undefined),
  view: z.object({ private_metadata: words }).nullish(),
  actions: z
    .array(
      z.object({
        action_id: words,
        action_ts: words,
        value: words,
        selected_option: z.object({ value: words }).nullish(),
        text: z.object({ text: words }).nullish(),
      }),
    )
    .min(1),
});

const ask = z.object({
  type: z.literal("message_action"),
  callback_id: z.string(),
  user,
  channel,
  trigger_id: z.string().min(1),
  response_url: words,
  action_ts: words,
  message: z.object({ ts: words, text: words }),
});

const form = z.object({
  type: z.literal("view_submission"),
  user,
  view: z.object({
    id: z.string().min(1),
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({
      values: z
        .record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })))
        .default({}),
    }),
  }),
});

/** A message as far as it is read. */
export type MessageRead = z.infer<typeof message>;
/** A message within another. */
export type InnerRead = z.infer<typeof inner>;
/** A slash command as far as it is read. */
export type CommandRead = z.infer<typeof command>;
/** A press as far as it is read. */
export type PressRead = z.infer<typeof press>;
/** A use of the menu of a message as far as it is read. */
export type AskRead = z.infer<typeof ask>;
/** A form that was handed in as far as it is read. */
export type FormRead = z.infer<typeof form>;

/** What an event may hold, by its type. */
export const events = {
  message,
  app_mention: message,
  member_joined_channel: membership,
  member_left_channel: membership,
  app_home_opened: home,
  assistant_thread_started: thread,
} as const;

/** What a payload may be, by its type; a slash command has none. */
export const payloads = {
  event_callback: event,
  block_actions: press,
  message_action: ask,
  view_submission: form,
  command,
} as const;

/** The payload within an envelope of Socket Mode; any other as it is. */
export function opened(body: unknown): Record<string, unknown> {
  const fields = fieldsOf(body);
  return "envelope_id" in fields && "payload" in fields ? fieldsOf(fields["payload"]) : fields;
}

/** The fields of a thing; none where it is no object. */
export function fieldsOf(thing: unknown): Record<string, unknown> {
  return typeof thing === "object" && thing !== null ? (thing as Record<string, unknown>) : {};
}
