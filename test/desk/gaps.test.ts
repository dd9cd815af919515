import { describe, expect, it } from "vitest";
import { auditOf } from "../../src/stores/audit.ts";
import { currentRevision } from "../../src/stores/revision.ts";
import { staffFaq } from "../../src/stores/staff-faq.ts";
import { askInVain } from "./asked.ts";
import { colleague, firstAdmin, openDesk } from "./desk-person.ts";

const law = "某科发〔2016〕32号";

describe("questions without an answer", () => {
  it("stand together when the words are the same, the newest first", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const at = (minute: number) => new Date(test.clock.now.getTime() + minute * 60_000);
    await askInVain(test.db, "挪了地方证还有用吗", { at: at(1) });
    await askInVain(test.db, "别的事", { at: at(2) });
    await askInVain(test.db, "挪了地方，证还有用吗？", { at: at(3) });
    await admin.open("/desk/gaps");
    expect(admin.text).toMatch(/挪了地方，证还有用吗？ 2 次 2026-11-24 10:03.*别的事 1 次/);
    expect(admin.text).toMatch(/等答案 2 ?已答 0 ?不归我们 0/);
  });

  it("are answered with a clause, known from then on, and can be taken back", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { gap } = await askInVain(test.db, "证到期怎么办", { at: test.clock.now });
    const later = new Date(test.clock.now.getTime() + 60_000);
    await askInVain(test.db, "证到期怎么办？", { at: later });
    const before = await currentRevision(test.db);
    await admin.open(`/desk/gaps/${gap}`);
    await admin.submit(`/desk/gaps/${gap}/answer`, {
      text: "到期前重新认定。",
      clauses: "32号 第九条\n 32号文9条 \n\n",
      asked: "证过期了呢\n\n证过期了呢",
    });
    expect(admin.text).toContain("答复存好了");
    expect(admin.text).toMatch(/等答案 0 ?已答 1/);
    expect(await currentRevision(test.db)).toBe(before + 1);
    expect(await staffFaq(test.db)).toMatchObject([
      {
        question: "证到期怎么办？",
        asked: ["证过期了呢", "证到期怎么办"],
        answer: "到期前重新认定。",
        clauses: [{ document: law, place: "第九条" }],
        from: "2026-11-24",
        checked: "2026-11-24",
        by: "王管理",
      },
    ]);

    await admin.open(`/desk/gaps/${gap}`);
    expect(admin.text).toContain(`依据：${law} 第九条`);
    await admin.submit(`/desk/gaps/${gap}/reopen`);
    expect(admin.text).toContain("不再用这条答复");
    expect(admin.html).toContain("到期前重新认定。</textarea>");
    expect(await staffFaq(test.db)).toEqual([]);
    expect(await currentRevision(test.db)).toBe(before + 2);
    expect((await auditOf(test.db, `gap:${gap}`)).map(({ action }) => action)).toEqual([
      "gap.answer",
      "gap.reopen",
    ]);
  });

  it.each([
    ["", "至少要写一条依据"],
    ["999号 第一条", "库里没有“999号 第一条”"],
    ["某科发〔2016〕32号", "只写了文件，还要写到哪一条：这份文件可以写 第九条、第十一条（五）"],
    ["32号 第八十条", "这一条库里没有：这份文件可以写 第九条、第十一条（五）"],
    ["32号 第九条（二）", "这一条库里没有：这份文件可以写 第九条。"],
    ["32号 第九条\n随便写的", "库里没有“随便写的”"],
  ])("are not answered from %j, and what was typed stays", async (clauses, sentence) => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { gap } = await askInVain(test.db, "问", { at: test.clock.now });
    await admin.open(`/desk/gaps/${gap}`);
    const typed = { text: "是这样 <b>", clauses, asked: "别的说法" };
    await admin.submit(`/desk/gaps/${gap}/answer`, typed);
    expect(admin.status).toBe(400);
    expect(admin.text).toContain(sentence);
    expect(admin.html).toContain("是这样 &lt;b&gt;</textarea>");
    expect(admin.text).toContain("别的说法");
    expect(await staffFaq(test.db)).toEqual([]);
  });

  it("take an article whose parts are known, and 款 said for 项", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { gap } = await askInVain(test.db, "问", { at: test.clock.now });
    await admin.open(`/desk/gaps/${gap}`);
    const clauses = "32号 第十一条\n32号 第十一条第五款";
    await admin.submit(`/desk/gaps/${gap}/answer`, { text: "是", clauses, asked: "" });
    expect((await staffFaq(test.db))[0]?.clauses).toEqual([
      { document: law, place: "第十一条" },
      { document: law, place: "第十一条（五）" },
    ]);
  });

  it("offer clauses that may bear the answer, to be ticked", async () => {
    const clause = { document: law, place: "第十一条（五）" };
    const asked: string[] = [];
    const suggest = (question: string) => {
      asked.push(question);
      return [{ clause, heading: "研发费用占比" }];
    };
    const test = await openDesk({ suggest });
    const admin = await firstAdmin(test);
    const { gap } = await askInVain(test.db, "占比怎么算", { at: test.clock.now });
    await admin.open(`/desk/gaps/${gap}`);
    expect(asked).toEqual(["占比怎么算"]);
    expect(admin.text).toContain("某科发〔2016〕32号 第十一条（五） 研发费用占比");
    const typed = { text: "按收入分档。", clauses: "", asked: "" };
    await admin.submit(`/desk/gaps/${gap}/answer`, { ...typed, likely: `${law} 第十一条（五）` });
    expect((await staffFaq(test.db))[0]?.clauses).toEqual([clause]);
  });

  it("are answered by one: who comes second is told and keeps the words", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四");
    const { gap } = await askInVain(test.db, "问", { at: test.clock.now });
    for (const browser of [admin, other]) await browser.open(`/desk/gaps/${gap}`);
    const clauses = "32号 第九条";
    await Promise.all([
      admin.submit(`/desk/gaps/${gap}/answer`, { text: "王的答复", clauses, asked: "" }),
      other.submit(`/desk/gaps/${gap}/answer`, { text: "李的答复", clauses, asked: "" }),
    ]);
    const [second] = [admin, other].filter(({ status }) => status === 409);
    expect([admin.status, other.status].sort()).toEqual([200, 409]);
    expect(second?.text).toContain("别人已经处理了这个问题");
    expect(second?.text).toContain(second === admin ? "王的答复" : "李的答复");
    expect(await staffFaq(test.db)).toHaveLength(1);
  });

  it("can be set aside and fetched back", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { gap } = await askInVain(test.db, "今天天气", { at: test.clock.now });
    await admin.open(`/desk/gaps/${gap}`);
    await admin.submit(`/desk/gaps/${gap}/dismiss`);
    expect(admin.text).not.toContain("今天天气");
    await admin.open("/desk/gaps?state=dismissed");
    expect(admin.text).toContain("今天天气");
    await admin.open(`/desk/gaps/${gap}`);
    await admin.submit(`/desk/gaps/${gap}/reopen`);
    expect((await admin.open("/desk/gaps")).text).toContain("今天天气");
  });

  it.each([
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `</textarea><svg onload=alert(1)>`,
    `\u202e<b>\u0000</b>`,
  ])("never become markup: %j", async (attack) => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { gap } = await askInVain(test.db, attack, { at: test.clock.now, reason: attack });
    const seen = attack.replaceAll("\u0000", "").replaceAll("\u202e", "");
    const pages = [await admin.open("/desk/gaps").then(({ html, text }) => ({ html, text }))];
    await admin.open(`/desk/gaps/${gap}`);
    pages.push({ html: admin.html, text: admin.text });
    await admin.submit(`/desk/gaps/${gap}/answer`, {
      text: attack,
      clauses: attack,
      asked: attack,
    });
    pages.push({ html: admin.html, text: admin.text });
    await admin.submit(`/desk/gaps/${gap}/answer`, {
      text: attack,
      clauses: "32号 第九条",
      asked: attack,
    });
    await admin.open(`/desk/gaps/${gap}`);
    pages.push({ html: admin.html, text: admin.text });
    for (const { html, text } of pages) {
      expect(html).not.toMatch(/<(script|img|svg|b)\b/);
      expect(html.replace(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\son\w+=/);
      expect(text).toContain(seen);
    }
  });

  it("say that there is none when the address names none", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    expect((await admin.open("/desk/gaps/nothing")).status).toBe(404);
    expect((await admin.open("/desk/gaps?state=elsewhere&done=<b>")).status).toBe(200);
    expect(admin.html).not.toContain("<b>");
  });
});
