import { describe, expect, it } from "vitest";
import { auditOf } from "../../src/stores/audit.ts";
import { Browser, colleague, firstAdmin, openDesk, shownCode } from "./desk-person.ts";

async function idOf({ db }: Awaited<ReturnType<typeof openDesk>>, name: string) {
  return (await db.person.findFirstOrThrow({ where: { name } })).id;
}

describe("people", () => {
  it("are added by an admin with a code that is shown once", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四");
    expect(other.text).toContain("李四");
    await admin.open("/desk/people");
    expect(shownCode(admin)).toBe("");
    expect(admin.text).toContain("李四 工作人员 1 处");
    const entries = await auditOf(test.db, `person:${await idOf(test, "李四")}`);
    expect(entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "王管理 person.add",
      "李四 session.begin",
    ]);
  });

  it("bear names that differ, however they are written", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await admin.open("/desk/people");
    for (const name of ["王管理", " 王 管理 ", "王\u202e管理", "   ", "长".repeat(41)]) {
      await admin.submit("/desk/people", { name, role: "staff" });
      expect(admin.status).toBe(400);
    }
    expect(await test.db.person.count()).toBe(1);
  });

  it("are looked after by admins only", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四");
    expect(other.html).not.toContain("/desk/people");
    expect((await other.open("/desk/people")).status).toBe(403);
    const token = /name="token" value="([^"]+)"/.exec(other.html)?.[1] ?? "";
    const id = await idOf(test, "王管理");
    for (const path of ["/desk/people", `/desk/people/${id}/code`, `/desk/people/${id}/remove`]) {
      await other.post(path, { token, name: "王五", role: "admin" });
      expect(other.status).toBe(403);
    }
    expect(await test.db.person.count()).toBe(2);
  });

  it("are out at once when removed, come back under their name, and cannot remove themselves", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四", "admin");
    const id = await idOf(test, "李四");
    const own = await idOf(test, "王管理");
    await admin.open("/desk/people");
    const token = /name="token" value="([^"]+)"/.exec(admin.html)?.[1] ?? "";
    await admin.post(`/desk/people/${own}/remove`, { token });
    expect(admin.text).toContain("不能移除自己");
    await admin.open("/desk/people");
    await admin.submit(`/desk/people/${id}/remove`);
    expect(admin.text).toContain("已移除");
    expect((await other.open("/desk")).text).toContain("工作人员登录");
    await admin.submit("/desk/people", { name: "李四", role: "staff" });
    await other.open("/desk/sign-in");
    await other.submit("/desk/sign-in", { code: shownCode(admin) });
    expect(other.text).toContain("等着办的事");
    expect(await idOf(test, "李四")).toBe(id);
  });

  it("keep an admin when two admins remove each other at once", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四", "admin");
    await admin.open("/desk/people");
    await other.open("/desk/people");
    const [one, two] = [await idOf(test, "王管理"), await idOf(test, "李四")];
    await Promise.all([
      admin.submit(`/desk/people/${two}/remove`),
      other.submit(`/desk/people/${one}/remove`),
    ]);
    expect(await test.db.person.count({ where: { erasedAt: null } })).toBe(1);
  });

  it("can be signed out everywhere, and get a new code that voids the old one", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四");
    const id = await idOf(test, "李四");
    await admin.open("/desk/people");
    await admin.submit(`/desk/people/${id}/sign-out`);
    expect(admin.text).toContain("已经结束 1 处登录");
    expect((await other.open("/desk")).text).toContain("工作人员登录");
    await admin.submit(`/desk/people/${id}/code`);
    const old = shownCode(admin);
    await admin.submit(`/desk/people/${id}/code`);
    const again = await new Browser(test).open("/desk/sign-in");
    expect((await again.submit("/desk/sign-in", { code: old })).status).toBe(400);
    expect((await again.submit("/desk/sign-in", { code: shownCode(admin) })).status).toBe(200);
  });

  it("have names that never become markup", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test, `<img src=x onerror=alert(1)>`);
    await admin.open("/desk/people");
    expect(admin.html).not.toContain("<img");
    expect(admin.text).toContain("<img src=x onerror=alert(1)>");
  });
});
