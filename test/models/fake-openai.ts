import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** What a client may send; anything else is an error of the client. */
const request = z.looseObject({
  model: z.literal("some-model"),
  messages: z
    .array(z.looseObject({ role: z.enum(["system", "user"]), content: z.string().min(1) }))
    .min(1),
  temperature: z.number().optional(),
});

/** A server that speaks as the chat completions of OpenAI do. */
export interface FakeOpenAI {
  readonly baseUrl: string;
  /** What was asked, as [instructions, message]. */
  readonly asked: (readonly [string, string])[];
  /** What the clients did wrong. */
  readonly faults: string[];
  stop(): Promise<void>;
}

/** Starts the server on loopback; `answer` gives its answers, `undefined` for none at all. */
export async function startFakeOpenAI(
  answer: (message: string) => string | undefined,
  key = "some-key",
): Promise<FakeOpenAI> {
  const asked: (readonly [string, string])[] = [];
  const faults: string[] = [];
  let made = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const refuse = (status: number, message: string) => {
        faults.push(message);
        outgoing.writeHead(status, { "content-type": "application/json" });
        outgoing.end(JSON.stringify({ error: { message } }));
      };
      if (incoming.url !== "/v1/chat/completions" || incoming.method !== "POST")
        return refuse(404, `no ${incoming.method ?? ""} ${incoming.url ?? ""}`);
      if (incoming.headers.authorization !== `Bearer ${key}`) return refuse(401, "wrong key");
      const body = request.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
      if (!body.success) return refuse(400, body.error.message);
      const [system, user] = ["system", "user"].map(
        (role) => body.data.messages.find((one) => one.role === role)?.content ?? "",
      );
      asked.push([system ?? "", user ?? ""]);
      const content = answer(user ?? "");
      if (content === undefined) return; // hangs
      made += 1;
      outgoing.writeHead(200, { "content-type": "application/json" });
      outgoing.end(
        JSON.stringify({
          id: `completion-${String(made)}`,
          object: "chat.completion",
          created: 1,
          model: "some-model",
          choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    asked,
    faults,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
