import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { pino } from "pino";
import { readConfig } from "../../src/config.ts";
import { startServer, type Running } from "../../src/server.ts";
import { openDatabase } from "../../src/stores/database.ts";

const folders: string[] = [];
const running: Running[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts a server on a data folder, and keeps what it logs. */
async function start(dataDir: string) {
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  const server = await startServer(readConfig({ PORT: "0", DATA_DIR: dataDir }), log);
  running.push(server);
  return { server, lines };
}

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kechuang-desk-"));
  folders.push(folder);
  return folder;
}

/** A browser over HTTP that keeps cookies. */
function browser(address: string) {
  const cookies = new Map<string, string>();
  const send = async (path: string, fields?: Record<string, string>): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const form = fields && { method: "POST", body: new URLSearchParams(fields) };
    const headers = { cookie, ...(form && { origin: address }) };
    const response = await fetch(address + path, { ...form, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = response.headers.get("location");
    return to === null ? response.text() : send(to);
  };
  return { send, cookies };
}

const tokenOf = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";

describe("the desk of a running server", () => {
  it("lets staff answer somebody who asked for a person, in the page where it was asked", async () => {
    const { server } = await start(dataFolder());
    const visitor = browser(server.address);
    const page = await visitor.send("/");
    await visitor.send("/messages", {
      ...{ token: tokenOf(page), id: randomUUID() },
      text: "登记：证上的名字怎么改",
    });

    const staff = browser(server.address);
    const token = tokenOf(await staff.send("/desk/sign-in"));
    const code = server.firstCode ?? "";
    expect(await staff.send("/desk/sign-in", { token, code, name: "王管理" })).toContain("王管理");
    const list = await staff.send("/desk/handoffs");
    const path = /href="(\/desk\/handoffs\/[\w-]+)"/.exec(list)?.[1] ?? "";
    const form = tokenOf(list);
    const taken = await staff.send(`${path}/take`, { token: form });
    const after = /name="after" value="(\d+)"/.exec(taken)?.[1] ?? "";
    const sent = { token: form, after, text: "带变更通知书来。", clauses: "" };
    expect(await staff.send(`${path}/reply`, sent)).toContain("答复已发进对话");

    const address = page.match(/href="(\/c\/[^"]+)"/)?.[1] ?? "/";
    await expect
      .poll(async () => (await visitor.send("/")) + (await visitor.send(address)), {
        timeout: 15_000,
        interval: 300,
      })
      .toContain("工作人员答复：带变更通知书来。");
  });

  it.each([
    ["not found", "企业科协怎么成立"],
    ["known not to be known", "院士工作站怎么申请"],
  ])("answers from the next message on what was %s and staff answered", async (_, question) => {
    const { server } = await start(dataFolder());
    const ask = async () => {
      const visitor = browser(server.address);
      const token = tokenOf(await visitor.send("/"));
      await visitor.send("/messages", { token, id: randomUUID(), text: question });
      return visitor.send("/");
    };
    await ask();
    const staff = browser(server.address);
    const token = tokenOf(await staff.send("/desk/sign-in"));
    await staff.send("/desk/sign-in", { token, code: server.firstCode ?? "", name: "王管理" });
    const list = await staff.send("/desk/gaps");
    const path = /href="(\/desk\/gaps\/[\w-]+)"/.exec(list)?.[1] ?? "";
    const answered = await staff.send(`${path}/answer`, {
      token: tokenOf(list),
      text: "到科协窗口办，三个工作日。",
      clauses: "国科发火〔2016〕32号 第一条",
      asked: "去哪里办这件事",
    });
    expect(answered).toContain("答复存好了");
    await expect
      .poll(ask, { timeout: 15_000, interval: 500 })
      .toContain("到科协窗口办，三个工作日。");
  });

  it("has the code of the first admin neither in its log nor in its database, and none once there is one", async () => {
    const folder = dataFolder();
    const { server, lines } = await start(folder);
    const code = server.firstCode ?? "";
    expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    const staff = browser(server.address);
    const token = tokenOf(await staff.send("/desk/sign-in"));
    await staff.send("/desk/sign-in", { token, code, name: "王管理" });
    const session = staff.cookies.get("desk") ?? "";
    expect(session).not.toBe("");
    await server.stop();
    running.splice(0);
    for (const secret of [code, code.replaceAll("-", ""), session])
      expect(lines.join("")).not.toContain(secret);
    const db = await openDatabase(`file:${join(folder, "kechuang.db")}`);
    const rows = JSON.stringify([
      await db.signInCode.findMany(),
      await db.session.findMany(),
      await db.audit.findMany(),
    ]);
    await db.$disconnect();
    for (const secret of [code, session]) expect(rows).not.toContain(secret);

    const again = await start(folder);
    expect(again.server.firstCode).toBeUndefined();
    const later = browser(again.server.address);
    later.cookies.set("desk", session);
    expect(await later.send("/desk")).toContain("王管理");
  });
});
