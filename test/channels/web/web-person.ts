import { randomUUID } from "node:crypto";
import type { Assistant } from "../../../src/channels/channel.ts";
import { web, type Web, type WebOptions } from "../../../src/channels/web/web.ts";
import type { Person } from "../contract.ts";
import type { TestAssistant } from "../test-assistant.ts";

/** One event of a stream. */
interface StreamEvent {
  event: string;
  id: string | undefined;
  data: { html?: string; text?: string; seq?: number; inReplyTo?: string; client?: string };
}

const site = "http://assistant.test";

/** Opens the channel with an assistant, for tests that speak to it by requests. */
export async function startWeb(
  assistant: Assistant,
  options: Partial<WebOptions> = {},
): Promise<Web> {
  const channel = web({ now: () => new Date("2026-11-24T02:00:00Z"), ...options });
  await channel.start(assistant);
  return channel;
}

/** Sends a request by path; fails when the channel says that the address is not its own. */
export async function ask(channel: Web, path: string, init: RequestInit = {}, remote?: string) {
  const response = await channel.handle(new Request(site + path, init), remote);
  if (!response) throw new Error(`${path} is not an address of the web channel.`);
  return response;
}

/** Sends JSON as the page's script does. */
export function post(channel: Web, path: string, cookie: string, body: unknown, headers = {}) {
  return ask(channel, path, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, origin: site, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** Sends a form as a browser without script does. */
export function submit(channel: Web, path: string, cookie: string, fields: Record<string, string>) {
  return ask(channel, path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie, origin: "null" },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Opens the page: its cookie, the token of its forms, and the HTML. */
export async function openPage(channel: Web, cookie = "") {
  const response = await ask(channel, "/", { headers: { cookie } });
  const html = await response.text();
  return {
    response,
    html,
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? cookie,
    token: /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "",
    seq: Number(/data-after="(\d+)"/.exec(html)?.[1]),
  };
}

/** Listens to the stream of a conversation until closed. */
export async function listen(
  channel: Web,
  cookie: string,
  after: number,
  headers = {},
  query = "",
) {
  const events: StreamEvent[] = [];
  const response = await ask(channel, `/api/stream?after=${after}${query}`, {
    headers: { cookie, ...headers },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    let rest = "";
    for (;;) {
      const piece = await reader?.read();
      if (!piece?.value) return;
      const blocks = (rest + piece.value).split("\n\n");
      rest = blocks.pop() ?? "";
      events.push(...blocks.map(readEvent));
    }
  };
  const finished = read();
  return {
    response,
    events,
    finished,
    of: (name: string) => events.filter(({ event }) => event === name),
    close: () => reader?.cancel(),
  };
}

function readEvent(block: string): StreamEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const data = JSON.parse(field("data") ?? "{}") as StreamEvent["data"];
  return { event: field("event") ?? "message", id: field("id"), data };
}

/** What can be read of HTML. */
export function textOf(html: string): string {
  return decode(html.replace(/<(script|style|head)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, ""));
}

function decode(text: string): string {
  const marks: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => marks[name] ?? "");
}

/** A person with the page open. */
export interface WebPerson extends Person {
  channel: Web;
  cookie: string;
}

/** A person who opened the page in a browser with script. */
export async function openWeb(
  assistant: Assistant & Partial<Pick<TestAssistant, "received">>,
  options: Partial<WebOptions> = {},
): Promise<WebPerson> {
  const channel = await startWeb(assistant, options);
  const page = await openPage(channel);
  const stream = await listen(channel, page.cookie, page.seq);
  const html = () => [page.html, ...stream.events.map(({ data }) => data.html ?? "")].join("\n");
  const fault = () => stream.of("fault").map(({ data }) => data.text ?? "");
  const person = {
    channel,
    cookie: page.cookie,
    address: () => assistant.received?.[0]?.address ?? "",
    async say(text: string, id: string = randomUUID()) {
      const response = await post(channel, "/api/messages", page.cookie, { id, text });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    },
    async press(label: string) {
      const buttons = html().matchAll(
        /<button name="text" value="([^"]*)">\s*([^<]*?)\s*<\/button>/g,
      );
      const choice = [...buttons].reverse().find(([, , words = ""]) => decode(words) === label);
      await person.say(decode(choice?.[1] ?? "no such choice"));
    },
    shown: () => Promise.resolve([textOf(html()), ...fault()].join("\n")),
    async leave() {
      await stream.close();
    },
  };
  return person;
}
