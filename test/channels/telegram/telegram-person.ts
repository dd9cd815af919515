import type { Assistant } from "../../../src/channels/channel.ts";
import {
  telegram,
  type Telegram,
  type TelegramOptions,
} from "../../../src/channels/telegram/telegram.ts";
import type { Person } from "../contract.ts";
import { fastClock, waitFor } from "../waiting.ts";
import { openFakeTelegram, token, type FakeTelegram, type Shown } from "./fake-telegram.ts";
import { anna, editOf, messageOf, pressOf, textOf } from "./updates.ts";

/** A person with Telegram open, and the Bot API behind it. */
export interface TelegramPerson extends Person {
  readonly channel: Telegram;
  readonly fake: FakeTelegram;
  /** Presses in a chat, under a message, what stands there. */
  pressUnder(message: Shown, label: string): void;
}

/** Starts the channel against a Bot API of our own. */
export function startTelegram(
  fake: FakeTelegram,
  assistant: Assistant,
  options: Partial<TelegramOptions> = {},
): Promise<Telegram> {
  const channel = telegram({
    ...{ token, apiRoot: fake.root, now: () => new Date(), pages: "https://kechuang.example.cn" },
    ...{ pollSeconds: 2, companyData: "allow", ...options },
  });
  return channel.start(assistant).then(() => channel);
}

/** Opens the channel with one person in a private chat. */
export async function openTelegram(
  assistant: Assistant,
  options: Partial<TelegramOptions> = {},
  chat = anna,
): Promise<TelegramPerson> {
  const clock = options.clock ?? fastClock(2000);
  const fake = await openFakeTelegram(clock);
  const channel = await startTelegram(fake, assistant, { clock, ...options });
  const sent = new Map<string, ReturnType<typeof textOf>>();
  let latest: ReturnType<typeof textOf> | undefined;

  const person: TelegramPerson = {
    channel,
    fake,
    address: () => String(chat),
    say(text, id) {
      const again = id === undefined ? undefined : sent.get(id);
      const update = again ?? textOf(chat, text);
      if (id !== undefined) sent.set(id, update);
      // What comes twice comes under the number that it had.
      fake.push(update);
      latest = update;
      return Promise.resolve();
    },
    amend(text) {
      if (latest) fake.push(editOf(latest, text));
      return Promise.resolve();
    },
    sendFile(name, bytes, caption) {
      const file_id = `file${String(fake.files.size + 1)}`;
      fake.files.set(file_id, Buffer.from(bytes));
      const document = {
        file_id,
        file_unique_id: file_id,
        file_name: name,
        file_size: bytes.length,
      };
      fake.push(messageOf(chat, { document, ...(caption !== "" && { caption }) }));
      return Promise.resolve();
    },
    async press(label) {
      const last = fake.to(chat).findLast(({ markup }) => labelsOf(markup).length > 0);
      if (!last) throw new Error("There is nothing to press.");
      if (last.markup && "keyboard" in last.markup) return person.say(label);
      const more = buttonsOf(last.markup).find(({ text }) => text === "更多");
      if (!hasButton(last, label) && more) {
        fake.push(pressOf(chat, last.message_id, more.callback_data));
        await waitFor(() => hasButton(last, label));
      }
      person.pressUnder(last, label);
      return undefined;
    },
    pressUnder(message, label) {
      const button = buttonNamed(message, label);
      if (!button) throw new Error(`No button says ${label}.`);
      fake.push(pressOf(message.chat, message.message_id, button.callback_data));
    },
    shown: () =>
      Promise.resolve(
        fake
          .to(chat)
          .flatMap(({ text, markup }) => [text, ...labelsOf(markup)])
          .join("\n"),
      ),
    async leave() {
      await channel.stop();
      await fake.close();
      if (fake.violations.length > 0) throw new Error(fake.violations.join("\n"));
    },
  };
  return person;
}

/** The button with a label, or with its number where the label is read in the text. */
function buttonNamed({ text: words, markup }: Shown, label: string) {
  const listed = words.split("\n").find((line) => line.endsWith(`. ${label}`));
  const number = listed === undefined ? undefined : `${listed.split(".")[0] ?? ""}. `;
  return buttonsOf(markup).find(
    ({ text }) => text === label || (number !== undefined && text.startsWith(number)),
  );
}

function hasButton(message: Shown, label: string): boolean {
  return buttonNamed(message, label) !== undefined;
}

/** The buttons under a message. */
export function buttonsOf(markup: Shown["markup"]): { text: string; callback_data: string }[] {
  const rows = (markup?.["inline_keyboard"] ?? []) as { text: string; callback_data: string }[][];
  return rows.flat();
}

/** What all buttons of a message say. */
export function labelsOf(markup: Shown["markup"]): string[] {
  const keys = (markup?.["keyboard"] ?? []) as { text: string }[][];
  return [...buttonsOf(markup), ...keys.flat()].map(({ text }) => text);
}
