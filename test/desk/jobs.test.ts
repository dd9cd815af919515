import { beforeAll, describe, expect, it } from "vitest";
import { addNotice } from "../../src/stores/notices.ts";
import { recordAudit } from "../../src/stores/audit.ts";
import { beginRun, endRun } from "../../src/stores/job-runs.ts";
import { AUTHOR } from "../../src/notices/rule-changes.ts";
import { draft } from "../notices/town.ts";
import { Browser, colleague, firstAdmin, type TestDesk } from "./desk-person.ts";
import { openNoticeDesk, settleCompany } from "./notice-desk.ts";

let test: TestDesk;
let li: Browser;
beforeAll(async () => {
  test = await openNoticeDesk();
  li = await firstAdmin(test, "李四");
});

async function ran(name: string, slot: string, outcome: string, failed = false): Promise<void> {
  const at = test.clock.now;
  await beginRun(test.db, { name, slot }, at, { retry: at, since: at });
  await endRun(test.db, { name, slot }, { outcome, failed }, at);
}

describe("what is done by itself", () => {
  it("is seen with when it was done, what came of it and what went wrong", async () => {
    await li.open("/desk/jobs");
    expect(li.text).toContain("还没做过");
    await ran("reminders", "2026-11-24", "提醒了 3 个人、4 件事。");
    await ran("keeping", "2026-11-24", "磁盘满了。", true);
    await ran("digest", "2026-11-23", "2026-11-16 到 2026-11-22 小结：\n- 消息 9 条");
    await li.open("/desk/jobs");
    expect(li.text).toContain("提醒了 3 个人、4 件事。");
    expect(li.text).toMatch(/删除到期的记录.*没做成：磁盘满了。/);
    expect((await li.open("/desk")).text).toContain("1 个定时任务没做成");
    await li.open("/desk/jobs");
    expect(li.text).toMatch(/最近一次小结 2026-11-16 到 2026-11-22 小结/);
  });

  it("shows a draft for changed rules with each company before and after", async () => {
    const { id: enterpriseId } = await settleCompany(test, "红柳科技");
    const at = test.clock.now;
    await test.db.$transaction(async (tx) => {
      const { id } = await addNotice(tx, { ...draft, title: "规则有变化" }, { by: AUTHOR }, at);
      await recordAudit(tx, {
        ...{ at, actor: AUTHOR, action: "verdict.change", subject: `changes:${id}`, enterpriseId },
        detail: { rule: "某某", before: "还不知道", after: "符合" },
      });
    });
    await li.open("/desk/jobs");
    expect(li.text).toMatch(/规则有变化 2026-11-24 10:00 起草.*红柳科技\s*还不知道\s*符合/);
  });

  it("is for staff who are signed in", async () => {
    await li.open("/desk/people");
    const office = await colleague(test, li, "王五", "staff");
    expect((await office.open("/desk/jobs")).status).toBe(200);
    expect((await new Browser(test).open("/desk/jobs")).text).toContain("登录");
  });
});
