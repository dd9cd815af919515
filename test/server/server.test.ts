import { randomUUID } from "node:crypto";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { ingest } from "../../src/cli/ingest.ts";
import { newFolder, openServer } from "./running-server.ts";

describe("server", () => {
  it("serves the page and answers a question with its clause", async () => {
    const { address } = await openServer({});
    expect(await (await fetch(address)).text()).toContain("科创助手");
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const sent = await fetch(`${address}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: randomUUID(), text: "高企证书有效期几年" }),
    });
    expect(sent.status).toBe(202);
    const cookie = sent.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await expect
      .poll(async () => (await fetch(address, { headers: { cookie } })).text(), { timeout: 20_000 })
      .toContain("第九条");
  });

  it("answers from a document within a second after the command line published it", async () => {
    const DATA_DIR = newFolder();
    const { address } = await openServer({ DATA_DIR });
    const file = join(DATA_DIR, "notice.md");
    const notice = "银川市关于鼓乐传习企业奖补的通知\n\n银鼓发〔2026〕7号\n\n";
    const articles =
      "第一条 为传习鼓乐，制定本办法。\n\n第二条 鼓乐传习企业每年九月三十日前向县区鼓乐办公室申报奖补，逾期不收。\n\n第三条 本办法自2026年3月1日起施行。\n\n银川市鼓乐局\n2026年2月20日\n";
    writeFileSync(file, notice + articles);
    vi.stubEnv("DATA_DIR", DATA_DIR);
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const options = "--publish --by 甲 --reviewed-by 乙 --accept-doubts".split(" ");
    expect(await ingest([file, ...options])).toBe(0);
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await new Promise((done) => setTimeout(done, 1000));
    const sent = await fetch(`${address}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: randomUUID(), text: "鼓乐传习企业奖补几号前申报" }),
    });
    const cookie = sent.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await expect
      .poll(async () => (await fetch(address, { headers: { cookie } })).text(), { timeout: 20_000 })
      .toMatch(/银鼓发〔2026〕7号\s*第二条/);
  });

  it("refuses to be the second server on a data folder", async () => {
    const DATA_DIR = newFolder();
    await openServer({ DATA_DIR });
    await expect(openServer({ DATA_DIR })).rejects.toThrow(DATA_DIR);
  });

  it("says which port is taken and what to do", async () => {
    const { address } = await openServer({});
    const PORT = new URL(address).port;
    await expect(openServer({ PORT })).rejects.toThrow(`端口 ${PORT} 已被别的程序占用`);
  });

  it("names a home region that it does not know", async () => {
    await expect(openServer({ HOME_REGION: "火星" })).rejects.toThrow("HOME_REGION“火星”");
  });

  it("does not start on bad knowledge, and names file and line", async () => {
    const KNOWLEDGE_DIR = join(newFolder(), "knowledge");
    cpSync(join(import.meta.dirname, "../../knowledge"), KNOWLEDGE_DIR, { recursive: true });
    writeFileSync(join(KNOWLEDGE_DIR, "smalltalk.yaml"), "- id: [unclosed\n");
    await expect(openServer({ KNOWLEDGE_DIR })).rejects.toThrow(/smalltalk\.yaml:\d/);
  });

  it("gives its data folder back when it could not start", async () => {
    const DATA_DIR = newFolder();
    await expect(openServer({ DATA_DIR, HOME_REGION: "火星" })).rejects.toThrow();
    await expect(openServer({ DATA_DIR })).resolves.toBeDefined();
  });
});
