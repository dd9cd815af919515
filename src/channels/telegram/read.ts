import type { Incoming } from "../../messages/incoming.ts";
import { textWithFiles } from "../../messages/sent-files.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { addressOf, isGroup, type Place } from "./address.ts";
import { addressed, wordsOf } from "./addressed.ts";
import { readCommand, sayCommand } from "./command.ts";
import { sortUpdate, type MembershipRead, type MessageRead, type PressRead } from "./update.ts";

/** What we are called; our own name and number at Telegram. */
export interface Self {
  readonly id: number;
  readonly username: string;
}

/** A file that came with a message and is still at Telegram. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** In bytes; `undefined` when it was not told. */
  readonly size?: number;
}

/** Whether we may send to an address. */
export interface Membership {
  readonly address: string;
  readonly state: "here" | "gone";
}

/** A press without what the button says: that is kept by us. */
export interface Press {
  readonly from: Omit<Incoming, "text">;
  /** Id by which Telegram wants the press answered. */
  readonly id: string;
  readonly data: string;
  /** The message under which the button is. */
  readonly message: number;
}

/** What an update is to us. */
export type Read =
  | { kind: "message"; incoming: Incoming; attachments: readonly Attachment[]; replyTo: number }
  | { kind: "press"; press: Press }
  | { kind: "unable"; address: string; what: string; replyTo: number } // nothing can be taken from it
  | { kind: "elsewhere"; address: string; replyTo: number } // only said in private
  | { kind: "membership"; membership: Membership }
  | { kind: "moved"; from: string; to: string } // the group has another number now
  | { kind: "ignored"; reason: string };

/** What reading needs to know. */
interface Reading {
  readonly self: Self;
  /** For presses, which do not say when: now, as ISO 8601. */
  readonly at: string;
  /** Title of a programme by its id. */
  readonly programme: (id: string) => string | undefined;
}

/** Reads an update; whatever it is, this does not throw. */
export function read(update: unknown, reading: Reading): Read {
  const sorted = sortUpdate(update);
  switch (sorted.kind) {
    case "message":
      return readMessage(sorted.value, undefined, reading);
    case "edited_message":
      return readMessage(sorted.value, numberOf(update), reading);
    case "callback_query":
      return readPress(sorted.value, reading);
    case "my_chat_member":
      return readMembership(sorted.value);
    case "other":
      return { kind: "ignored", reason: sorted.reason };
  }
}

/** Telegram speaks with this name for an administrator who does not show who it is. */
const anonymousAdmin = 1087968824;

const unable = {
  voice: "语音我听不了",
  audio: "录音我听不了",
  video: "视频我看不了",
  video_note: "视频我看不了",
  animation: "动图我看不了",
  contact: "名片我收不了",
  venue: "位置我看不了",
  location: "位置我看不了",
  poll: "投票我看不了",
  sticker: "贴纸我看不懂",
  dice: "骰子我看不懂",
  game: "游戏我不会玩",
  checklist: "清单我看不了",
  story: "动态我看不了",
  paid_media: "付费内容我看不了",
} as const;

/** Reads a message; `edit` is the number of the update where it changes one that was sent. */
function readMessage(message: MessageRead, edit: number | undefined, reading: Reading): Read {
  const { chat, from, date, message_id: number } = message;
  const { self } = reading;
  if (message.migrate_to_chat_id !== undefined) return moved(chat.id, message.migrate_to_chat_id);
  if (message.migrate_from_chat_id !== undefined)
    return moved(message.migrate_from_chat_id, chat.id);
  if (chat.type === "channel") return ignored("频道里的消息");
  if (message.is_automatic_forward === true) return ignored("从频道自动转来的");
  if (from?.is_bot === true && from.id !== anonymousAdmin) return ignored("别的机器人说的");

  const group = isGroup(chat.id) || chat.type !== "private";
  const call = group ? addressed(message, self) : { text: wordsOf(message) };
  if (!call) return ignored("群里没有叫到我");
  const address = addressOf(placeOf(message));
  const elsewhere = { kind: "elsewhere", address, replyTo: number } as const;

  const attachments = attachmentsOf(message);
  const kind = (Object.keys(unable) as (keyof typeof unable)[]).find(
    (name) => message[name] !== undefined,
  );
  if (group && attachments.length > 0) return elsewhere;
  if (call.text.trim() === "" && attachments.length === 0) {
    if (kind === undefined) return ignored("系统消息，没有要答的");
    if (edit !== undefined) return ignored("改的不是文字");
    return { kind: "unable", address, what: unable[kind], replyTo: number };
  }
  const command = readCommand(call.text);
  if (command?.bot !== undefined && !isSelf(command.bot, self))
    return ignored("给别的机器人的命令");
  const said = command && sayCommand(command, reading.programme);
  if (group && said?.scope === "private") return elsewhere;

  const words = said?.text ?? call.text;
  const id = `${String(self.id)}:${String(chat.id)}:${String(number)}`;
  const answered = message.reply_to_message;
  return {
    kind: "message",
    attachments,
    replyTo: number,
    incoming: {
      channel: "telegram",
      address,
      sender: String(from?.id ?? message.sender_chat?.id ?? chat.id),
      messageId: edit === undefined ? id : `${id}:${String(edit)}`,
      at: instantOf(edit === undefined ? date : (message.edit_date ?? date)),
      text: textWithFiles(
        words,
        attachments.map(({ name }) => name),
      ),
      ...(group && { group: true as const }),
      ...(edit !== undefined && { edits: id }),
      ...(answered?.from?.id === self.id &&
        answered.message_id !== undefined && { quotes: String(answered.message_id) }),
    },
  };
}

function readPress({ id, from, data, message }: PressRead, { self, at }: Reading): Read {
  if (!message) return ignored("按的不是我这里的按钮");
  if (data === undefined) return ignored("按钮不是我的");
  const address = addressOf(placeOf(message));
  return {
    kind: "press",
    press: {
      ...{ id, data, message: message.message_id },
      from: {
        channel: "telegram",
        address,
        sender: String(from.id),
        messageId: `${String(self.id)}:press:${id}`,
        at,
        ...((isGroup(message.chat.id) || message.chat.type !== "private") && {
          group: true as const,
        }),
      },
    },
  };
}

function readMembership({ chat, new_chat_member: now }: MembershipRead): Read {
  if (chat.type === "channel") return ignored("频道里的身份变化");
  const gone =
    now.status === "kicked" ||
    now.status === "left" ||
    (now.status === "restricted" && (now.is_member === false || now.can_send_messages === false));
  return {
    kind: "membership",
    membership: { address: addressOf({ chat: chat.id }), state: gone ? "gone" : "here" },
  };
}

/** The files of a message: of a picture the largest. */
function attachmentsOf({ document, photo, animation }: MessageRead): Attachment[] {
  const picture = photo?.at(-1);
  // A moving picture is told as a document besides, for older programs.
  const found = animation === undefined ? document : undefined;
  return [
    ...(found ? [{ ...sizeOf(found), id: found.file_id, name: nameOf(found.file_name) }] : []),
    ...(picture ? [{ ...sizeOf(picture), id: picture.file_id, name: "照片.jpg" }] : []),
  ];
}

function sizeOf({ file_size: size }: { file_size?: number | undefined }) {
  return size === undefined ? {} : { size };
}

const longestName = 120;

function nameOf(given: string | undefined): string {
  const name = visibleText(given ?? "")
    .replace(/[\\/\s]+/g, " ")
    .trim();
  return name === "" ? "没有名字的文件" : name.slice(-longestName);
}

function placeOf(
  message: Pick<MessageRead, "chat" | "is_topic_message" | "message_thread_id">,
): Place {
  const topic = message.is_topic_message === true ? message.message_thread_id : undefined;
  return { chat: message.chat.id, ...(topic !== undefined && { topic }) };
}

function moved(from: number, to: number): Read {
  return { kind: "moved", from: addressOf({ chat: from }), to: addressOf({ chat: to }) };
}

function ignored(reason: string): Read {
  return { kind: "ignored", reason };
}

function isSelf(name: string, { username }: Self): boolean {
  return name.toLowerCase() === username.toLowerCase();
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function numberOf(update: unknown): number {
  const number = (update as { update_id?: unknown } | null)?.update_id;
  return typeof number === "number" ? number : 0;
}
