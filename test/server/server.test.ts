import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/logger.ts";
import { startServer, type Running } from "../../src/server.ts";

const folders: string[] = [];
const running: Running[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "kechuang-server-"));
  folders.push(made);
  return made;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

async function start(variables: Record<string, string>): Promise<Running> {
  const config = readConfig({ PORT: "0", DATA_DIR: folder(), ...variables });
  const server = await startServer(config, createLogger("silent"));
  running.push(server);
  return server;
}

describe("server", () => {
  it("serves the page and answers a question with its clause", async () => {
    const { address } = await start({});
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
      .poll(async () => (await fetch(address, { headers: { cookie } })).text(), { timeout: 5000 })
      .toContain("第九条");
  });

  it("refuses to be the second server on a data folder", async () => {
    const DATA_DIR = folder();
    await start({ DATA_DIR });
    await expect(start({ DATA_DIR })).rejects.toThrow(DATA_DIR);
  });

  it("says which port is taken and what to do", async () => {
    const { address } = await start({});
    const PORT = new URL(address).port;
    await expect(start({ PORT })).rejects.toThrow(`端口 ${PORT} 已被别的程序占用`);
  });

  it("names a home region that it does not know", async () => {
    await expect(start({ HOME_REGION: "火星" })).rejects.toThrow("HOME_REGION“火星”");
  });

  it("does not start on bad knowledge, and names file and line", async () => {
    const KNOWLEDGE_DIR = join(folder(), "knowledge");
    cpSync(join(import.meta.dirname, "../../knowledge"), KNOWLEDGE_DIR, { recursive: true });
    writeFileSync(join(KNOWLEDGE_DIR, "smalltalk.yaml"), "- id: [unclosed\n");
    await expect(start({ KNOWLEDGE_DIR })).rejects.toThrow(/smalltalk\.yaml:\d/);
  });

  it("gives its data folder back when it could not start", async () => {
    const DATA_DIR = folder();
    await expect(start({ DATA_DIR, HOME_REGION: "火星" })).rejects.toThrow();
    await expect(start({ DATA_DIR })).resolves.toBeDefined();
  });
});
