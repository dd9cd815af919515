import type { Incoming } from "../../messages/incoming.ts";
import { textWithFiles } from "../../messages/sent-files.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { addressOf, isDirect, type Place } from "./address.ts";
import { events, fieldsOf, opened, payloads, type MessageRead } from "./payload.ts";
import { readAsk, readCommand, readForm, readPress } from "./read-interactive.ts";
import type { Read, Reading } from "./reading.ts";
import { names, saidText } from "./said.ts";

/** Reads what happened from an event, a press, a command or a form; whatever it is, this does not throw. */
export function read(body: unknown, reading: Reading): Read {
  const fields = opened(body);
  const type = fields["type"];
  switch (type) {
    case "event_callback":
      return readEvent(fields, reading);
    case "block_actions": {
      const found = payloads.block_actions.safeParse(fields);
      return found.success ? readPress(found.data, reading) : lacking(type);
    }
    case "message_action": {
      const found = payloads.message_action.safeParse(fields);
      return found.success ? readAsk(found.data, reading) : lacking(type);
    }
    case "view_submission": {
      const found = payloads.view_submission.safeParse(fields);
      return found.success ? readForm(found.data) : lacking(type);
    }
    case "interactive_message":
      return readOld(fields);
    case undefined: {
      const found = payloads.command.safeParse(fields);
      return found.success ? readCommand(found.data, reading) : lacking("command");
    }
    default:
      return ignored(reasons[String(type)] ?? `不收这一类（${String(type).slice(0, 40)}）`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  url_verification: "Slack 核对网址",
  hello: "连接的信号",
  disconnect: "连接的信号",
  view_closed: "关掉了一个窗口",
  app_rate_limited: "Slack 说事件太多，先不送",
  shortcut: "不是我的快捷方式",
};

/** Buttons of a kind that we never send: told to be old. */
function readOld(fields: Record<string, unknown>): Read {
  const [user, url] = [fieldsOf(fields["user"])["id"], fields["response_url"]];
  if (typeof user !== "string") return lacking("interactive_message");
  const by = { user, responseUrl: typeof url === "string" ? url : undefined };
  return { kind: "oldButton", ...by };
}

function readEvent(fields: Record<string, unknown>, reading: Reading): Read {
  const outer = payloads.event_callback.safeParse(fields);
  if (!outer.success) return lacking("event_callback");
  const { event, team_id: team } = outer.data;
  switch (event.type) {
    case "message":
    case "app_mention": {
      const found = events.message.safeParse(event);
      return found.success ? readMessage(found.data, team, reading) : lacking(event.type);
    }
    case "member_joined_channel":
    case "member_left_channel": {
      const found = events.member_joined_channel.safeParse(event);
      if (!found.success) return lacking(event.type);
      if (found.data.user !== reading.self.user) return ignored("别人进出频道");
      const state = event.type === "member_joined_channel" ? "here" : "gone";
      return { kind: "membership", membership: { address: found.data.channel, state } };
    }
    case "app_uninstalled":
    case "tokens_revoked":
    case "team_access_revoked":
      return { kind: "membership", membership: { state: "gone" } };
    case "team_access_granted":
      return { kind: "membership", membership: { state: "here" } };
    case "app_home_opened": {
      const found = events.app_home_opened.safeParse(event);
      if (!found.success) return lacking(event.type);
      return found.data.tab === "messages"
        ? ignored("打开了消息页")
        : { kind: "home", user: found.data.user };
    }
    case "assistant_thread_started": {
      const found = events.assistant_thread_started.safeParse(event);
      if (!found.success) return lacking(event.type);
      const { user_id: user, channel_id: channel, thread_ts: thread } = found.data.assistant_thread;
      return { kind: "thread", user, channel, thread };
    }
    default:
      return ignored(`不收这一类（${event.type.slice(0, 40)}）`);
  }
}

/** The subtypes of messages in which a person speaks. */
const spoken = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

function readMessage(given: MessageRead, team: string | undefined, reading: Reading): Read {
  const { self } = reading;
  const edit = given.subtype === "message_changed" ? given.message : undefined;
  const said = { ...given, ...(edit ?? {}) };
  if (!edit && !spoken.has(given.subtype))
    return ignored(`系统消息（${given.subtype?.slice(0, 40) ?? ""}）`);
  if (said.bot_id != null || said.user === self.user || said.user === "USLACKBOT")
    return ignored("机器人说的");
  if (edit && (!edit.edited || edit.text === given.previous_message?.text))
    return ignored("改的不是文字");
  if (said.user === undefined) return ignored("没有说话的人");

  const direct = given.channel_type === "im" || isDirect(given.channel);
  const raw = said.text ?? "";
  const called = direct || given.type === "app_mention" || names(raw, self.user);
  if (!called) return ignored("频道里没有叫到我");
  const place = placeOf({ direct, user: said.user, channel: given.channel }, said);
  const source = { channel: given.channel, ts: said.ts, user: said.user };
  const address = addressOf(place);

  const files = edit ? [] : (given.files ?? []);
  if (!direct && files.length > 0) return { kind: "elsewhere", address, source };
  const unheard = files.find(
    ({ subtype, mimetype = "" }) =>
      subtype === "slack_audio" || subtype === "slack_video" || /^(?:audio|video)\//.test(mimetype),
  );
  const attachments = files
    .filter((one) => one !== unheard)
    .flatMap(({ name, size, url_private_download: down, url_private: url = down }) =>
      url === undefined
        ? []
        : [{ name: fileName(name), url: down ?? url, ...(size !== undefined && { size }) }],
    );
  const words = saidText(raw, self.user);
  if (words === "" && attachments.length === 0) {
    if (unheard) return { kind: "unable", address, source, what: "录音和视频我听不了、看不了" };
    if (files.length > 0) return { kind: "unable", address, source, what: "这个文件我取不到" };
    if (edit) return ignored("没有要答的");
  }
  const id = `${given.channel}:${said.ts}`;
  const stranger = given.user_team !== undefined && team !== undefined && given.user_team !== team;
  const incoming: Incoming = {
    channel: "slack",
    address,
    sender: said.user,
    // Somebody of another organisation is no client of ours: nothing of a company there either.
    ...((!direct || stranger) && { group: true as const }),
    messageId: edit ? `${id}:${edit.edited?.ts ?? ""}` : id,
    at: instantOf(edit?.edited?.ts ?? said.ts),
    text: textWithFiles(
      words === "" && attachments.length === 0 ? "帮助" : words,
      attachments.map(({ name }) => name),
    ),
    ...(edit && { edits: id }),
    // What is said in a thread answers what it begins with.
    ...(direct && place.thread !== undefined && { quotes: place.thread }),
  };
  return { kind: "message", incoming, attachments, source };
}

/** The conversation of a message: of a person, or of a thread of a channel, which begins with the message itself. */
function placeOf(
  where: { direct: boolean; user: string; channel: string },
  { ts, thread_ts: thread }: { ts: string; thread_ts?: string | undefined },
): Place {
  const within = thread !== undefined && thread !== ts ? { thread } : {};
  return where.direct ? { to: where.user, ...within } : { to: where.channel, thread: thread ?? ts };
}

const longestName = 120;

function fileName(given: string | null | undefined): string {
  const name = visibleText(given ?? "")
    .replace(/[\\/\s]+/g, " ")
    .trim();
  return name === "" ? "没有名字的文件" : name.slice(-longestName);
}

function instantOf(ts: string): string {
  return new Date(Math.floor(Number(ts) * 1000)).toISOString();
}

function lacking(kind: string): Read {
  return ignored(`缺少要用的内容（${kind}）`);
}

function ignored(reason: string): Read {
  return { kind: "ignored", reason };
}
