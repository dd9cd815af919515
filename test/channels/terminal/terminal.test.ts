import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTranscript } from "../../../src/channels/terminal/transcript.ts";
import { channelContract, seen } from "../contract.ts";
import { citationOf, createTestAssistant, replyOf } from "../test-assistant.ts";
import { openTerminal } from "./terminal-person.ts";

channelContract({
  name: "the terminal",
  open: (assistant) => openTerminal(assistant),
  noise: [(person) => person.say(""), (person) => person.say("   \t")],
  longest: 20_000,
  redelivers: false,
});

const answering = () =>
  createTestAssistant(({ text }) =>
    text === "占比"
      ? replyOf("不低于规定。", {
          citations: [citationOf({ text: "条文的全文。", source: "https://example.org/32" })],
          choices: [{ label: "兼职算不算", text: "兼职的算不算？" }],
        })
      : replyOf(`收到「${text}」`),
  );

describe("terminal", () => {
  it("takes a number for a press only while it stands for a choice", async () => {
    const assistant = answering();
    const person = await openTerminal(assistant);
    await person.say("占比");
    await person.say("2");
    await person.say("1");
    person.end();
    await person.finished;
    // 2 is no choice and so a figure; after its answer 1 is a figure too.
    expect(assistant.received.map(({ text }) => text)).toEqual(["占比", "2", "1"]);
  });

  it("presses by number and keeps a figure with a unit a figure", async () => {
    const assistant = answering();
    const person = await openTerminal(assistant);
    for (const line of ["占比", "1", "占比", "1%"]) await person.say(line);
    person.end();
    await person.finished;
    expect(assistant.received.map(({ text }) => text)).toEqual([
      ...["占比", "兼职的算不算？", "占比", "1%"],
    ]);
  });

  it("sets the day for what follows, and back to today", async () => {
    const assistant = answering();
    const person = await openTerminal(assistant);
    for (const line of ["一", "/as-of 2019-04-22", "二", "/as-of", "三", "/as-of 2019-02-30"]) {
      await person.say(line);
    }
    person.end();
    await person.finished;
    expect(assistant.received.map(({ asOf }) => asOf)).toEqual([
      undefined,
      "2019-04-22",
      undefined,
    ]);
    expect(person.raw()).toContain("没看懂日子「2019-02-30」");
  });

  it("prints the whole citation of the last answer", async () => {
    const person = await openTerminal(answering());
    for (const line of ["/clause 1", "占比", "/clause 1", "/clause 2"]) await person.say(line);
    person.end();
    await person.finished;
    const [before = "", after = ""] = person.raw().split("不低于规定。");
    expect(before).toContain("没有第 1 条依据");
    expect(after).toContain("条文的全文。");
    expect(after).toContain("有效：自 2016-01-01 起");
    expect(after).toContain("https://example.org/32");
    expect(after).toContain("没有第 2 条依据");
  });

  it("says which commands there are to one it does not know, and asks nobody", async () => {
    const assistant = answering();
    const person = await openTerminal(assistant);
    await person.say("/frobnicate 7");
    await seen(
      person,
      "没有 /frobnicate 这个命令。有：/as-of /clause /send /get /save /help /quit。",
    );
    await person.say("/help");
    await seen(person, "/save 文件");
    expect(assistant.received).toEqual([]);
  });

  it("sends a file, and saves one that a reply offers", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kechuang-terminal-"));
    const file = {
      kind: "memo",
      enterpriseId: "one",
      rule: "hnte",
      label: "预审备忘（DOCX）",
    } as const;
    const assistant = createTestAssistant(() => ({ ...replyOf("整理好了。"), files: [file] }));
    assistant.file = () =>
      Promise.resolve({ name: "备忘.docx", mediaType: "x", bytes: new Uint8Array([1, 2, 3]) });
    await writeFile(join(folder, "表.csv"), "项目,2025\n");
    const person = await openTerminal(assistant);
    await person.say(`/send ${join(folder, "没有.csv")}`);
    await seen(person, "打不开");
    await person.say(`/send ${join(folder, "表.csv")}`);
    await seen(person, "文件 1  预审备忘（DOCX）");
    expect(assistant.received[0]?.files?.[0]?.name).toBe("表.csv");
    await person.say("/get 2");
    await seen(person, "没有第 2 个文件");
    await person.say(`/get 1 ${folder}`);
    await seen(person, "存好了：");
    expect([...(await readFile(join(folder, "备忘.docx")))]).toEqual([1, 2, 3]);
    await person.say(`/get 1 ${join(folder, "nowhere")}`);
    await seen(person, "换一个能写的文件夹");
    await rm(folder, { recursive: true });
  });

  it("leaves at /quit and takes nothing typed after it", async () => {
    const assistant = answering();
    const person = await openTerminal(assistant);
    for (const line of ["一", "/quit", "二"]) await person.say(line);
    await person.finished;
    expect(assistant.received.map(({ text }) => text)).toEqual(["一"]);
    expect(person.raw()).toContain("收到「一」");
  });

  it("streams on a terminal without saying anything twice, and through a pipe not at all", async () => {
    const marked = "**收到了**，分**三**段：\n- 一段\n- 两段 * 一颗星\n**收尾**";
    for (const tty of [true, false]) {
      const assistant = createTestAssistant(() => replyOf(marked), { steps: marked.length });
      const person = await openTerminal(assistant, { tty });
      await person.say("问");
      await seen(person, "收尾");
      expect(person.raw()).toContain("收到了，分三段：\n· 一段\n· 两段 * 一颗星\n收尾\n");
      expect(person.raw().split("收到了")).toHaveLength(2);
      // The sign of life is wiped and the answer grows in its place.
      expect(person.raw().includes("正在查条文…\r\u001b[K收到了，分三段")).toBe(tty);
      await person.channel.stop();
    }
  });

  it("does not press a reply to another conversation on the person here", async () => {
    const person = await openTerminal(answering());
    const sent = await person.channel.send("elsewhere", replyOf("不给你"), { priority: "chat" });
    expect(sent).toEqual({ outcome: "retryAt", at: new Date("2026-11-24T03:00:00Z") });
    expect(person.raw()).toBe("");
  });

  it("saves the conversation as a transcript and spares files that are none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "transcript-"));
    const [file, other] = [join(folder, "a.txt"), join(folder, "b.txt")];
    await writeFile(other, "别的东西\n");
    const person = await openTerminal(answering());
    for (const line of [
      ...["占比", "/as-of 2019-04-22", "1", `/save ${file} 按编号追问`, `/save ${file}`],
      ...[`/save ${other}`, `/save ${folder}/none/c.txt`, "/save"],
    ]) {
      await person.say(line);
    }
    person.end();
    await person.finished;
    expect(person.raw()).toContain(`没有存：${other} 已经有了`);
    expect(person.raw()).toContain("没有这个文件夹");
    expect(person.raw()).toContain("要写文件名");
    expect(await readFile(other, "utf8")).toBe("别的东西\n");
    expect(await readFile(file, "utf8")).toBe(
      [
        "# 2026-11-24 的对话",
        "on: 2026-11-24",
        "you: 占比",
        "bot: 不低于规定。",
        "     〔某科发〔2016〕32号 第十一条（四），2016-01-01 起〕",
        "     [兼职算不算]",
        "as-of: 2019-04-22",
        "you: 兼职的算不算？",
        "bot: 收到「兼职的算不算？」",
        "",
      ].join("\n"),
    );
    expect(readTranscript(await readFile(file, "utf8")).turns).toHaveLength(4);
  });

  it("draws a table as a box whose edges meet, and as blocks where it would not fit", async () => {
    const head = ["条件", "要求"];
    const assistant = createTestAssistant(({ text }) =>
      replyOf("表：", {
        table: {
          head,
          rows: [
            ["占比 a", text],
            ["月平均", "≥ 1"],
          ],
        },
      }),
    );
    const person = await openTerminal(assistant);
    await person.say("不低于");
    await person.say("宽".repeat(60));
    person.end();
    await person.finished;
    expect(person.raw()).toContain(
      [
        "┌────────┬────────┐",
        "│ 条件   │ 要求   │",
        "├────────┼────────┤",
        "│ 占比 a │ 不低于 │",
        "│ 月平均 │ ≥ 1    │",
        "└────────┴────────┘",
      ].join("\n"),
    );
    expect(person.raw()).toContain(`条件：占比 a\n要求：${"宽".repeat(60)}`);
  });
});
