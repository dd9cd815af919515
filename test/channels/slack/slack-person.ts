import type { Assistant } from "../../../src/channels/channel.ts";
import { slack, type Slack, type SlackOptions } from "../../../src/channels/slack/slack.ts";
import type { Person } from "../contract.ts";
import { fastClock } from "../waiting.ts";
import type { Told } from "./fake-delivery.ts";
import { openFakeSlack, secrets, type FakeSlack, type Shown } from "./fake-slack.ts";
import { anna, changeOf, directOf, pressOf } from "./payloads.ts";
import { pressables, textOfBlocks } from "./shown-text.ts";

/** How Slack reaches us. */
export type Mode = "http" | "socket";

/** A person with Slack open, and Slack behind it. */
export interface SlackPerson extends Person {
  readonly channel: Slack;
  readonly fake: FakeSlack;
  /** Presses what a message says. */
  pressUnder(message: Shown, label: string, user?: string): Promise<Told>;
}

/** Starts the channel against a Slack of our own. */
export async function startSlack(
  fake: FakeSlack,
  assistant: Assistant,
  mode: Mode,
  options: Partial<SlackOptions> = {},
): Promise<Slack> {
  const channel = slack({
    ...{ botToken: secrets.bot, apiRoot: fake.root, now: () => new Date() },
    ...(mode === "socket" ? { appToken: secrets.app } : { signingSecret: secrets.signing }),
    ...{ pages: "https://kechuang.example.cn", companyData: "allow", ...options },
  });
  if (mode === "http") fake.call((request) => channel.handle(request));
  await channel.start(assistant);
  return channel;
}

/** Opens the channel with one person in the private channel. */
export async function openSlack(
  assistant: Assistant,
  mode: Mode = "http",
  options: Partial<SlackOptions> = {},
  user: string = anna,
): Promise<SlackPerson> {
  const fake = await openFakeSlack();
  const clock = options.clock ?? fastClock(2000);
  const channel = await startSlack(fake, assistant, mode, { clock, ...options });
  const direct = fake.direct(user);
  const sent = new Map<string, Record<string, unknown>>();
  let latest: Record<string, unknown> | undefined;

  const person: SlackPerson = {
    channel,
    fake,
    address: () => user,
    async say(text, id) {
      const ts = fake.nextTs();
      const event = (id === undefined ? undefined : sent.get(id)) ?? directOf(user, ts, text);
      if (id !== undefined) sent.set(id, event);
      latest = event;
      fake.heard.add(`${direct} ${ts}`);
      await fake.push("events_api", event);
    },
    async amend(text) {
      if (latest) await fake.push("events_api", changeOf(latest, text, fake.nextTs()));
    },
    async sendFile(name, bytes, words) {
      fake.files.set(name, { bytes: Buffer.from(bytes), type: "text/csv" });
      const ts = fake.nextTs();
      fake.heard.add(`${direct} ${ts}`);
      const url = `${fake.root}/files/${encodeURIComponent(name)}`;
      const file = { id: "F1", name, size: bytes.length, url_private_download: url };
      await fake.push(
        "events_api",
        directOf(user, ts, words, { subtype: "file_share", files: [file] }),
      );
    },
    async press(label) {
      const last = fake.to(direct, user).findLast(({ blocks }) => pressables(blocks).length > 0);
      if (!last) throw new Error("There is nothing to press.");
      await person.pressUnder(last, label);
    },
    async pressUnder(message, label, by = user) {
      const found = buttonNamed(message, label);
      if (!found) throw new Error(`No button says ${label}.`);
      const { channel: where, ts, thread, alone } = message;
      return fake.push(
        "interactive",
        pressOf(by, found.action, {
          ...{ channel: where, ts, thread, trigger: fake.trigger(), actionTs: fake.nextTs() },
          ...{ ephemeral: alone !== undefined, responseUrl: fake.responseUrl(by, where) },
        }),
      );
    },
    shown: () =>
      Promise.resolve(
        fake
          .to(direct, user)
          .flatMap(({ blocks }) => textOfBlocks(blocks))
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
function buttonNamed({ blocks }: Shown, label: string) {
  const listed = textOfBlocks(blocks)
    .join("\n")
    .split("\n")
    .find((line) => line.endsWith(`. ${label}`));
  const number = listed === undefined ? undefined : `${listed.split(".")[0] ?? ""}. `;
  return pressables(blocks).find(
    (one) => one.label === label || (number !== undefined && one.label.startsWith(number)),
  );
}
