import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Faults } from "./faults.ts";

type Fields = Record<string, unknown>;

/** An update of Telegram, as far as it matters who it is for. */
export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

/** A message that came to a chat. */
export interface Arrived {
  chat: number;
  message: number;
  text: string;
  /** What the buttons under it carry. */
  buttons: readonly string[];
}

/** Who watches what happens on the platform. */
export interface Watcher {
  /** Something came to a chat: a message, or a new text of one that stood there. */
  arrived(message: Arrived): void;
  /** A chat sees that it is heard: typing, or the answer to a press. */
  sign(chat: number): void;
}

/** The token that the platform knows. */
export const TOKEN = "7000000002:AASoakSoakSoakSoakSoakSoakSoakSoakSo";
const BOT = { id: 7000000002, is_bot: true, first_name: "科创助手", username: "kechuang_soak_bot" };
/** Telegram takes no longer text. */
const LONGEST = 4096;

/**
 * Opens a Bot API on loopback without limits of speed, which keeps an update until it was told that
 * it is stored, as Telegram does. It is the clock of the measurement, so it does little else.
 */
export async function openPlatform(watcher: Watcher, faults: Faults = () => undefined) {
  const pressing = new Map<string, number>();
  let updates: Update[] = [];
  let waiting: { end: (found: readonly Update[]) => void } | undefined;
  let messages = 0;
  let polls = 0;
  let refused = 0;

  async function poll({ offset = 0, timeout = 0, limit = 100 }: Fields, request: IncomingMessage) {
    polls += 1;
    waiting?.end([]);
    while (updates[0] !== undefined && updates[0].update_id < Number(offset)) updates.shift();
    if (updates.length > 0 || Number(timeout) === 0) return updates.slice(0, Number(limit));
    return new Promise<readonly Update[]>((resolve) => {
      const end = (found: readonly Update[]) => {
        clearTimeout(timer);
        request.socket.off("close", gone);
        if (waiting === mine) waiting = undefined;
        resolve(found);
      };
      const gone = () => end([]);
      const mine = { end };
      const timer = setTimeout(() => end([]), Number(timeout) * 1000);
      request.socket.once("close", gone);
      waiting = mine;
    });
  }

  function show(fields: Fields, message: number) {
    const { chat_id: chat, text, reply_markup: markup } = fields;
    if (typeof text !== "string" || text === "" || text.length > LONGEST) return false;
    const rows = (markup as { inline_keyboard?: { callback_data?: string }[][] } | undefined)
      ?.inline_keyboard;
    const buttons = (rows ?? []).flat().flatMap(({ callback_data: data }) => data ?? []);
    watcher.arrived({ chat: Number(chat), message, text, buttons });
    return true;
  }

  /** What a call comes to; `undefined` where it is refused. */
  async function handle(method: string, fields: Fields, request: IncomingMessage) {
    switch (method) {
      case "getMe":
        return BOT;
      case "getUpdates":
        return poll(fields, request);
      case "setMyCommands":
      case "deleteWebhook":
      case "editMessageReplyMarkup":
        return true;
      case "sendChatAction":
        watcher.sign(Number(fields["chat_id"]));
        return true;
      case "answerCallbackQuery": {
        const chat = pressing.get(String(fields["callback_query_id"]));
        if (chat === undefined) return undefined;
        pressing.delete(String(fields["callback_query_id"]));
        watcher.sign(chat);
        return true;
      }
      case "sendMessage": {
        const message = ++messages;
        const chat = { id: Number(fields["chat_id"]), type: "private" };
        return show(fields, message) ? { message_id: message, date: 0, chat } : undefined;
      }
      case "editMessageText":
        return show(fields, Number(fields["message_id"])) ? true : undefined;
      default:
        return undefined;
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const [, method = ""] = /^\/bot[^/]+\/(\w+)$/.exec(request.url ?? "") ?? [];
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    const fields = text === "" ? {} : (JSON.parse(text) as Fields);
    const fault = method === "sendMessage" ? faults(Number(fields["chat_id"])) : undefined;
    if (fault?.kind === "slow") await sleep(fault.milliseconds);
    if (fault?.kind === "refused") {
      const { code, parameters = {} } = fault;
      const told = { ok: false, error_code: code, description: "Fault", parameters };
      response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(told));
      return;
    }
    if (fault?.kind === "cut" && fault.when === "before") return void response.destroy();
    const result = await handle(method, fields, request);
    if (fault?.kind === "cut" && fault.when === "after") return void response.destroy();
    if (result === undefined) refused += 1;
    const body =
      result === undefined
        ? { ok: false, error_code: 400, description: "Bad Request" }
        : { ok: true, result };
    response.writeHead(body.ok ? 200 : 400, { "content-type": "application/json" });
    const told = JSON.stringify(body);
    response.end(fault?.kind === "cut" ? told.slice(0, told.length / 2) : told);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    root: `http://127.0.0.1:${String(port)}`,
    /** Updates that nobody said to have stored. */
    waiting: () => updates.length,
    /** Calls that Telegram would not take. */
    refused: () => refused,
    /** How often somebody asked for updates. */
    polls: () => polls,
    /** Lets updates come to whoever asks for them. */
    push(given: readonly Update[]) {
      for (const { callback_query: press } of given) {
        const { id, from } = (press ?? {}) as { id?: string; from?: { id: number } };
        if (id !== undefined) pressing.set(id, from?.id ?? 0);
      }
      updates.push(...given);
      waiting?.end(updates.slice(0, 100));
    },
    async close() {
      waiting?.end([]);
      updates = [];
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The platform. */
export type Platform = Awaited<ReturnType<typeof openPlatform>>;
