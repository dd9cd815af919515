import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, describe, expect, it } from "vitest";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { openPage, startWeb } from "./web-person.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Serves the channel on a port of its own, behind a line that can be cut after some bytes. */
async function behindLine(answer: string) {
  const assistant = createTestAssistant(() => replyOf(answer), {
    steps: 8,
    pause: () => new Promise((resolve) => setTimeout(resolve, 4)),
  });
  const channel = await startWeb(assistant, { limits: { streamsEach: 50 } });
  undo.push(() => channel.stop());
  const port = await new Promise<number>((resolve) => {
    const server = serve(
      {
        fetch: (asked, { incoming }) =>
          channel.handle(asked, incoming.socket.remoteAddress) ?? new Response("", { status: 404 }),
        hostname: "127.0.0.1",
        port: 0,
      },
      (info) => resolve(info.port),
    );
    undo.push(() => server.close());
  });
  const cut = { after: Infinity };
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    let passed = 0;
    sockets.add(near).add(far);
    near.pipe(far);
    far.on("data", (bytes) => {
      const room = Math.max(0, cut.after - passed);
      passed += bytes.length;
      near.write(bytes.subarray(0, room));
      if (passed >= cut.after) {
        near.destroy();
        far.destroy();
      }
    });
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", end).on("close", end);
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  undo.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => line.close(resolve));
  });
  const { cookie } = await openPage(channel);
  return { assistant, cookie, cut, port: (line.address() as AddressInfo).port };
}

/** What a browser does with a stream: keeps whole events, goes on after the last id, asks again. */
function browse(
  port: number,
  cookie: string,
  until: number,
): Promise<{ replies: string[]; tries: number }> {
  const replies: string[] = [];
  let last = "";
  let tries = 0;
  return new Promise((resolve) => {
    const open = () => {
      tries += 1;
      let rest = "";
      let over = false;
      const again = () => {
        if (over) return;
        over = true;
        asked.destroy();
        if (replies.length >= until) resolve({ replies, tries });
        else setTimeout(open, 2);
      };
      const headers = { cookie, connection: "close", ...(last && { "last-event-id": last }) };
      const asked = request({ port, path: "/api/stream?after=0", headers }, (response) => {
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          const blocks = (rest + piece).split("\n\n");
          rest = blocks.pop() ?? "";
          for (const block of blocks) {
            last = /^id: (.*)$/m.exec(block)?.[1] ?? last;
            if (/^event: reply$/m.test(block)) replies.push(/^data: (.*)$/m.exec(block)?.[1] ?? "");
          }
          if (replies.length >= until) again();
        });
        response.on("end", again).on("error", again).on("close", again);
      });
      asked.on("error", again).end();
    };
    open();
  });
}

const send = (port: number, cookie: string, body: object) =>
  fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });

describe("a line that breaks", () => {
  it.each([150, 400, 900, 1_700, 3_100])(
    "after every %d bytes loses no reply and doubles none",
    async (after) => {
      const { assistant, cookie, cut, port } = await behindLine("一段回答。".repeat(20));
      for (const text of ["一", "二", "三"]) {
        expect((await send(port, cookie, { id: randomUUID(), text })).status).toBe(202);
      }
      cut.after = after;
      // Each line gives up later than the one before: else one too short for a reply never ends.
      const longer = setInterval(() => (cut.after += 400), 20);
      undo.push(() => clearInterval(longer));
      const { replies, tries } = await browse(port, cookie, 3);
      expect(tries).toBeGreaterThan(1);
      expect(replies).toHaveLength(3);
      expect(replies.map((data) => (JSON.parse(data) as { seq: number }).seq)).toEqual([1, 2, 3]);
      for (const data of replies) expect(data).toContain("一段回答。".repeat(20));
      expect(assistant.received).toHaveLength(3);
    },
  );

  it("while a message is sent stores it once, however often the page tries", async () => {
    const { assistant, cookie, cut, port } = await behindLine("答");
    const body = { id: randomUUID(), text: "只问一次" };
    cut.after = 10;
    for (let tried = 0; tried < 3; tried++) {
      await expect(send(port, cookie, body)).rejects.toThrow();
    }
    cut.after = Infinity;
    expect((await send(port, cookie, body)).status).toBe(202);
    expect(assistant.received.map(({ text }) => text)).toEqual(["只问一次"]);
    expect((await browse(port, cookie, 1)).replies).toHaveLength(1);
  });
});
