import { afterEach, describe, expect, it } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { citationOf, createTestAssistant, replyOf, type TestAssistant } from "./test-assistant.ts";

/** One person in front of a channel, as a test plays them. */
export interface Person {
  channel: Channel;
  /** Where the channel sends what it sends to this person. */
  address(): string;
  /** Sends a text; the same `id` again is the platform delivering twice. */
  say(text: string, id?: string): Promise<void>;
  /** Presses the choice with this label under the last reply. */
  press(label: string): Promise<void>;
  /** All the person can read by now, with what opens at a press; newest last. */
  shown(): Promise<string>;
  /** Changes the text that was sent last, where the platform lets a person do so. */
  amend?(text: string): Promise<void>;
  /** Sends a file with words beside it, where the platform takes files. */
  sendFile?(name: string, bytes: Uint8Array, words: string): Promise<void>;
  /** Ends what the test opened. */
  leave(): Promise<void>;
}

/** What the contract needs to know of a channel. */
interface Subject<P extends Person> {
  name: string;
  /** Opens the channel, started with the assistant, with one person in front of it. */
  open(assistant: TestAssistant): Promise<P>;
  /** Things that reach the channel and are nothing to answer. */
  noise: readonly ((person: P) => Promise<void>)[];
  /** Longest text that the platform lets a person send. */
  longest: number;
  /** Whether the platform may deliver a message twice. */
  redelivers: boolean;
}

/** So long a slow machine may take; what is there is seen at once. */
const patience = 20_000;

/** Waits until what the person sees holds the words; fails with what they saw instead. */
export async function seen(person: Person, words: string): Promise<string> {
  const until = Date.now() + patience;
  let shown = "";
  while (Date.now() < until) {
    shown = await person.shown();
    if (shown.includes(words)) return shown;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(shown.slice(-2_000), `did not show ${words.slice(0, 60)}`).toContain(words);
  return shown;
}

/** What every channel must do; a channel's own tests hold only what is peculiar to it. */
export function channelContract<P extends Person>(subject: Subject<P>): void {
  describe(`${subject.name} keeps the contract of channels`, () => {
    const people: Person[] = [];
    const open = async (answer: (incoming: Incoming) => Reply, assistant?: TestAssistant) => {
      const used = assistant ?? createTestAssistant(answer);
      const person = await subject.open(used);
      people.push(person);
      return { person, assistant: used };
    };
    const echo = (incoming: Incoming) => replyOf(`收到「${incoming.text}」`);

    afterEach(async () => {
      for (const person of people.splice(0)) {
        await person.leave();
        await person.channel.stop();
      }
    });

    it("reads what a person writes and shows the answer", async () => {
      const { person, assistant } = await open(echo);
      await person.say("科技人员占比要多少？");
      await seen(person, "收到「科技人员占比要多少？」");
      expect(assistant.received).toHaveLength(1);
      expect(assistant.received[0]).toMatchObject({
        channel: person.channel.name,
        address: person.address(),
        text: "科技人员占比要多少？",
      });
      expect(assistant.received[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    });

    it("reads a press as the choice's text, not its label", async () => {
      const choices = [
        { label: "怎么算月平均", text: "科技人员的月平均人数怎么算？" },
        { label: "兼职算不算", text: "兼职的科技人员算不算？" },
      ];
      const { person, assistant } = await open((incoming) =>
        incoming.text === "占比" ? replyOf("先看这条。", { choices }) : echo(incoming),
      );
      await person.say("占比");
      await seen(person, "怎么算月平均");
      await person.press("兼职算不算");
      await seen(person, "收到「兼职的科技人员算不算？」");
      expect(assistant.received.map(({ text }) => text)).toEqual(["占比", choices[1]?.text]);
    });

    it("keeps many choices, and long ones, whole", async () => {
      const choices = Array.from({ length: 24 }, (_, at) => ({
        label: `第${at}项`,
        text: `第${at}项的${"长".repeat(500)}话`,
      }));
      const { person, assistant } = await open((incoming) =>
        incoming.text === "有哪些" ? replyOf("有这些。", { choices }) : replyOf("第二答"),
      );
      await person.say("有哪些");
      await seen(person, "第0项");
      await person.press("第20项");
      await seen(person, "第二答");
      expect(assistant.received[1]?.text).toBe(choices[20]?.text);
    });

    it("takes a changed message as a correction of the one before, where there are such", async () => {
      const { person, assistant } = await open(echo);
      if (!person.amend) return;
      await person.say("营收 3000 万");
      await seen(person, "收到「营收 3000 万」");
      await person.amend("营收 3600 万");
      await seen(person, "收到「营收 3600 万」");
      expect(assistant.received[1]?.edits).toBe(assistant.received[0]?.messageId);
    });

    it("hands files on with the words beside them, where it takes files", async () => {
      const { person, assistant } = await open(() => replyOf("看了"));
      if (!person.sendFile) return;
      const bytes = new TextEncoder().encode("科目,金额\n营业收入,3600\n");
      await person.sendFile("利润表 2025.csv", bytes, "去年的表");
      await seen(person, "看了");
      const [received] = assistant.received;
      expect(received?.text).toBe("去年的表\n［文件：利润表 2025.csv］");
      expect(received?.files?.map(({ name }) => name)).toEqual(["利润表 2025.csv"]);
      expect([...(received?.files?.[0]?.bytes ?? [])]).toEqual([...bytes]);
    });

    it("answers nothing to noise", async () => {
      const { person, assistant } = await open(echo);
      for (const noise of subject.noise) await noise(person);
      await person.say("在吗");
      await seen(person, "收到「在吗」");
      expect(assistant.received.map(({ text }) => text)).toEqual(["在吗"]);
    });

    it("drops nothing of a reply: text, all citations with their dates, table, choices", async () => {
      const { person } = await open(() =>
        replyOf("**不低于**规定。\n- 第一点\n- 第二点", {
          citations: [
            citationOf(),
            citationOf({
              number: "某科发〔2016〕195号",
              article: "三（五）",
              from: "2016-06-22",
              to: "2026-03-31",
              standing: "转述",
              text: "月平均数按全年计算。",
            }),
            citationOf({ article: "", number: "某办发〔2020〕7号", text: "第三份的条文。" }),
          ],
          choices: [{ label: "帮我算一下", text: "帮我算一下占比" }],
          table: {
            head: ["条件", "你的情况", "结果"],
            rows: [
              ["研发占比", "四点六", "不符合"],
              ["科技人员", "一成二", "符合"],
            ],
          },
          asOf: "2026-03-12",
        }),
      );
      await person.say("问");
      const shown = await seen(person, "帮我算一下");
      for (const part of [
        ...["不低于", "规定。", "第一点", "第二点"],
        ...["某科发〔2016〕32号", "第十一条（四）", "2016-01-01", "2026-11-24"],
        ...["某科发〔2016〕195号", "三（五）", "2016-06-22", "2026-03-31", "转述"],
        ...["某办发〔2020〕7号", "条件", "你的情况", "结果", "研发占比", "四点六", "不符合"],
        ...["科技人员", "一成二", "2026-03-12"],
      ]) {
        expect(shown).toContain(part);
      }
      expect(shown).not.toContain("**");
    });

    it("keeps a reply of 20,000 characters whole", async () => {
      const lines = Array.from({ length: 470 }, (_, line) => `第${line}行${"字".repeat(36)}`);
      const text = lines.join("\n").padEnd(20_000, "完");
      const { person } = await open(() => replyOf(text));
      await person.say("全文");
      const shown = (await seen(person, "完完")).replace(/\s/g, "");
      for (const line of lines) expect(shown).toContain(line);
      expect(shown).toContain("完".repeat(20_000 - lines.join("\n").length));
    });

    it("keeps a long message whole", async () => {
      const text = `头${"长".repeat(subject.longest - 2)}尾`;
      const { person, assistant } = await open(() => replyOf("读完了"));
      await person.say(text);
      await seen(person, "读完了");
      expect(assistant.received[0]?.text).toBe(text);
    });

    it.each([
      ["HTML", `<b onclick="x()">加粗</b><img src=x onerror=alert(1)>&amp;&lt;`],
      ["a closing of every kind", `"'\`</article></section></textarea></script>-->]]>`],
      ["Markdown", "[链接](javascript:alert(1)) _斜_ `码` # 题 | 列 | ~~删~~"],
      ["marks that stand open", "**没有收尾 * 一颗星 _"],
    ])("shows %s as it was written, in text, citations, tables and choices", async (_, odd) => {
      const { person, assistant } = await open((incoming) =>
        incoming.text === "问"
          ? replyOf(`甲${odd}乙`, {
              citations: [citationOf({ document: odd, article: `第一条${odd}`, text: `文${odd}` })],
              choices: [{ label: `按${odd}`, text: `再问${odd}` }],
              table: { head: [`头${odd}`], rows: [[`格${odd}`]] },
            })
          : replyOf("第二答"),
      );
      await person.say("问");
      const shown = await seen(person, `按${odd}`);
      const plain = odd.replace(/\*\*(.+?)\*\*/g, "$1");
      for (const mark of ["甲", "第一条", "头", "格"]) expect(shown).toContain(`${mark}${plain}`);
      await person.press(`按${odd}`);
      await seen(person, "第二答");
      expect(assistant.received[1]?.text).toBe(`再问${odd}`);
    });

    it("takes the power from control characters and marks that turn the writing", async () => {
      const { person } = await open(() =>
        replyOf("红\u001b[31m字\u0007\u0000 反\u202e转\u2066文\u200f终", {
          citations: [citationOf({ article: "第\u202e一\u001b]0;x\u0007条" })],
          choices: [{ label: "按\u202e这\u001b[2J里", text: "按" }],
          table: { head: ["头\u202e一"], rows: [["格\u001b[8m一"]] },
        }),
      );
      await person.say("问");
      const shown = await seen(person, "反转文终");
      await seen(person, "里");
      expect(shown).not.toMatch(/(?![\n\t\r])\p{Cc}|\p{Bidi_Control}/u);
      for (const words of ["红[31m字", "第一]0;x条", "按这[2J里", "头一", "格[8m一"]) {
        expect(shown).toContain(words);
      }
    });

    it.runIf(subject.redelivers)(
      "handles a message that the platform delivers twice once",
      async () => {
        const { person, assistant } = await open(echo);
        const id = "3f2b8c1e-0000-4000-8000-000000000001";
        await person.say("一次", id);
        await seen(person, "收到「一次」");
        await person.say("一次", id);
        await person.say("之后");
        const shown = await seen(person, "收到「之后」");
        expect(shown.split("收到「一次」")).toHaveLength(2);
        expect(assistant.received.map(({ text }) => text)).toEqual(["一次", "之后"]);
      },
    );

    it("shows one answer to messages that are answered together, and goes on", async () => {
      const said: string[] = [];
      const joins = ({ text }: Incoming) => !text.endsWith("？") && said.push(text) > 0;
      const answer = ({ text }: Incoming) =>
        replyOf(`收到「${[...said.splice(0), text].join("、")}」`);
      const { person, assistant } = await open(answer, createTestAssistant(answer, { joins }));
      for (const text of ["做软件的", "去年三千万", "能报吗？"]) await person.say(text);
      await seen(person, "收到「做软件的、去年三千万、能报吗？」");
      await person.say("之后呢？");
      const shown = await seen(person, "收到「之后呢？」");
      expect(shown.split("收到")).toHaveLength(3);
      await expect.poll(() => assistant.deliveries).toHaveLength(2);
      expect(shown).not.toContain("编号");
    });

    it("keeps the order of 200 messages at once and loses none", async () => {
      const { person, assistant } = await open(echo);
      const texts = Array.from({ length: 200 }, (_, count) => `第${count}问`);
      await Promise.all(texts.map((text) => person.say(text)));
      const shown = await seen(person, "收到「第199问」");
      expect(assistant.received.map(({ text }) => text)).toEqual(texts);
      const places = texts.map((text) => shown.indexOf(`收到「${text}」`));
      expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
    });

    it("tells the assistant that a reply was delivered", async () => {
      const { person, assistant } = await open(echo);
      await person.say("送到了吗");
      await seen(person, "收到「送到了吗」");
      await expect.poll(() => assistant.deliveries).toHaveLength(1);
      expect(assistant.deliveries[0]).toMatchObject({
        outboxId: "out-1",
        sent: { outcome: "sent" },
      });
    });

    it("delivers what nobody asked for", async () => {
      const { person, assistant } = await open(echo);
      await person.say("先打个招呼");
      await seen(person, "收到「先打个招呼」");
      const notice = replyOf("通知：申报窗口开了。", { citations: [citationOf()] });
      const { id } = assistant.store(person.channel.name, person.address(), notice);
      const sent = await person.channel.send(person.address(), notice, { priority: "notice", id });
      expect(sent).toMatchObject({ outcome: "sent" });
      const shown = await seen(person, "通知：申报窗口开了。");
      expect(shown).toContain("某科发〔2016〕32号");
    });

    it("finishes the answer in hand when it is stopped", async () => {
      let go = () => {};
      const gate = new Promise<void>((resolve) => (go = resolve));
      const assistant = createTestAssistant(echo, { pause: () => gate });
      const { person } = await open(echo, assistant);
      await person.say("停之前问的");
      await expect.poll(() => assistant.received).toHaveLength(1);
      let done = false;
      const stopped = person.channel.stop().then(() => (done = true));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(done).toBe(false);
      go();
      await stopped;
      expect(assistant.deliveries).toHaveLength(1);
      await seen(person, "收到「停之前问的」");
    });

    it("says one sentence with a reference when an answer breaks, and goes on", async () => {
      const { person } = await open((incoming) => {
        if (incoming.text === "坏") throw new Error("planted");
        return echo(incoming);
      });
      await person.say("坏");
      const shown = await seen(person, "编号");
      expect(shown).toMatch(/编号 [\da-f]{8}/);
      expect(shown).not.toContain("planted");
      await person.say("好");
      await seen(person, "收到「好」");
    });
  });
}
