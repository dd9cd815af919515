import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { createDelivery, patience, type Kind, type Told } from "./fake-delivery.ts";
import { wrongBlocks, wrongText, wrongView } from "./block-checks.ts";

type Fields = Record<string, unknown>;

/** The secrets that the fake knows. */
export const secrets = {
  bot: "xoxb-1111-2222-FakeFakeFakeFakeFake",
  app: "xapp-1-A111-2222-fakefakefakefakefake",
  signing: "0123456789abcdef0123456789abcdef",
} as const;
/** Who the bot is. */
export const self = "U0BOT00001";
/** The workspace. */
export const team = "T000000001";

/** A message that stands in Slack. */
export interface Shown {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** Who alone sees it; `undefined` means all there. */
  readonly alone: string | undefined;
  /** Sent to the address that a command or a press named. */
  readonly beside: boolean;
}

/** An answer of the fake that is no success. */
export interface Refusal {
  readonly error?: string;
  readonly status?: number;
  /** Too fast: seconds to wait. */
  readonly retryAfter?: number;
  /** Breaks the connection instead, before or after the call has done what it does. */
  readonly cut?: "before" | "after";
}

/**
 * Opens a Slack of our own on loopback, as strict as it can be: what a call has wrong is answered
 * with an error and kept in `violations`, which a test wants empty.
 */
export async function openFakeSlack() {
  const violations: string[] = [];
  const calls: { method: string; fields: Fields }[] = [];
  const shown: Shown[] = [];
  const refusals: { method: string; refusal: Refusal; skip: number }[] = [];
  const files = new Map<string, { bytes: Buffer; type: string; after?: number }>();
  const uploads = new Map<string, { name: string; length: number; bytes?: Buffer }>();
  const delivered: { channel: string; thread: string | undefined; name: string; bytes: Buffer }[] =
    [];
  const triggers = new Map<string, number>();
  const responses = new Map<string, { user: string; channel: string; count: number }>();
  const reactions = new Set<string>();
  const heard = new Set<string>();
  const joined = new Set<string>();
  const homes = new Map<string, Fields>();
  const windows: Fields[] = [];
  const valid: { bot: string; app: string } = { bot: secrets.bot, app: secrets.app };
  let numbers = 0;

  const nextTs = () => `${String(1_764_000_000 + ++numbers)}.${String(numbers).padStart(6, "0")}`;
  const direct = (user: string) => `D${user.slice(1)}`;
  const wrong = (method: string, why: string, error = "invalid_arguments") => {
    violations.push(`${method}: ${why}`);
    return { ok: false, error };
  };

  function checked(method: string, { text, blocks }: Fields): Fields | undefined {
    const badText = wrongText(text);
    if (badText.length > 0) return wrong(method, badText.join("; "));
    if (blocks === undefined) return undefined;
    const bad = wrongBlocks(blocks);
    return bad.length > 0 ? wrong(method, bad.join("; "), "invalid_blocks") : undefined;
  }

  /** The channel that is meant; an error where there is none. */
  function channelOf(given: unknown): { channel: string } | { error: string } {
    const name = String(given);
    if (/^[UW]/.test(name)) return { channel: direct(name) };
    if (name.startsWith("D")) return { channel: name };
    return joined.has(name) ? { channel: name } : { error: "not_in_channel" };
  }

  function say(method: string, fields: Fields, alone?: string): Fields {
    const bad = checked(method, fields);
    if (bad) return bad;
    const found = channelOf(fields["channel"]);
    if ("error" in found) return { ok: false, ...found };
    const ts = nextTs();
    shown.push({
      ...{ ts, channel: found.channel, alone, beside: false, text: String(fields["text"]) },
      thread: fields["thread_ts"] as string | undefined,
      blocks: (fields["blocks"] ?? []) as unknown[],
    });
    return alone === undefined
      ? { ok: true, channel: found.channel, ts }
      : { ok: true, message_ts: ts };
  }

  function open(method: string, { trigger_id: id, view }: Fields): Fields {
    const since = triggers.get(String(id));
    if (since === undefined)
      return wrong(method, "a trigger that is none, or twice", "invalid_trigger_id");
    triggers.delete(String(id));
    if (Date.now() - since > patience) return wrong(method, "too late", "expired_trigger_id");
    const bad = wrongView(view, "modal");
    if (bad.length > 0) return wrong(method, bad.join("; "));
    const made = { ...(view as Fields), id: `V${String(++numbers).padStart(9, "0")}` };
    windows.push(made);
    return { ok: true, view: made };
  }

  function react(method: string, { channel, timestamp, name }: Fields): Fields {
    const key = `${String(channel)} ${String(timestamp)} ${String(name)}`;
    if (!heard.has(`${String(channel)} ${String(timestamp)}`))
      return wrong(method, "no such message", "message_not_found");
    const there = reactions.has(key);
    if (method === "reactions.add") reactions.add(key);
    else reactions.delete(key);
    if (there === (method === "reactions.remove")) return { ok: true };
    return wrong(method, "twice", there ? "already_reacted" : "no_reaction");
  }

  function handle(method: string, fields: Fields): Fields {
    const needs = (...names: string[]) => {
      const lacking = names.filter((name) => fields[name] === undefined || fields[name] === "");
      return lacking.length > 0 ? wrong(method, `${lacking.join(", ")} lacking`) : undefined;
    };
    switch (method) {
      case "auth.test":
        return { ok: true, user_id: self, team_id: team, bot_id: "B000000001" };
      case "apps.connections.open":
        return { ok: true, url: `${root.replace("http", "ws")}/socket` };
      case "chat.postMessage":
        return needs("channel", "text") ?? say(method, fields);
      case "chat.postEphemeral":
        return needs("channel", "text", "user") ?? say(method, fields, String(fields["user"]));
      case "conversations.open":
        return needs("users") ?? { ok: true, channel: { id: direct(String(fields["users"])) } };
      case "views.open":
        return needs("trigger_id", "view") ?? open(method, fields);
      case "views.publish": {
        const bad = needs("user_id", "view");
        if (bad) return bad;
        const faults = wrongView(fields["view"], "home");
        if (faults.length > 0) return wrong(method, faults.join("; "));
        homes.set(String(fields["user_id"]), fields["view"] as Fields);
        return { ok: true };
      }
      case "reactions.add":
      case "reactions.remove":
        return needs("channel", "timestamp", "name") ?? react(method, fields);
      case "assistant.threads.setStatus":
        return needs("channel_id", "thread_ts", "status") ?? { ok: true };
      case "assistant.threads.setSuggestedPrompts": {
        const prompts = fields["prompts"] as unknown[] | undefined;
        const right = prompts !== undefined && prompts.length >= 1 && prompts.length <= 4;
        return (
          needs("channel_id", "thread_ts") ?? (right ? { ok: true } : wrong(method, "prompts"))
        );
      }
      case "files.getUploadURLExternal": {
        const bad = needs("filename", "length");
        if (bad) return bad;
        const id = `F${String(++numbers).padStart(9, "0")}`;
        uploads.set(id, { name: String(fields["filename"]), length: Number(fields["length"]) });
        return { ok: true, file_id: id, upload_url: `${root}/upload/${id}` };
      }
      case "files.completeUploadExternal": {
        const bad = needs("files", "channel_id");
        if (bad) return bad;
        for (const { id } of fields["files"] as { id: string }[]) {
          const one = uploads.get(id);
          if (!one?.bytes) return wrong(method, `${id} was not put there`, "file_not_found");
          const channel = String(fields["channel_id"]);
          if (!/^[DC]/.test(channel)) return wrong(method, "no channel", "invalid_channel");
          const thread = fields["thread_ts"] as string | undefined;
          delivered.push({ channel, thread, name: one.name, bytes: one.bytes });
        }
        return { ok: true };
      }
      default:
        return wrong(method, "no such method", "unknown_method");
    }
  }

  async function callApi(method: string, request: IncomingMessage, response: ServerResponse) {
    const body = await bytesOf(request);
    if (!/^application\/x-www-form-urlencoded/.test(request.headers["content-type"] ?? ""))
      wrong(method, "not form-encoded");
    const fields: Fields = {};
    for (const [key, value] of new URLSearchParams(body.toString("utf8")))
      fields[key] = /^[[{]/.test(value) && key !== "text" ? JSON.parse(value) : value;
    calls.push({ method, fields });
    const at = refusals.findIndex((one) => one.method === method && one.skip-- <= 0);
    const refusal = at < 0 ? undefined : refusals.splice(at, 1)[0]?.refusal;
    if (refusal?.cut === "before") return request.socket.destroy();
    if (refusal?.retryAfter !== undefined) {
      response.writeHead(429, { "retry-after": String(refusal.retryAfter) });
      return response.end();
    }
    if (refusal?.status !== undefined) {
      response.writeHead(refusal.status);
      return response.end("broken");
    }
    const wanted = method === "apps.connections.open" ? valid.app : valid.bot;
    const result =
      refusal?.error !== undefined
        ? { ok: false, error: refusal.error }
        : request.headers.authorization === `Bearer ${wanted}`
          ? handle(method, fields)
          : { ok: false, error: "invalid_auth" };
    if (refusal?.cut === "after") return request.socket.destroy();
    response.writeHead(200, { "content-type": "application/json" });
    return response.end(JSON.stringify(result));
  }

  async function takeResponse(id: string, request: IncomingMessage, response: ServerResponse) {
    const to = responses.get(id);
    const body = JSON.parse((await bytesOf(request)).toString("utf8")) as Fields;
    if (!to) return void response.writeHead(404).end();
    to.count += 1;
    if (to.count > 5) wrong("response_url", "more than five times");
    const bad = checked("response_url", body);
    if (body["response_type"] !== "ephemeral") wrong("response_url", "not for one person alone");
    if (!bad)
      shown.push({
        ...{ ts: nextTs(), channel: to.channel, thread: undefined, beside: true, alone: to.user },
        ...{ text: String(body["text"]), blocks: (body["blocks"] ?? []) as unknown[] },
      });
    response.writeHead(bad ? 400 : 200);
    return response.end(bad ? "invalid_blocks" : "ok");
  }

  const server = createServer((request, response) => {
    const [, kind = "", name = ""] = new URL(request.url ?? "", "http://x").pathname.split("/");
    if (kind === "api") return void callApi(name, request, response);
    if (kind === "response") return void takeResponse(name, request, response);
    if (kind === "upload")
      return void bytesOf(request).then((bytes) => {
        const one = uploads.get(name);
        if (one?.length !== bytes.length) wrong("upload", "another length");
        if (one) one.bytes = bytes;
        response.end("OK");
      });
    const file = files.get(decodeURIComponent(name));
    const may = request.headers.authorization === `Bearer ${secrets.bot}`;
    if (kind !== "files" || !file || !may) {
      response.writeHead(kind === "files" && !may ? 200 : 404, { "content-type": "text/html" });
      return void response.end("<html>Sign in</html>");
    }
    response.writeHead(200, { "content-type": file.type });
    return void setTimeout(() => response.end(file.bytes), file.after ?? 0);
  });
  const sockets = new WebSocketServer({ server, path: "/socket" });
  const delivery = createDelivery(secrets.signing, wrong);
  sockets.on("connection", delivery.connected);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const root = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  return {
    root,
    violations,
    calls,
    shown,
    files,
    delivered,
    homes,
    windows,
    joined,
    heard,
    reactions,
    nextTs,
    direct,
    callOf: delivery.callOf,
    /** What the next call of a method is answered, after `skip` others. */
    refuse: (method: string, refusal: Refusal, skip = 0) =>
      void refusals.push({ method, refusal, skip }),
    called: (method: string) => calls.filter((one) => one.method === method),
    /** What stands in a channel for a person, oldest first. */
    to: (channel: string, user?: string) =>
      shown.filter(
        (one) => one.channel === channel && (one.alone === undefined || one.alone === user),
      ),
    revoke: (which: "bot" | "app") => void (valid[which] = "none"),
    trigger() {
      const id = `${String(++numbers)}.1.trigger`;
      triggers.set(id, Date.now());
      return id;
    },
    responseUrl(user: string, channel: string) {
      const id = String(++numbers);
      responses.set(id, { user, channel, count: 0 });
      return `${root}/response/${id}`;
    },
    /** Calls the channel instead of using the connection. */
    call: delivery.call,
    /** Delivers once, and wants a yes in time. */
    async push(kind: Kind, payload: Fields): Promise<Told> {
      const told = await delivery.deliver(kind, payload);
      if (told.status === 0 || told.milliseconds > patience)
        violations.push(`${kind} was not acknowledged in time`);
      return told;
    },
    /** Delivers without wanting anything: the fault is planted. */
    pushUnheard: delivery.deliver,
    connections: delivery.connections,
    /** Ends the connection as Slack does every now and then, or without a word. */
    disconnect(how: "asked" | "cut") {
      const socket = delivery.socket();
      if (how === "asked") socket?.send(JSON.stringify({ type: "disconnect", reason: "warning" }));
      else socket?.terminate();
    },
    async close() {
      for (const one of sockets.clients) one.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A Slack of our own. */
export type FakeSlack = Awaited<ReturnType<typeof openFakeSlack>>;

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
