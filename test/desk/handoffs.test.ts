import { describe, expect, it } from "vitest";
import { auditOf } from "../../src/stores/audit.ts";
import { queuedReplies } from "../../src/stores/outbox.ts";
import { askForPerson, askInVain } from "./asked.ts";
import { colleague, firstAdmin, openDesk } from "./desk-person.ts";

describe("people who asked for a person", () => {
  it("are listed with what they asked, when and how to reach them", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await askForPerson(test.db, "名字改了怎么办", { at: test.clock.now, contact: "某某 021-1" });
    await admin.open("/desk/handoffs");
    expect(admin.text).toContain("名字改了怎么办 2026-11-24 10:00 某某 021-1 网页 没人接");
    expect((await admin.open("/desk")).text).toContain("1 个人等答复");
  });

  it("get a reply in their conversation, with the clause that it rests on, once", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { handoff, address } = await askForPerson(test.db, "证几年", { at: test.clock.now });
    await admin.open(`/desk/handoffs/${handoff}`);
    expect(admin.text).toMatch(/来问的人，2026-11-24 10:00 证几年 助手 库里没有。/);
    await admin.submit(`/desk/handoffs/${handoff}/take`);
    const page = admin.html;
    const fields = { text: "三年。", clauses: "32号 第九条" };
    await admin.submit(`/desk/handoffs/${handoff}/reply`, fields);
    expect(admin.text).toContain("答复已发进对话");
    expect(admin.text).toContain("工作人员答复：三年。 〔某科发〔2016〕32号 第九条〕");

    // The button pressed twice, or the page sent again.
    admin.html = page;
    await admin.submit(`/desk/handoffs/${handoff}/reply`, fields);
    expect(admin.status).toBe(409);
    expect(admin.text).toContain("对话里又有了新内容，还没有发");
    const queued = await queuedReplies(test.db, "web", test.clock.now);
    expect(queued).toMatchObject([
      {
        address,
        priority: "chat",
        reply: {
          kind: "handoff",
          text: "工作人员答复：三年。",
          citations: [{ number: "某科发〔2016〕32号", article: "第九条", from: "2016-01-01" }],
        },
      },
    ]);
  });

  it("are not answered over what they wrote meanwhile", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { handoff, address } = await askForPerson(test.db, "问", { at: test.clock.now });
    await admin.open(`/desk/handoffs/${handoff}`);
    await admin.submit(`/desk/handoffs/${handoff}/take`);
    await askInVain(test.db, "不用了", { at: test.clock.now, address });
    await admin.submit(`/desk/handoffs/${handoff}/reply`, { text: "写了半天", clauses: "" });
    expect(admin.status).toBe(409);
    expect(admin.text).toContain("不用了");
    expect(admin.html).toContain("写了半天</textarea>");
    await admin.submit(`/desk/handoffs/${handoff}/reply`, { text: "写了半天", clauses: "" });
    expect(admin.text).toContain("答复已发进对话");
  });

  it("are in one pair of hands: another is told, and can take them over", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四");
    const { handoff } = await askForPerson(test.db, "问", { at: test.clock.now });
    for (const browser of [admin, other]) await browser.open(`/desk/handoffs/${handoff}`);
    await Promise.all([
      admin.submit(`/desk/handoffs/${handoff}/take`),
      other.submit(`/desk/handoffs/${handoff}/take`),
    ]);
    expect([admin.status, other.status].sort()).toEqual([200, 409]);
    const [first, second] = admin.status === 200 ? [admin, other] : [other, admin];
    expect(second.text).toContain("已经由别人在办");
    await first.open(`/desk/handoffs/${handoff}`);
    await second.submit(`/desk/handoffs/${handoff}/take`);
    expect(second.text).toContain("由你来办");
    await first.submit(`/desk/handoffs/${handoff}/reply`, { text: "我先写的", clauses: "" });
    expect(first.status).toBe(409);
    expect(first.text).toContain("我先写的");
    expect(await queuedReplies(test.db, "web", test.clock.now)).toEqual([]);
  });

  it("are closed with a note, and then left alone", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const { handoff } = await askForPerson(test.db, "问", { at: test.clock.now });
    await admin.open(`/desk/handoffs/${handoff}`);
    await admin.submit(`/desk/handoffs/${handoff}/take`);
    const page = admin.html;
    await admin.submit(`/desk/handoffs/${handoff}/close`, { note: "电话里说清了" });
    expect(admin.text).toContain("办结了");
    await admin.open("/desk/handoffs?state=done");
    expect(admin.text).toContain("办结，王管理");
    admin.html = page;
    await admin.submit(`/desk/handoffs/${handoff}/reply`, { text: "再说一句", clauses: "" });
    expect(admin.status).toBe(409);
    expect(admin.text).toContain("电话里说清了");
    const actions = (await auditOf(test.db, `handoff:${handoff}`)).map(({ action }) => action);
    expect(actions.filter((action) => action !== "handoff.read")).toEqual([
      "handoff.take",
      "handoff.close",
    ]);
    expect(actions).toContain("handoff.read");
  });

  it("have words that never become markup", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const attack = `"><img src=x onerror=alert(1)>`;
    const at = test.clock.now;
    const { handoff } = await askForPerson(test.db, attack, { at, contact: attack });
    await admin.open("/desk/handoffs");
    expect(admin.html).not.toContain("<img");
    await admin.open(`/desk/handoffs/${handoff}`);
    await admin.submit(`/desk/handoffs/${handoff}/take`);
    await admin.submit(`/desk/handoffs/${handoff}/reply`, { text: attack, clauses: "" });
    expect(admin.text).toContain(`工作人员答复：${attack}`);
    expect(admin.html).not.toContain("<img");
  });
});
