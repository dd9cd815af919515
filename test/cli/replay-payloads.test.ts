import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replayPayloads } from "../../src/cli/replay-payloads.ts";
import { anna, memberOf, messageOf, pressOf, textOf } from "../channels/telegram/updates.ts";
import { printed } from "./printed.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kechuang-replay-"));
  mkdirSync(join(folder, "telegram"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, payload: unknown) =>
  writeFileSync(
    join(folder, "telegram", `${name}.json`),
    typeof payload === "string" ? payload : JSON.stringify(payload),
  );

describe("replaying recorded payloads", () => {
  it("tells of each what was done with it", async () => {
    write("1-text", textOf(anna, "高企科技人员占比要多少"));
    write("2-press", pressOf(anna, 4, "of another bot"));
    write("3-kicked", memberOf(anna, "kicked"));
    write("4-service", messageOf(anna, { pinned_message: {} }));
    write("5-strange", { update_id: 1, something: 17 });
    const { status, text } = await printed(replayPayloads, [folder, "--json"]);
    const rows = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      ...["answered", "answered", "membership", "ignored", "ignored"],
    ]);
    expect(rows[0]?.["detail"]).toContain("10%");
    expect(rows[4]?.["detail"]).toBe("不收这一类（something）");
    expect(status).toBe(0);
  }, 60_000);

  it("tells them of Slack apart from those of Telegram", async () => {
    write("1-text", textOf(anna, "你好"));
    const slack = join(folder, "slack");
    mkdirSync(slack);
    const event = { type: "message", channel: "D1A", user: "U1A", ts: "1764000001.000100" };
    const payloads = {
      "1-text": { type: "event_callback", event: { ...event, text: "高企科技人员占比要多少" } },
      "2-command": { command: "/x", text: "", user_id: "U1A", channel_id: "C1A", trigger_id: "t" },
      "3-gone": { type: "event_callback", event: { type: "app_uninstalled" } },
      "4-other": { type: "view_closed" },
    };
    for (const [name, payload] of Object.entries(payloads))
      writeFileSync(join(slack, `${name}.json`), JSON.stringify(payload));
    const { status, text } = await printed(replayPayloads, [folder]);
    expect(text).toMatch(/slack {2}共 4 条\n {2}答了 {2}2\n {2}身份变化 {2}1\n/);
    expect(text).toMatch(/telegram {2}共 1 条/);
    expect(status).toBe(0);
  }, 60_000);

  it("counts them, and fails where one could not be handled", async () => {
    write("1-text", textOf(anna, "你好"));
    write("2-broken", "{ no JSON");
    const { status, text } = await printed(replayPayloads, [folder]);
    expect(text).toContain("没处理好  2-broken.json");
    expect(text).toMatch(/telegram {2}共 2 条\n {2}答了 {2}1\n/);
    expect(status).toBe(1);
  }, 60_000);

  it("asks for a folder that has some", async () => {
    await expect(replayPayloads([])).rejects.toThrow("npm run replay -- 文件夹");
    await expect(replayPayloads([join(folder, "telegram", "none")])).rejects.toThrow("文件夹");
  });
});
