import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { WebOptions } from "../../../src/channels/web/web.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { realMind } from "../../real-knowledge.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, post, startWeb, submit, textOf } from "./web-person.ts";

const { knowledge } = realMind;
const db = await openDatabase(join(temporaryFolder(), "web.db"));
afterAll(() => db.$disconnect());

const clock = { now: new Date("2026-11-24T02:00:00Z") };
const start = (options: Partial<WebOptions> = {}) =>
  startWeb(
    createTestAssistant(() => replyOf("看")),
    {
      ...{ policies: () => knowledge.policies, knowledge: () => knowledge, db },
      ...{ now: () => clock.now, ...options },
    },
  );
const channel = await start({ limits: { judge: { burst: 1_000, perSecond: 1 } } });
const plain = (html: string) => textOf(html).replace(/\s+/g, " ");

interface Told {
  result: string;
  glance: string;
  notes: Record<string, string>;
  fields: string;
  form?: string;
  error?: string;
}

/** What the form's script is told. */
async function judge(fields: Record<string, string>, rule = "hnte", to = channel) {
  const response = await post(to, `/api/try/${rule}`, "", { day: "2026-06-15", ...fields });
  const told = (await response.json()) as Told;
  return { response, told, text: plain(told.result ?? "") };
}

/** The page with its form, as a browser without script sees it. */
async function openForm(path = "/programmes/hnte", cookie = "", to = channel) {
  const response = await ask(to, path, { headers: { cookie } });
  const html = await response.text();
  return {
    html,
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? cookie,
    token: /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "",
  };
}

const sales = {
  "f.salesRevenue.2023": "4000",
  "f.salesRevenue.2024": "4500",
  "f.regDate": "2018-05-10",
};
const rd = { "f.rdExpenseHnte.2023": "200", "f.rdExpenseHnte.2024": "200" };
const exact = { ...sales, ...rd, "f.salesRevenue.2025": "5000", "f.rdExpenseHnte.2025": "275" };

describe("the what-if form", () => {
  it("asks the facts of the rule with question, years and unit, and every field may stay empty", async () => {
    const { html } = await openForm("/programmes/hnte?day=2026-06-15");
    const text = plain(html);
    expect(text).toContain("公司哪天注册成立的？");
    for (const year of [2023, 2024, 2025]) expect(html).toContain(`name="f.salesRevenue.${year}"`);
    expect(html).not.toContain('name="f.employees.2023"');
    expect(html).toMatch(/<select name="u\.salesRevenue">\s*<option selected>万元/);
    expect(html).toMatch(/type="radio"\s+name="f\.coreIpOwned"\s+value=""\s+checked/);
    expect(html).not.toMatch(/\srequired/);
    expect(text).toContain("9 条里 9 条还不知道");
  });

  it("names the years of the filing day that is chosen, and draws other fields for it", async () => {
    const { told } = await judge({ ...exact, shape: "", day: "2025-06-15" });
    expect(told.form).toContain('name="f.salesRevenue.2022"');
    expect(told.form).toMatch(/type="hidden" name="f\.salesRevenue\.2025" value="5000"/);
    const same = /name="shape" value="([^"]+)"/.exec(told.form ?? "")?.[1] ?? "";
    expect((await judge({ ...exact, shape: same, day: "2025-06-15" })).told.form).toBeUndefined();
  });

  it("judges exactly on the limit, in 万元 by default, and another unit where it is chosen or typed", async () => {
    expect((await judge(exact)).text).toMatch(/✓ 符合 研发费用占比：5%，要求不低于 5%（含）/);
    const below = await judge({ ...exact, "f.rdExpenseHnte.2025": "274.99" });
    expect(below.text).toMatch(/✗ 不符合 研发费用占比：.*，要求不低于 5%（含），差/);
    expect(below.text).toContain("怎样能达到");
    const above = await judge({ ...exact, "f.salesRevenue.2025": "5000.01" });
    expect(above.text).toMatch(/✓ 符合 研发费用占比：.*要求不低于 4%（含）/);
    const yuan = { "u.rdExpenseHnte": "元", "f.rdExpenseHnte.2023": "2000000" };
    const mixed = {
      ...exact,
      ...yuan,
      "f.rdExpenseHnte.2024": "200万元",
      "f.rdExpenseHnte.2025": "0.0275 亿元",
    };
    expect((await judge(mixed)).text).toMatch(/✓ 符合 研发费用占比：5%/);
  });

  it("takes 5 in a share for 5 %", async () => {
    for (const share of ["10", "10 %", "１０％"])
      expect((await judge({ "f.techStaffRatio.2025": share })).text).toMatch(
        /✓ 符合 科技人员占比：10%/,
      );
    expect((await judge({ "f.techStaffRatio.2025": "9.99" })).text).toContain("差 0.01 个百分点");
  });

  it("says beside the field what cannot be read, and keeps the rest", async () => {
    const wrong: [string, string, RegExp][] = [
      ["f.salesRevenue.2025", "1e30", /不是数/],
      ["f.salesRevenue.2025", "NaN", /不是数/],
      ["f.salesRevenue.2025", "-5", /小于零/],
      ["f.salesRevenue.2025", "9".repeat(40), /太大/],
      ["f.employees.2025", "12 元", /单位不对/],
      ["f.regDate", "2018-13-45", /不是日子/],
      ["f.coreIpOwned", "也许", /不是是或否/],
      ["day", "2026-02-30", /不是能用的日子/],
    ];
    for (const [name, value, said] of wrong) {
      const { told, text } = await judge({
        ...exact,
        "f.techFieldInCatalogue": "是",
        [name]: value,
      });
      expect(told.notes[name], `${name} ${value}`).toMatch(said);
      expect(text).toContain("符合 属于八大领域");
    }
    const rare = await judge({ ...exact, "f.employees.2025": "9999999" });
    expect(rare.told.notes["f.employees.2025"]).toContain("先按填的算");
    for (const day of ["2018年5月10日", "2018.5.10", "2018/05/10"])
      expect((await judge({ "f.regDate": day })).text).toContain("符合 注册成立满一年");
  });

  it("lets options be switched", async () => {
    const items = { "f.transformations": "2" };
    const usual = await judge({ ...exact, ...items });
    const other = await judge({ ...exact, ...items, "o.belowOne": "expert" });
    expect(usual.text).toContain("这里按 0 分算");
    expect(other.text).not.toBe(usual.text);
    expect((await judge({ ...exact, "o.belowOne": "none" })).response.status).toBe(200);
  });

  it("compares with a starting point, condition by condition", async () => {
    const { told } = await judge({ ...exact, "f.rdExpenseHnte.2025": "200" });
    const { text } = await judge({ ...exact, start: told.fields });
    expect(text).toMatch(/和起点比 1 条变了：研发费用占比。/);
    expect(text).toMatch(/研发费用占比 ✗ 不符合 约?[\d.]+% ✓ 符合 5%/);
    expect((await judge({ ...exact, start: "{" })).text).not.toContain("和起点比");
    expect((await judge({ ...exact, start: "[1]" })).response.status).toBe(200);
  });

  it("answers for every rule, with nothing and with nonsense in every field", async () => {
    for (const { id } of knowledge.rules) {
      const { html } = await openForm(`/programmes/${id}`);
      const names = [...html.matchAll(/name="(f\.[^"]+)"/g)].map(([, name = ""]) => name);
      expect(names.length, id).toBeGreaterThan(0);
      for (const value of ["", "1", "是", "<b>x", "9".repeat(90)]) {
        const fields = Object.fromEntries(names.map((name) => [name, value]));
        const { response, told } = await judge(fields, id);
        expect(response.status, `${id} ${value}`).toBe(200);
        expect(told.result).not.toContain("<b>x");
      }
    }
  });

  it("works without script, with the figures in no address", async () => {
    const { cookie, token } = await openForm();
    const fields = { token, ...exact, day: "2026-06-15" };
    const judged = await submit(channel, "/programmes/hnte", cookie, { ...fields, do: "judge" });
    const html = await judged.text();
    expect(judged.status).toBe(200);
    expect(plain(html)).toMatch(/✓ 符合 研发费用占比：5%/);
    expect(html).toMatch(/name="f\.salesRevenue\.2025"\s+value="5000"/);
    const kept = await (
      await submit(channel, "/programmes/hnte", cookie, { ...fields, do: "keep" })
    ).text();
    const begun = /name="start" value="([^"]+)"/.exec(kept)?.[1]?.replaceAll("&quot;", '"') ?? "";
    const later = { ...fields, start: begun, "f.rdExpenseHnte.2025": "200" };
    const compared = await submit(channel, "/programmes/hnte", cookie, { ...later, do: "judge" });
    expect(plain(await compared.text())).toContain("1 条变了：研发费用占比");
    const cleared = await submit(channel, "/programmes/hnte", cookie, { ...later, do: "clear" });
    expect([cleared.status, cleared.headers.get("location")]).toEqual([
      303,
      "/programmes/hnte#try",
    ]);
    expect(await db.sharedTrial.count()).toBe(0);
  });

  it("refuses what is too much, too fast, or from elsewhere", async () => {
    expect((await judge({ "f.regRegion": "长".repeat(40_000) })).response.status).toBe(413);
    const elsewhere = { origin: "http://elsewhere.test" };
    const foreign = await post(channel, "/api/try/hnte", "", exact, elsewhere);
    expect(foreign.status).toBe(403);
    const form = await ask(channel, "/api/try/hnte/share", {
      method: "POST",
      headers: { "content-type": "text/plain", origin: "null" },
      body: JSON.stringify(exact),
    });
    expect(form.status).toBe(403);
    const slow = await start({ limits: { judge: { burst: 2, perSecond: 0.5 } } });
    await judge(exact, "hnte", slow);
    await judge(exact, "hnte", slow);
    const { response, told } = await judge(exact, "hnte", slow);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
    expect(told.error).toContain("算得太快了");
    expect((await judge(exact, "none")).response.status).toBe(404);
  });
});

describe("a shared link", () => {
  const share = async (cookie: string, fields: Record<string, string> = exact) => {
    const response = await post(channel, "/api/try/hnte/share", cookie, {
      day: "2026-06-15",
      ...fields,
    });
    return { response, told: (await response.json()) as { path?: string; error?: string } };
  };

  it("shows what was put in to anybody for seven days, and says whose figures they are", async () => {
    const { cookie } = await openForm();
    const { response, told } = await share(cookie);
    expect(response.status).toBe(201);
    expect(told.path).toMatch(/^\/w\/[\w-]{32}$/);
    const shown = await ask(channel, told.path ?? "");
    const html = await shown.text();
    expect(shown.headers.get("x-robots-tag")).toContain("noindex");
    expect(shown.headers.get("referrer-policy")).toBe("no-referrer");
    expect(shown.headers.get("cache-control")).toBe("no-store");
    expect(plain(html)).toMatch(/填于 2026-11-24，2026-12-01 到期删除。数都是填的人自报的/);
    expect(plain(html)).toMatch(/销售收入（2025 年） 5000 万元/);
    expect(plain(html)).toMatch(/✓ 符合 研发费用占比：5%/);
    expect(html).not.toMatch(/<input(?! type="hidden")/);
    expect(plain(html)).not.toContain("规定的装载有改动");
    clock.now = new Date("2026-12-01T02:00:00Z");
    expect((await ask(channel, told.path ?? "")).status).toBe(404);
    clock.now = new Date("2026-11-24T02:00:00Z");
  });

  it("is deleted by the browser that made it, and by no other", async () => {
    const { cookie, token } = await openForm();
    const path = (await share(cookie)).told.path ?? "";
    const other = await openForm();
    const foreign = await (await ask(channel, path, { headers: { cookie: other.cookie } })).text();
    expect(foreign).not.toContain("/delete");
    const tried = await submit(channel, `${path}/delete`, other.cookie, { token: other.token });
    expect(tried.status).toBe(404);
    expect((await submit(channel, `${path}/delete`, cookie, { token: "none" })).status).toBe(403);
    expect(await (await ask(channel, path, { headers: { cookie } })).text()).toContain("/delete");
    expect((await submit(channel, `${path}/delete`, cookie, { token })).status).toBe(303);
    expect((await ask(channel, path)).status).toBe(404);
  });

  it("is made without script too, only by a page of ours, and not of nothing", async () => {
    const { cookie, token } = await openForm();
    const fields = { ...exact, day: "2026-06-15", do: "share" };
    const made = await submit(channel, "/programmes/hnte", cookie, { ...fields, token });
    expect(made.status).toBe(303);
    expect(made.headers.get("location")).toMatch(/^\/w\/[\w-]{32}$/);
    const before = await db.sharedTrial.count();
    const forged = await submit(channel, "/programmes/hnte", cookie, { ...fields, token: "x" });
    const html = await forged.text();
    expect(plain(html)).toContain("数还在，再点一次");
    expect(html).toMatch(/name="f\.salesRevenue\.2025"\s+value="5000"/);
    expect(await db.sharedTrial.count()).toBe(before);
    expect((await share(cookie, {})).told.error).toContain("还没有填数");
  });

  it("is limited for each client, and not offered where nothing can be kept", async () => {
    const limited = await start({ limits: { share: { burst: 1, perSecond: 1 / 60 } } });
    const path = "/api/try/hnte/share";
    expect((await post(limited, path, "", exact)).status).toBe(201);
    expect((await post(limited, path, "", exact)).status).toBe(429);
    const bare = await startWeb(
      createTestAssistant(() => replyOf("看")),
      { knowledge: () => knowledge },
    );
    expect((await openForm("/programmes/hnte", "", bare)).html).not.toContain('value="share"');
    expect((await post(bare, path, "", exact)).status).toBe(503);
  });
});
