import { createHmac } from "node:crypto";
import type { WebSocket } from "ws";

type Fields = Record<string, unknown>;

/** How Slack delivers something. */
export type Kind = "events_api" | "interactive" | "slash_commands";

/** What came back for an event, a press, a command or a form. */
export interface Told {
  readonly status: number;
  readonly body: Fields | undefined;
  readonly milliseconds: number;
}

/** Slack waits so long for a yes, in milliseconds. */
export const patience = 3000;

/** Makes what delivers to us, signed with the secret or by the connection that is open. */
export function createDelivery(secret: string, wrong: (method: string, why: string) => unknown) {
  const acks = new Map<string, (payload: Fields | undefined) => void>();
  let numbers = 0;
  let socket: WebSocket | undefined;
  let connections = 0;
  let target: ((request: Request) => Response | Promise<Response> | undefined) | undefined;

  function signed(text: string, type: string, at = Date.now(), by = secret) {
    const stamp = String(Math.floor(at / 1000));
    const hash = createHmac("sha256", by).update(`v0:${stamp}:${text}`).digest("hex");
    return {
      method: "POST",
      body: text,
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": `v0=${hash}`,
      },
    };
  }

  /** The call that Slack would make, signed. */
  function callOf(kind: Kind, payload: Fields, at?: number, by?: string) {
    if (kind === "events_api") return signed(JSON.stringify(payload), "application/json", at, by);
    const form = new URLSearchParams(
      kind === "interactive"
        ? { payload: JSON.stringify(payload) }
        : (payload as Record<string, string>),
    );
    return signed(form.toString(), "application/x-www-form-urlencoded", at, by);
  }

  async function byCall(kind: Kind, payload: Fields): Promise<Told> {
    const began = Date.now();
    const response = await target?.(new Request("https://x/slack/events", callOf(kind, payload)));
    const milliseconds = Date.now() - began;
    const text = (await response?.text()) ?? "";
    const json = response?.headers.get("content-type")?.startsWith("application/json") === true;
    const body = json ? (JSON.parse(text) as Fields) : undefined;
    return { status: response?.status ?? 0, body, milliseconds };
  }

  async function bySocket(kind: Kind, payload: Fields, wait: number): Promise<Told> {
    const envelope_id = `e${String(++numbers)}`;
    const began = Date.now();
    const acked = new Promise<Fields | undefined>((resolve) => acks.set(envelope_id, resolve));
    const accepts_response_payload = kind !== "events_api";
    socket?.send(JSON.stringify({ type: kind, envelope_id, payload, accepts_response_payload }));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), wait);
    });
    const body = await Promise.race([acked, late]);
    clearTimeout(timer);
    const milliseconds = Date.now() - began;
    if (body === "late") return { status: 0, body: undefined, milliseconds };
    return {
      status: 200,
      body: Object.keys(body ?? {}).length > 0 ? body : undefined,
      milliseconds,
    };
  }

  return {
    callOf,
    call: (handler: typeof target) => void (target = handler),
    /** Delivers; on a connection a yes that does not come within so many milliseconds is none. */
    deliver: (kind: Kind, payload: Fields, wait = patience) =>
      target ? byCall(kind, payload) : bySocket(kind, payload, wait),
    connections: () => connections,
    socket: () => socket,
    /** Takes a connection that was opened. */
    connected: (opened: WebSocket) => {
      socket = opened;
      connections += 1;
      opened.on("message", (data: Buffer) => {
        const { envelope_id: id = "", payload } = JSON.parse(data.toString("utf8")) as {
          envelope_id?: string;
          payload?: Fields;
        };
        const ack = acks.get(id);
        if (!ack) wrong("socket", `acknowledged ${id}, which was not sent`);
        ack?.(payload);
      });
      opened.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    },
  };
}
