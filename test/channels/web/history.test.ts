import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { citationOf, createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, listen, openPage, post, startWeb, submit, textOf } from "./web-person.ts";

const echo = () =>
  createTestAssistant(({ text }) =>
    replyOf(`收到「${text}」`, { citations: [citationOf()], answerId: `a-${text}` }),
  );
const read = async (channel: Parameters<typeof ask>[0], path: string, cookie: string) =>
  (await ask(channel, path, { headers: { cookie } })).text();

/** A browser with one conversation for each text; the cookie is that of the last. */
async function talked(texts: readonly string[]) {
  const assistant = echo();
  const channel = await startWeb(assistant);
  let { cookie, token } = await openPage(channel);
  const paths: string[] = [];
  for (const text of texts) {
    const fresh = await ask(channel, "/new", { headers: { cookie } });
    const path = fresh.headers.get("location") ?? "";
    const page = await ask(channel, path, { headers: { cookie } });
    cookie = page.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1] ?? token;
    await submit(channel, "/messages", cookie, { token, text });
    paths.push(path);
  }
  return { assistant, channel, cookie, token, paths };
}

describe("conversations of a browser", () => {
  it("are listed with first question and day, and opened by their address", async () => {
    const { channel, cookie, paths } = await talked(["第一个事", "第二个事"]);
    const list = await read(channel, "/history", cookie);
    expect(textOf(list)).toMatch(/第二个事\s+2026-11-24 · 1 问[^]*第一个事\s+2026-11-24 · 1 问/);
    for (const path of paths) expect(list).toContain(`href="${path}"`);
    const first = await read(channel, paths[0] ?? "", cookie);
    expect(textOf(first)).toContain("收到「第一个事」");
    expect(textOf(first)).not.toContain("第二个事");
  });

  it("go on where a message names them, whatever was opened last", async () => {
    const { assistant, channel, cookie, paths } = await talked(["甲", "乙"]);
    const conversation = paths[0]?.slice(3);
    const body = { id: randomUUID(), text: "接着甲", conversation };
    await post(channel, "/api/messages", cookie, body);
    await expect.poll(() => assistant.deliveries).toHaveLength(3);
    expect(textOf(await read(channel, paths[0] ?? "", cookie))).toMatch(/甲[^]*收到「接着甲」/);
    const stream = await listen(channel, cookie, 0, {}, `&conversation=${conversation}`);
    await expect.poll(() => stream.of("reply")).toHaveLength(2);
    await stream.close();
  });

  it("are closed to another browser: nothing read, listed, exported or removed", async () => {
    const { channel, cookie, paths } = await talked(["只给我看"]);
    const other = await openPage(channel);
    const [path = ""] = paths;
    for (const address of [path, `${path}.md`, "/history", `/person?c=${path.slice(3)}`]) {
      expect(await read(channel, address, other.cookie)).not.toContain("只给我看");
    }
    const conversation = path.slice(3);
    await submit(channel, "/leave", other.cookie, { token: other.token, conversation });
    await submit(channel, "/forget", other.cookie, { token: other.token });
    expect(await read(channel, path, cookie)).toContain("只给我看");
  });

  it("are removed one by one, and their open pages hear of it", async () => {
    const { channel, cookie, token, paths } = await talked(["留着的", "不要的"]);
    const [kept = "", gone = ""] = paths.map((path) => path.slice(3));
    const streams = [
      await listen(channel, cookie, 0, {}, `&conversation=${kept}`),
      await listen(channel, cookie, 0, {}, `&conversation=${gone}`),
    ] as const;
    const left = await submit(channel, "/leave", cookie, { token, conversation: gone });
    expect(left.headers.get("location")).toBe("/history");
    await streams[1].finished;
    expect(streams[1].of("forgotten")).toHaveLength(1);
    expect(streams[0].of("forgotten")).toHaveLength(0);
    const list = await read(channel, "/history", cookie);
    expect(list).toContain("留着的");
    expect(list).not.toContain("不要的");
    expect(await read(channel, `/c/${gone}`, cookie)).not.toContain("不要的");
    await streams[0].close();
  });

  it("all go with one press, for every page and for the old cookie", async () => {
    const { channel, cookie, token, paths } = await talked(["一", "二"]);
    const stream = await listen(channel, cookie, 0, {}, `&conversation=${paths[0]?.slice(3)}`);
    const gone = await submit(channel, "/forget", cookie, { token });
    expect(gone.headers.get("location")).toBe("/?cleared=1");
    await stream.finished;
    expect(stream.of("forgotten")).toHaveLength(1);
    expect(textOf(await read(channel, "/history", cookie))).toContain("还没有对话");
    for (const path of paths) expect(await read(channel, path, cookie)).not.toContain("收到");
  });

  it("cannot be removed by a form of another site", async () => {
    const { channel, cookie, paths } = await talked(["还在"]);
    for (const token of ["", "x".repeat(43)]) {
      const fields = { token, conversation: paths[0]?.slice(3) ?? "" };
      expect((await submit(channel, "/leave", cookie, fields)).status).toBe(403);
    }
    expect(await read(channel, paths[0] ?? "", cookie)).toContain("还在");
  });

  it("do not open by an address that is none, and send a stranger to the beginning", async () => {
    const { channel, cookie } = await talked(["问"]);
    for (const path of ["/c/short", "/c/..%2f..%2fetc", "/c/abcdefghijkl.exe"]) {
      expect((await ask(channel, path, { headers: { cookie } })).status).toBe(404);
    }
    const stranger = await ask(channel, "/c/abcdefghijkl");
    expect([stranger.status, stranger.headers.get("location")]).toEqual([302, "/"]);
  });
});

describe("export", () => {
  it.each(["md", "txt"])(
    "writes the whole conversation as %s, with citations and dates",
    async (ending) => {
      const { channel, cookie, paths } = await talked(["占比 *多少* <b>"]);
      const file = await ask(channel, `${paths[0]}.${ending}`, { headers: { cookie } });
      expect(file.headers.get("content-disposition")).toContain("attachment; filename*=UTF-8''");
      expect(file.headers.get("cache-control")).toBe("no-store");
      const text = await file.text();
      for (const part of [
        ...["2026-11-24", "某科发〔2016〕32号 第十一条（四）", "2016-01-01 起", "原文读过"],
        ...["核对于 2026-11-24", "科技人员占当年职工总数的比例不低于规定。"],
      ]) {
        expect(text).toContain(part);
      }
      expect(text).toContain(ending === "md" ? "> 占比 \\*多少\\* \\<b\\>" : "占比 *多少* <b>");
    },
  );

  it("says so when there is nothing to write", async () => {
    const { channel, cookie } = await talked(["问"]);
    const none = await ask(channel, "/c/abcdefghijkl.md", { headers: { cookie } });
    expect(none.status).toBe(404);
    expect(textOf(await none.text())).toContain("还没有内容可以导出");
  });
});
