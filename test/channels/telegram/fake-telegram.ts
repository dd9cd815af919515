import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../../src/channels/messenger/clock.ts";
import { wrongCommands, wrongFields, wrongMarkup, wrongText } from "./fake-checks.ts";

type Fields = Record<string, unknown>;

/** A message that the bot sent, as it stands now. */
export interface Shown {
  message_id: number;
  chat: number;
  text: string;
  entities: { type: string; offset: number; length: number }[];
  markup: Fields | undefined;
  /** How often it was changed. */
  edits: number;
  replyTo: number | undefined;
  topic: number | undefined;
  document: { name: string; bytes: Buffer } | undefined;
  /** When it was sent, by the clock. */
  at: number;
}

/** An answer of the fake that is no success. */
export interface Refusal {
  code: number;
  description: string;
  parameters?: Fields;
  /** Breaks the connection instead, before or after the call has done what it does. */
  cut?: "before" | "after";
}

/** The token that the fake knows. */
export const token = "7000000001:AAFakeFakeFakeFakeFakeFakeFakeFakeFa";
/** Who the bot is. */
export const me = { id: 7000000001, username: "kechuang_test_bot" };

/**
 * Opens a Bot API of our own on loopback, as strict as it can be: what a call has wrong is answered
 * with 400 and kept in `violations`, which a test wants empty.
 */
export async function openFakeTelegram(clock?: Clock) {
  const now = () => clock?.now() ?? Date.now();
  const violations: string[] = [];
  const calls: { method: string; fields: Fields; at: number }[] = [];
  const shown: Shown[] = [];
  const refusals: { method: string; refusal: Refusal; skip: number }[] = [];
  const files = new Map<string, Buffer>();
  const answered = new Map<string, string>();
  const pressed = new Set<string>();
  const acknowledged: number[] = [];
  let updates: { update_id: number }[] = [];
  let wake = () => {};
  let numbers = 100;
  let polling = false;
  let webhook: string | undefined;
  let allowed = token;

  const fail = (code: number, description: string, parameters?: Fields) => ({
    status: code,
    body: {
      ...{ ok: false, error_code: code, description },
      ...(parameters && { parameters }),
    },
  });
  const done = (result: unknown) => ({ status: 200, body: { ok: true, result } });
  const wrong = (method: string, why: string) => {
    violations.push(`${method}: ${why}`);
    return fail(400, `Bad Request: ${why}`);
  };

  async function poll({ offset = 0, timeout = 0, limit = 100 }: Fields) {
    if (webhook !== undefined)
      return fail(409, "Conflict: can't use getUpdates method while webhook is active");
    if (polling) return fail(409, "Conflict: terminated by other getUpdates request");
    polling = true;
    try {
      for (const { update_id } of updates)
        if (update_id < Number(offset)) acknowledged.push(update_id);
      updates = updates.filter(({ update_id }) => update_id >= Number(offset));
      if (updates.length === 0 && Number(timeout) > 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Number(timeout) * 1000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      return done(updates.slice(0, Number(limit)));
    } finally {
      polling = false;
    }
  }

  function find(fields: Fields): Shown | undefined {
    return shown.find(
      ({ chat, message_id }) => chat === fields["chat_id"] && message_id === fields["message_id"],
    );
  }

  function show(fields: Fields, document?: Shown["document"]): Shown {
    const { chat_id, text = "", entities = [], reply_markup, reply_parameters } = fields;
    const message = {
      ...{ message_id: ++numbers, chat: Number(chat_id), text: String(text), edits: 0, at: now() },
      entities: entities as Shown["entities"],
      markup: reply_markup as Fields | undefined,
      replyTo: (reply_parameters as { message_id?: number } | undefined)?.message_id,
      topic: fields["message_thread_id"] as number | undefined,
      document,
    };
    shown.push(message);
    return message;
  }

  function handle(method: string, fields: Fields, document?: Shown["document"]) {
    const { text, entities, reply_markup: markup } = fields;
    switch (method) {
      case "getMe":
        return done({
          ...{ ...me, is_bot: true, first_name: "科创助手", can_join_groups: true },
          ...{ can_read_all_group_messages: false, supports_inline_queries: false },
        });
      case "setMyCommands": {
        const fault = wrongCommands(fields["commands"]);
        return fault === undefined ? done(true) : wrong(method, fault);
      }
      case "setWebhook":
        webhook = String(fields["url"]);
        return done(true);
      case "deleteWebhook":
        webhook = undefined;
        return done(true);
      case "sendChatAction":
        return ["typing", "upload_document"].includes(String(fields["action"]))
          ? done(true)
          : wrong(method, "wrong parameter action in request");
      case "answerCallbackQuery": {
        const id = String(fields["callback_query_id"]);
        if (!pressed.has(id)) return wrong(method, "query is too old or its id is invalid");
        if (answered.has(id)) return wrong(method, "a press is answered once");
        const told = typeof text === "string" ? text : "";
        if (told.length > 200) return wrong(method, "MESSAGE_TOO_LONG");
        answered.set(id, told);
        return done(true);
      }
      case "sendMessage": {
        const fault = wrongText(text, entities) ?? wrongMarkup(markup, false);
        if (fault !== undefined) return wrong(method, fault);
        const { message_id, chat } = show(fields);
        return done({ message_id, date: Math.floor(now() / 1000), chat: { id: chat }, text });
      }
      case "editMessageText": {
        const fault = wrongText(text, entities) ?? wrongMarkup(markup, true);
        if (fault !== undefined) return wrong(method, fault);
        const message = find(fields);
        if (!message) return fail(400, "Bad Request: message to edit not found");
        if (message.markup && !("inline_keyboard" in message.markup))
          return wrong(method, "message can't be edited");
        const same =
          message.text === text && JSON.stringify(message.markup) === JSON.stringify(markup);
        if (same) return fail(400, "Bad Request: message is not modified: same content");
        Object.assign(message, {
          text,
          entities: entities ?? [],
          markup,
          edits: message.edits + 1,
        });
        return done(true);
      }
      case "editMessageReplyMarkup": {
        const fault = wrongMarkup(markup, true);
        if (fault !== undefined) return wrong(method, fault);
        const message = find(fields);
        if (!message) return fail(400, "Bad Request: message to edit not found");
        Object.assign(message, { markup, edits: message.edits + 1 });
        return done(true);
      }
      case "getFile": {
        const bytes = files.get(String(fields["file_id"]));
        if (!bytes) return fail(400, "Bad Request: invalid file_id");
        if (bytes.length > 20 * 1024 * 1024) return fail(400, "Bad Request: file is too big");
        const id = String(fields["file_id"]);
        return done({ file_id: id, file_size: bytes.length, file_path: `documents/${id}` });
      }
      case "sendDocument": {
        if (!document) return wrong(method, "there is no document in the request");
        const fault =
          fields["caption"] === undefined
            ? undefined
            : wrongText(fields["caption"], undefined, 1024);
        if (fault !== undefined) return wrong(method, fault);
        const { message_id, chat } = show(
          { ...fields, chat_id: Number(fields["chat_id"]) },
          document,
        );
        return done({ message_id, date: 0, chat: { id: chat } });
      }
      default:
        return wrong(method, "method not found");
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? "", "http://fake");
    const [, kind, used = "", rest = ""] = /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(pathname) ?? [];
    const send = ({ status, body }: { status: number; body: unknown }) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (used !== allowed) return send(fail(401, "Unauthorized"));
    if (kind !== undefined) {
      const bytes = files.get(rest.replace("documents/", ""));
      response.writeHead(bytes ? 200 : 404);
      return response.end(bytes);
    }
    if (request.method !== "POST") violations.push(`${rest}: not posted`);
    const { fields, document } = await readCall(request);
    calls.push({ method: rest, fields, at: now() });
    const fault = wrongFields(rest, document ? { ...fields, document } : fields);
    if (fault !== undefined) return send(wrong(rest, fault));
    const meant = refusals.find((one) => one.method === rest);
    const planned = meant && meant.skip-- <= 0 ? meant : undefined;
    if (planned) refusals.splice(refusals.indexOf(planned), 1);
    if (planned?.refusal.cut === "before") return response.destroy();
    if (planned && planned.refusal.cut === undefined) {
      const { code, description, parameters } = planned.refusal;
      return send(fail(code, description, parameters));
    }
    const result = rest === "getUpdates" ? await poll(fields) : handle(rest, fields, document);
    if (planned) return response.destroy();
    return send(result);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    root: `http://127.0.0.1:${String(port)}`,
    violations,
    calls,
    shown,
    files,
    answered,
    acknowledged,
    webhook: () => webhook,
    /** What the bot said to a chat, oldest first. */
    to: (chat: number) => shown.filter((message) => message.chat === chat),
    called: (method: string) => calls.filter((call) => call.method === method),
    /** Makes the next call of a method fail, or the one after so many. */
    refuse: (method: string, refusal: Refusal, skip = 0) =>
      refusals.push({ method, refusal, skip }),
    /** Lets the fake forget the token. */
    revoke: () => void (allowed = "none"),
    /** Lets updates come to whoever asks for them. */
    push(...given: { update_id: number; callback_query?: { id: string } }[]) {
      for (const { callback_query: press } of given) if (press) pressed.add(press.id);
      updates.push(...given);
      wake();
    },
    waiting: () => updates.length,
    async close() {
      wake();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The Bot API of our own. */
export type FakeTelegram = Awaited<ReturnType<typeof openFakeTelegram>>;

async function readCall(request: IncomingMessage) {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data"))
    return { fields: body.length === 0 ? {} : (JSON.parse(body.toString()) as Fields) };
  // Read by hand, as Telegram does: grammy writes the name of a file without quotes.
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? "";
  const fields: Fields = {};
  let document: Shown["document"];
  for (const part of partsOf(body, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, end).toString();
    const bytes = part.subarray(end + 4, part.length - 2);
    const [, file] = /filename=([^;\r\n]+)/.exec(head) ?? [];
    const [, name = ""] = /name="([^"]+)"/.exec(head) ?? [];
    if (file !== undefined) document = { name: file, bytes: Buffer.from(bytes) };
    else if (name !== "document") fields[name] = bytes.toString();
  }
  if (fields["chat_id"] !== undefined) fields["chat_id"] = Number(fields["chat_id"]);
  return { fields, ...(document && { document }) };
}

/** The parts between the boundaries. */
function partsOf(body: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let at = body.indexOf(boundary);
  while (at >= 0) {
    const next = body.indexOf(boundary, at + boundary.length);
    if (next < 0) break;
    parts.push(body.subarray(at + boundary.length + 2, next));
    at = next;
  }
  return parts;
}
