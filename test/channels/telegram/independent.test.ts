import { createServer, type AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import exported from "telegram-test-api";
import { createAssistant } from "../../../src/assistant/assistant.ts";
import { telegram, type Telegram } from "../../../src/channels/telegram/telegram.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { realMind } from "../../real-knowledge.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { fastClock, waitFor } from "../waiting.ts";

/** As much of it as is used: what its own types lean on is not there. */
interface OtherTelegram {
  readonly config: { readonly apiURL: string };
  readonly storage: {
    readonly botMessages: readonly {
      message: { chat_id: number; text: string; reply_markup?: { inline_keyboard?: Button[][] } };
    }[];
  };
  start(): Promise<void>;
  stop(): Promise<unknown>;
  getClient(token: string, person: Record<string, unknown>): OtherClient;
}
interface Button {
  callback_data: string;
}
type Made = Record<string, unknown>;
interface OtherClient {
  makeCommand(text: string): Made;
  makeMessage(text: string): Made;
  makeCallbackQuery(data: string, more: Made): Made;
  sendCommand(made: Made): Promise<unknown>;
  sendMessage(made: Made): Promise<unknown>;
  sendCallback(made: Made): Promise<unknown>;
}
const TelegramServer = exported as unknown as new (config: { port: number }) => OtherTelegram;

const token = "666:a-token-for-tests";
const undo: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** A port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Begins the channel against a Telegram that others wrote. */
async function meet(): Promise<{ server: OtherTelegram; channel: Telegram; states: string[] }> {
  const server = new TelegramServer({ port: await freePort() });
  await server.start();
  undo.push(() => server.stop());
  const db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
  undo.push(() => db.$disconnect());
  const states: string[] = [];
  const channel = telegram({
    ...{ token, apiRoot: server.config.apiURL, pages: "https://kechuang.example.cn" },
    ...{ now: () => new Date(), clock: fastClock(200), onState: (one) => void states.push(one) },
  });
  const now = () => new Date("2026-06-15T04:00:00Z");
  await channel.start(createAssistant({ db, mind: () => realMind, now }));
  undo.push(() => channel.stop());
  return { server, channel, states };
}

describe("a Telegram that we did not write", () => {
  it("is answered: a command, a question with its clause, and a press under it", async () => {
    const { server, states } = await meet();
    const client = server.getClient(token, { userId: 77, chatId: 77, firstName: "王会计" });
    const told = () => server.storage.botMessages.map(({ message }) => message);

    await client.sendCommand(client.makeCommand("/start"));
    await waitFor(() => told().length === 1);
    await client.sendMessage(client.makeMessage("高企证书有效期几年"));
    await waitFor(() => told().length === 2);
    const [, answer] = told();
    expect(answer).toMatchObject({
      chat_id: 77,
      text: expect.stringContaining("第九条") as string,
    });

    const button = answer?.reply_markup?.inline_keyboard
      ?.flat()
      .find(({ callback_data: data }) => data.startsWith("c:"));
    const message = { message_id: 2, date: 1_795_500_000 };
    await client.sendCallback(client.makeCallbackQuery(button?.callback_data ?? "", { message }));
    await waitFor(() => told().length === 3);
    expect(told()[2]?.text).not.toBe(answer?.text);
    // It knows no menu of commands: that is said, and stops nothing.
    expect(states).toEqual([expect.stringContaining("命令菜单没有设上")]);
  });
});
