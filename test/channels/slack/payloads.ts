import { self, team } from "./fake-slack.ts";

type Fields = Record<string, unknown>;

/** People and a channel of the tests. */
export const [anna, ben, channel] = ["U0ANNA0001", "U0BEN00001", "C0LAB00001"] as const;

let events = 0;

/** An event as Slack delivers it. */
export function eventOf(event: Fields, id = `Ev${String(++events).padStart(8, "0")}`): Fields {
  return {
    ...{ type: "event_callback", team_id: team, api_app_id: "A000000001", event_id: id },
    ...{ event_time: 1_764_000_000, event },
  };
}

/** A person's text as Slack delivers it. */
const asSent = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A message in the private channel with us. */
export function directOf(user: string, ts: string, text: string, more: Fields = {}): Fields {
  return eventOf({
    ...{ type: "message", channel_type: "im", channel: `D${user.slice(1)}`, user, ts },
    ...{ text: asSent(text), event_ts: ts, team, ...more },
  });
}

/** A message in a channel that names us. */
export function mentionOf(user: string, ts: string, text: string, more: Fields = {}): Fields {
  return eventOf({
    ...{ type: "app_mention", channel, user, ts, event_ts: ts, team },
    ...{ text: `<@${self}> ${asSent(text)}`, ...more },
  });
}

/** A change of a message. */
export function changeOf(before: Fields, text: string, at: string): Fields {
  const { event } = before as { event: Fields };
  const { channel: where, channel_type, ts, user, text: old } = event;
  return eventOf({
    ...{ type: "message", subtype: "message_changed", channel: where, channel_type, ts: at },
    message: { type: "message", user, ts, text: asSent(text), edited: { user, ts: at } },
    previous_message: { type: "message", user, ts, text: old },
  });
}

/** A slash command. */
export function commandOf(
  user: string,
  text: string,
  where: { channel: string; trigger: string; responseUrl: string },
): Fields {
  return {
    ...{ command: "/kechuang", text, user_id: user, team_id: team, channel_id: where.channel },
    ...{ trigger_id: where.trigger, response_url: where.responseUrl, channel_name: "x" },
  };
}

/** A press of something under a message, or on the home page. */
export function pressOf(
  user: string,
  action: Fields,
  where: {
    channel?: string;
    ts?: string;
    thread?: string | undefined;
    ephemeral?: boolean;
    trigger: string;
    responseUrl?: string;
    metadata?: string;
    actionTs: string;
  },
): Fields {
  const { channel: at, ts, thread, ephemeral = false, trigger, responseUrl, metadata } = where;
  const within = thread === undefined ? {} : { thread_ts: thread };
  return {
    ...{ type: "block_actions", user: { id: user, team_id: team }, trigger_id: trigger },
    actions: [{ ...action, action_ts: where.actionTs }],
    ...(responseUrl !== undefined && { response_url: responseUrl }),
    ...(at === undefined
      ? {
          container: { type: "view", view_id: "V1" },
          view: { id: "V1", type: "home", private_metadata: metadata ?? "" },
        }
      : {
          channel: { id: at, name: "x" },
          container: {
            ...{ type: "message", message_ts: ts, channel_id: at, is_ephemeral: ephemeral },
            ...within,
          },
          ...(!ephemeral && { message: { type: "message", ts, ...within } }),
        }),
  };
}

/** A form that is handed in, with what was typed by block. */
export function formOf(user: string, view: Fields, typed: Record<string, string>): Fields {
  const blocks = (view["blocks"] ?? []) as { block_id?: string; element?: Fields }[];
  const values = Object.fromEntries(
    blocks.flatMap(({ block_id: id, element }) => {
      if (id === undefined || element === undefined) return [];
      const value = typed[id] ?? element["initial_value"] ?? null;
      const action = String(element["action_id"]);
      return [[id, { [action]: { type: "plain_text_input", value: value === "" ? null : value } }]];
    }),
  );
  return {
    ...{ type: "view_submission", user: { id: user, team_id: team }, trigger_id: "none" },
    view: { ...view, state: { values } },
  };
}
