import type { Place } from "./address.ts";
import { isDirect } from "./address.ts";
import { sayCommand } from "./command.ts";
import type { AskRead, CommandRead, FormRead, PressRead } from "./payload.ts";
import type { Read, Reading } from "./reading.ts";
import { saidText } from "./said.ts";
import { readValue } from "./values.ts";

/** The item in the menu of a message; the manifest names it. */
export const askCallback = "ask_about_message";

/** Reads a slash command: said in private, wherever it was typed. */
export function readCommand(
  {
    text = "",
    user_id: user,
    channel_id: channel,
    trigger_id: trigger,
    response_url: url,
  }: CommandRead,
  { self, at }: Reading,
): Read {
  const said = sayCommand(saidText(text, self.user));
  if (said === "form") return { kind: "wantsForm", user, trigger };
  return {
    kind: "aside",
    incoming: {
      ...{ channel: "slack", address: user, sender: user, at },
      ...{ messageId: `command:${trigger}`, text: said.text },
    },
    aside: { user, responseUrl: url },
    channel,
    typed: said.text,
  };
}

/** Reads the use of our item in the menu of a message: asks, in private, what the message says. */
export function readAsk(
  {
    callback_id: callback,
    user,
    channel,
    message,
    response_url: url,
    trigger_id: trigger,
  }: AskRead,
  { self, at }: Reading,
): Read {
  if (callback !== askCallback) return { kind: "ignored", reason: "不是我的快捷方式" };
  const text = saidText(message.text ?? "", self.user);
  if (text === "") return { kind: "oldButton", user: user.id, responseUrl: url };
  return {
    kind: "aside",
    incoming: {
      ...{ channel: "slack", address: user.id, sender: user.id, at },
      ...{ messageId: `ask:${trigger}`, text },
    },
    aside: { user: user.id, responseUrl: url },
    channel: channel.id,
  };
}

/** Reads a press of a button or a choice from a list. */
export function readPress(press: PressRead, { self }: Reading): Read {
  const { user, channel, container, message, view, trigger_id: trigger } = press;
  const [action] = press.actions;
  const value = action?.selected_option?.value ?? action?.value ?? "";
  const label = action?.selected_option ? "" : saidText(action?.text?.text ?? "", self.user);
  const thread = message?.thread_ts ?? container?.thread_ts;
  const own = user.id;
  const within = thread !== undefined && thread !== message?.ts ? thread : undefined;
  const ephemeral = container?.is_ephemeral === true;
  const shared: Place[] =
    channel && !isDirect(channel.id) && (within ?? message?.ts) !== undefined
      ? [{ to: channel.id, thread: within ?? message?.ts ?? "" }]
      : [];
  const private_: Place[] = [
    ...(within !== undefined && channel && isDirect(channel.id)
      ? [{ to: own, thread: within }]
      : []),
    { to: own },
  ];
  return {
    kind: "press",
    press: {
      ...{ user: own, responseUrl: press.response_url, trigger, label, ephemeral },
      pressed: readValue(value),
      // What only one person sees belongs to that person's own conversation, if to any.
      places: shared.length === 0 ? private_ : ephemeral ? [...private_, ...shared] : shared,
      messageId: `press:${channel?.id ?? "view"}:${own}:${action?.action_ts ?? trigger}`,
      about: view?.private_metadata,
    },
  };
}

/** Reads a form that was handed in. */
export function readForm({ user, view }: FormRead): Read {
  const values = new Map(
    Object.entries(view.state.values).map(([block, fields]) => [
      block,
      Object.values(fields)[0]?.value?.trim() ?? "",
    ]),
  );
  return {
    kind: "form",
    form: {
      ...{ user: user.id, view: view.id, name: view.callback_id },
      ...{ about: view.private_metadata, values },
    },
  };
}
