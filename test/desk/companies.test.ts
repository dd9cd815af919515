import { describe, expect, it } from "vitest";
import { createCompanyWorks } from "../../src/assistant/people/company-works.ts";
import { groundOfMind } from "../../src/assistant/guided/ground.ts";
import { textSheet, workbook } from "../../src/assistant/people/kept-file.ts";
import { addCompany, companyByCode } from "../../src/stores/enterprises.ts";
import { readStops } from "../../src/stores/stops.ts";
import { inventedCode } from "../people/invented.ts";
import { realMind } from "../real-knowledge.ts";
import {
  Browser,
  colleague,
  firstAdmin,
  openDesk,
  shownCode,
  type TestDesk,
} from "./desk-person.ts";

const ground = groundOfMind(realMind);

async function open() {
  const test = await openDesk({
    knowledge: () => realMind.knowledge,
    pages: "https://example.com",
  });
  return test;
}
let number = 500;
async function company({ db, clock }: TestDesk, name: string, county = "兴庆区") {
  const unifiedCode = inventedCode((number += 1));
  const id = await db.$transaction((tx) =>
    addCompany(tx, unifiedCode, { name, county, contact: "某某 000-1" }, clock.now),
  );
  return { id, unifiedCode, name };
}

describe("companies on the desk", () => {
  it("are found by name, former name and code, in their county, page by page", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const one = await company(test, "银杏科技");
    await company(test, "胡杨科技", "金凤区");
    for (let each = 0; each < 60; each += 1)
      await company(test, `沙枣${String(each)}科技`, "西夏区");
    await admin.open("/desk/companies");
    expect(admin.text).toContain("62 家");
    expect(admin.text).toContain("第 1 页，共 2 页");
    await admin.open(`/desk/companies?words=${encodeURIComponent("银杏")}`);
    expect(admin.text).toContain("1 家");
    await admin.open(`/desk/companies?words=${one.unifiedCode.toLowerCase()}`);
    expect(admin.text).toContain("银杏科技");
    await admin.open(`/desk/companies?county=${encodeURIComponent("金凤区")}`);
    expect(admin.text).toContain("胡杨科技");
    expect(admin.text).not.toContain("银杏科技");
    await admin.open(`/desk/companies/${one.id}`);
    await admin.submit(`/desk/companies/${one.id}/edit`, { name: "银杏新科技", county: "兴庆区" });
    expect(admin.text).toContain("登记改好了");
    await admin.open(`/desk/companies?words=${encodeURIComponent("银杏科技")}`);
    expect(admin.text).toContain("银杏新科技");
  });

  it("have names that never become markup, here and in the records", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;
    const { id } = await company(test, hostile);
    await test.db.fact.create({
      data: {
        ...{ enterpriseId: id, number: 1, key: "companyName", status: "actual", evidence: "said" },
        ...{ words: hostile, by: hostile, at: "2026-01-01", turn: 0 },
        value: JSON.stringify({ kind: "text", text: hostile }),
      },
    });
    for (const path of ["/desk/companies", `/desk/companies/${id}`, "/desk/audit"]) {
      await admin.open(path);
      expect(admin.status).toBe(200);
      expect(admin.html).not.toMatch(/<script|<img/);
    }
  });

  it("show what is known of them to whoever may see it, and who looked", async () => {
    const test = await open();
    const works = createCompanyWorks(
      test.db,
      () => ground,
      () => test.clock.now,
    );
    const shown = await openDesk({
      ...{ db: test.db, knowledge: () => realMind.knowledge, companies: works },
    });
    const admin = await firstAdmin({ ...shown, db: test.db });
    const { id, unifiedCode } = await company(test, "甘草科技");
    await test.db.fact.create({
      data: {
        ...{ enterpriseId: id, number: 1, key: "employees", fromYear: 2025, toYear: 2025 },
        ...{ status: "actual", evidence: "audited", words: "审计报告", by: "x", at: "2026-01-01" },
        ...{ turn: 0 },
        value: JSON.stringify({
          ...{ kind: "figure", low: "52", high: "52", lowIncluded: true, highIncluded: true },
          approximate: false,
        }),
      },
    });
    await admin.open(`/desk/companies/${id}`);
    expect(admin.text).toMatch(/职工总数 2025 52 人 审计 审计报告/);
    expect(admin.text).toContain("看资料");
    await admin.open(`/desk/companies/${id}/export/data`);
    expect(admin.html).toContain(unifiedCode);
    expect(admin.response.headers.get("content-disposition")).toContain("attachment");
    const seen = await test.db.audit.findMany({ where: { enterpriseId: id } });
    expect(seen.map(({ action }) => action).sort()).toEqual(["company.export", "company.profile"]);
  });

  it("are merged: facts, people and the address lead to the other", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const [one, other] = [await company(test, "旧科技"), await company(test, "新科技")];
    const person = await test.db.person.create({ data: { createdAt: test.clock.now } });
    const belongs = { personId: person.id, enterpriseId: one.id, role: "member" };
    await test.db.membership.create({ data: { ...belongs, createdAt: test.clock.now } });
    await admin.open(`/desk/companies/${one.id}`);
    await admin.submit(`/desk/companies/${one.id}/merge`, { into: other.unifiedCode });
    expect(admin.text).toContain("并过去了");
    expect(
      await test.db.membership.count({ where: { enterpriseId: other.id, personId: person.id } }),
    ).toBe(1);
    await admin.open(`/desk/companies/${one.id}`);
    expect(admin.text).toContain("新科技");
  });

  it("invite by a code that is shown once and can be voided, or by a sheet", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const { id } = await company(test, "=cmd|' /C calc'!A0");
    await admin.open(`/desk/companies/${id}`);
    await admin.submit(`/desk/companies/${id}/invite`, { as: "member" });
    expect(shownCode(admin)).toMatch(/^[A-Z\d]{4}-[A-Z\d]{4}-[A-Z\d]{4}$/);
    expect(await test.db.invitation.count({ where: { enterpriseId: id, revokedAt: null } })).toBe(
      1,
    );
    await admin.submit(`/desk/companies/${id}/revoke`);
    expect(await test.db.invitation.count({ where: { enterpriseId: id, revokedAt: null } })).toBe(
      0,
    );
    await admin.open("/desk/companies");
    await admin.submit("/desk/companies/invites");
    expect(admin.response.headers.get("content-type")).toContain("spreadsheetml");
    expect(await test.db.invitation.count({ where: { enterpriseId: id, revokedAt: null } })).toBe(
      1,
    );
  });

  it("are erased once the end of their code is copied", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const { id, unifiedCode, name } = await company(test, "沙湖科技");
    await admin.open(`/desk/companies/${id}`);
    await admin.submit(`/desk/companies/${id}/erase`, { sure: "0000" });
    expect(admin.status).toBe(400);
    await admin.submit(`/desk/companies/${id}/erase`, { sure: unifiedCode.slice(-4) });
    expect(admin.text).toContain("清除了");
    expect(JSON.stringify(await test.db.enterprise.findMany())).not.toContain(name);
    expect(await test.db.audit.count({ where: { action: "company.erase" } })).toBe(1);
  });
});

describe("the desk", () => {
  it("takes in a list after it was looked at, and takes it back", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const sheet = textSheet(
      "企业",
      ["统一社会信用代码", "企业名称"],
      [
        [inventedCode(900), "云雾科技"],
        ["91640100", "坏代码科技"],
      ],
      [],
    );
    const { bytes } = await workbook("x", [sheet]);
    await admin.open("/desk/import");
    const token = /name="token" value="([^"]+)"/.exec(admin.html)?.[1] ?? "";
    const form = new FormData();
    form.set("token", token);
    form.set("file", new File([new Uint8Array(bytes)], "名单.xlsx"));
    await admin.send("/desk/import", { method: "POST", body: form });
    expect(admin.text).toContain("读到 1 家：新增 1");
    expect(admin.text).toContain("第 3 行");
    expect(await companyByCode(test.db, inventedCode(900))).toBeUndefined();
    const page = admin.html;
    await admin.submit("/desk/import/apply");
    expect(admin.text).toContain("导入好了");
    const { id } = await test.db.import.findFirstOrThrow();
    admin.html = page;
    await admin.submit("/desk/import/apply");
    expect(admin.status).toBe(409);
    await admin.submit(`/desk/import/${id}/undo`);
    expect(admin.text).toContain("撤回了");
    expect(await companyByCode(test.db, inventedCode(900))).toBeUndefined();
  });

  it("decides who belongs to a company, each request once", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    const { id } = await company(test, "贺兰科技");
    const person = await test.db.person.create({ data: { createdAt: test.clock.now } });
    const asked = { personId: person.id, enterpriseId: id, role: "member", words: "我是会计" };
    const request = await test.db.joinRequest.create({ data: { ...asked, at: test.clock.now } });
    await admin.open("/desk/joins");
    expect(admin.text).toContain("我是会计");
    const page = admin.html;
    await admin.submit(`/desk/joins/${request.id}`, { decision: "confirm" });
    expect(admin.text).toContain("确认了");
    expect(await test.db.membership.count({ where: { personId: person.id } })).toBe(1);
    admin.html = page;
    await admin.submit(`/desk/joins/${request.id}`, { decision: "refuse" });
    expect(admin.status).toBe(409);
  });

  it("stops answers and lets them go on, with a name and a reason", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    await admin.open("/desk/switches");
    await admin.submit("/desk/switches/answers", { why: "条文在核对" });
    expect(admin.text).toContain("王管理 在 2026-11-24 10:00 停的：条文在核对");
    expect((await readStops(test.db)).map(({ what }) => what)).toEqual(["answers"]);
    await admin.submit("/desk/switches/answers");
    expect(await readStops(test.db)).toEqual([]);
    await admin.open("/desk/audit?kind=stop.");
    expect(admin.text).toMatch(/王管理 恢复 .*王管理 停用/);
  });

  it("gives staff a code by which their own channel is theirs", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    await admin.open("/desk/me");
    await admin.submit("/desk/me/link");
    expect(shownCode(admin)).toMatch(/^[A-Z\d]{4}-[A-Z\d]{4}$/);
  });

  it("shows an office its own county only, whatever the address says", async () => {
    const test = await open();
    const admin = await firstAdmin(test);
    await admin.open("/desk/people");
    await admin.submit("/desk/people", { name: "孙金凤", role: "office", region: "金凤区" });
    const office = await new Browser(test).open("/desk/sign-in");
    await office.submit("/desk/sign-in", { code: shownCode(admin) });
    const own = await company(test, "自己的科技", "金凤区");
    const foreign = await company(test, "别人的科技", "兴庆区");
    await office.open("/desk/companies?county=%E5%85%B4%E5%BA%86%E5%8C%BA");
    expect(office.text).not.toContain("别人的科技");
    await office.open("/desk/companies");
    expect(office.text).toContain("自己的科技");
    expect((await office.open(`/desk/companies/${own.id}`)).status).toBe(200);
    expect((await office.open(`/desk/companies/${foreign.id}`)).status).toBe(404);
    expect(office.text).not.toContain("别人的科技");
    for (const path of [
      "documents",
      "gaps",
      "handoffs",
      "people",
      "knowledge",
      "audit",
      "switches",
    ])
      expect((await office.open(`/desk/${path}`)).status, path).toBe(403);
    expect((await office.open("/desk/import")).status).toBe(403);
    expect(await colleague(test, admin, "李四")).toBeDefined();
  });
});
