import { me } from "./fake-telegram.ts";

/** Invented updates in the form in which Telegram sends them. */

export const anna = 20010001;
export const group = -1002000300040;

let numbers = 5000;
const next = () => ++numbers;

type Fields = Record<string, unknown>;

const userOf = (id: number) => ({
  ...{ id, is_bot: false, first_name: "王", last_name: "会计", language_code: "zh-hans" },
});
const chatOf = (id: number) =>
  id < 0
    ? { id, title: "某某科技申报群", type: "supergroup" }
    : { id, first_name: "王", last_name: "会计", type: "private" };

/** A message; what is given comes on top. */
export function messageOf(chat: number, rest: Fields = {}) {
  const message_id = next();
  return {
    update_id: next(),
    message: {
      ...{ message_id, from: userOf(anna), chat: chatOf(chat), date: 1_795_500_000 },
      ...rest,
    },
  };
}

/** A text; commands and mentions in it are marked as Telegram marks them. */
export function textOf(chat: number, text: string, rest: Fields = {}) {
  const entities = [...text.matchAll(/(^\/\w+(?:@\w+)?)|(@\w{4,})/g)].map((match) => ({
    type: match[1] === undefined ? "mention" : "bot_command",
    offset: match.index,
    length: match[0].length,
  }));
  return messageOf(chat, { text, ...(entities.length > 0 && { entities }), ...rest });
}

/** A changed message. */
export function editOf(before: ReturnType<typeof messageOf>, text: string) {
  const { message } = before;
  return {
    update_id: next(),
    edited_message: { ...message, edit_date: message.date + 60, text },
  };
}

/** A press of a button under a message of the bot. */
export function pressOf(chat: number, message_id: number, data: string) {
  return {
    update_id: next(),
    callback_query: {
      ...{ id: `44000000000${String(next())}`, from: userOf(anna), chat_instance: "-77", data },
      message: {
        ...{ message_id, date: 1_795_500_000, chat: chatOf(chat), text: "…" },
        from: { id: me.id, is_bot: true, first_name: "科创助手", username: me.username },
      },
    },
  };
}

/** A change of what the bot is in a chat. */
export function memberOf(chat: number, status: string, rest: Fields = {}) {
  const user = { id: me.id, is_bot: true, first_name: "科创助手", username: me.username };
  return {
    update_id: next(),
    my_chat_member: {
      ...{ chat: chatOf(chat), from: userOf(anna), date: 1_795_500_000 },
      old_chat_member: { user, status: status === "member" ? "left" : "member" },
      new_chat_member: { user, status, ...rest },
    },
  };
}

/** A message of the bot, as it stands in the answer to it. */
export const ofBot = {
  ...{ message_id: 77, date: 1_795_400_000, text: "不低于规定。" },
  from: { id: me.id, is_bot: true, first_name: "科创助手", username: me.username },
};
