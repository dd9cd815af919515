import { beforeAll, describe, expect, it } from "vitest";
import { textSheet, workbook } from "../../src/assistant/people/kept-file.ts";
import { Browser, colleague, firstAdmin, shownCode, type TestDesk } from "./desk-person.ts";
import { address, approve, openNoticeDesk, settleCompany, write, written } from "./notice-desk.ts";

let test: TestDesk;
let zhang: Browser;
let li: Browser;
let codes: string[];

const token = ({ html }: Browser) => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? "";

beforeAll(async () => {
  test = await openNoticeDesk();
  li = await firstAdmin(test, "李四");
  zhang = await colleague(test, li, "张三");
  const made = [
    await settleCompany(test, "红柳科技", { industry: "软件和信息技术服务业", chat: "1" }),
    await settleCompany(test, "沙棘科技", {
      county: "金凤区",
      industry: "专用设备制造业",
      chat: "2",
    }),
    await settleCompany(test, "骆驼刺科技", { county: "金凤区", contact: "某某 000-1" }),
  ];
  codes = made.map(({ unifiedCode }) => unifiedCode);
});

describe("a notice on the desk", () => {
  it("goes from a sentence to who gets it, approved by somebody else, sent once", async () => {
    const path = await write(zhang);
    expect(zhang.text).toContain("存好了，是草稿。");
    expect(zhang.text).toContain("提交前还差：还没有选发给谁。");
    await zhang.open(`${path}/audience`);
    await zhang.submit(`${path}/audience?by=words`, { words: "金凤区的企业", act: "look" });
    expect(zhang.text).toMatch(/理解为：在金凤区的企业.*2 家会收到（库里共 3 家/);
    expect(zhang.text).toContain("沙棘科技");
    await zhang.submit(`${path}/audience?by=words`, { words: "金凤区的企业", act: "save" });
    expect(zhang.text).toContain("定好了：在金凤区的企业");
    await zhang.submit(`${path}/submit`);
    expect(zhang.text).toContain("你写的，要由别的同事批准。");
    expect(zhang.html).not.toContain(`action="${path}/approve"`);
    await zhang.post(`${path}/approve`, { token: token(zhang), edition: "2" });
    expect(zhang.status).toBe(409);
    expect(zhang.text).toContain("自己写的通知要由别的同事批准。");

    await li.open("/desk");
    expect(li.text).toContain("1 份通知等批准");
    await li.open(path);
    await li.submit(`${path}/approve`);
    expect(li.text).toContain("名单已经定下：2 家企业，2 个收件方。");
    await Promise.all([zhang.open(path), li.open(path)]);
    await Promise.all([zhang.submit(`${path}/start`), li.submit(`${path}/start`)]);
    expect([zhang.status, li.status].sort()).toEqual([200, 409]);
    expect(zhang.text + li.text).toMatch(/已经在发了|批准以后才能发/);
    const id = path.slice(path.lastIndexOf("/") + 1);
    expect(await test.db.outbox.count({ where: { recipient: { noticeId: id } } })).toBe(1);

    await li.open(`${path}/progress`);
    expect(li.text).toMatch(/正在发.*0 \/ 2 个收件方/);
    await li.submit(`${path}/pause`);
    expect(li.text).toContain("暂停了。");
    await li.open(`${path}/progress`);
    await li.submit(`${path}/resume`);
    await li.open(`${path}/calls`);
    expect(li.text).toContain("骆驼刺科技某某 000-1要打电话");
    await li.submit(`${path}/calls`, { note: "会计接的", called: "yes" });
    expect(li.text).toMatch(/李四 2026-11-24 10:00 打过：会计接的/);
    await li.open(`${path}/statistics`);
    expect(li.text).toMatch(/金凤区\s*21/);
    await li.open(`${path}/statistics.xlsx`);
    expect(li.response.headers.get("content-type")).toContain("spreadsheetml");
    await li.open(`${path}/group`);
    expect(li.text).toContain(`全文、预审和回执：https://example.com/notices/${id}`);
    expect(li.html).toMatch(/<svg[^>]*viewBox/);
    await li.open("/desk/audit?kind=notice.");
    expect(li.text).toMatch(/李四 .*看电话名单/);
  });

  it("looks as each channel shows it, with its buttons", async () => {
    const path = await write(zhang, { programme: "hnte", button: "precheck" });
    await zhang.open(path);
    const channels = [...zhang.html.matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, name]) => name);
    expect(channels).toEqual(["网页", "Telegram", "Slack", "邮件"]);
    expect(zhang.text.match(/示例科技（虚构）可以报了，2026-12-31 前在网上交。/g)).toHaveLength(4);
    expect(zhang.text).toContain("我符合吗不再接收此类");
    expect(zhang.text).toContain("主题：某某项目开始申报");
  });

  it("never becomes markup, whatever is written in it", async () => {
    const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;
    const path = await write(zhang, { title: hostile, text: `**${hostile}**\n{${"a".repeat(5)}}` });
    await address(zhang, path, `名称里有“${hostile}”的企业`);
    await settleCompany(test, hostile, { county: "西夏区" });
    await address(zhang, path, "西夏区的企业");
    await zhang.open(path);
    await zhang.submit(`${path}/cancel`, { why: hostile });
    for (const end of ["", "/edit", "/audience", "/progress", "/statistics", "/calls", "/group"]) {
      await zhang.open(path + end);
      expect(zhang.status).toBe(200);
      expect(
        zhang.html.replace(/<script type="module" src="\/desk\/assets\/[\w/.-]+">/, ""),
      ).not.toMatch(/<script|<img/);
    }
    await zhang.open("/desk/notices");
    expect(zhang.html).not.toMatch(/<script|<img/);
  });

  it("keeps its files, each handed over to be kept; what is too large is refused in a sentence", async () => {
    const path = await write(zhang);
    const send = async (files: Record<string, number>, more: Record<string, string> = {}) => {
      await zhang.open(`${path}/edit`);
      const form = new FormData();
      const edition = /name="edition"\s+value="(\d+)"/.exec(zhang.html)?.[1] ?? "";
      const fields = { ...written, token: token(zhang), edition, ...more };
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      for (const [name, size] of Object.entries(files))
        form.append("files", new File([new Uint8Array(size)], name, { type: "text/html" }));
      await zhang.send(`${path}/edit`, { method: "POST", body: form });
    };
    await send({ "一.html": 10, "二.pdf": 10 });
    await zhang.open(`${path}/files/0`);
    expect(zhang.response.headers.get("content-type")).toBe("application/octet-stream");
    expect(zhang.response.headers.get("content-disposition")).toContain("attachment");
    await send({}, { drop: "0" });
    await zhang.open(path);
    expect(zhang.text).toMatch(/附件 二\.pdf/);
    await send({ "大.pdf": 11 * 1024 * 1024 });
    expect(zhang.text).toContain("附件“大.pdf”有 11 MB，一个最大 10 MB。");
    const small = await openNoticeDesk({ upload: 20_000 });
    const admin = await (await firstAdmin(small)).open("/desk/notices/new");
    const form = new FormData();
    form.set("token", token(admin));
    form.append("files", new File([new Uint8Array(30_000)], "大.pdf"));
    await admin.send("/desk/notices", { method: "POST", body: form });
    expect(admin.status).toBe(413);
    expect(admin.text).toContain("文件太大了");
  });

  it("that somebody else changed meanwhile is not written over", async () => {
    const path = await write(zhang);
    await zhang.open(`${path}/edit`);
    await li.open(`${path}/edit`);
    await li.submit(`${path}/edit`, { ...written, title: "李四改的" });
    expect(li.text).toContain("存好了。");
    await zhang.submit(`${path}/edit`, { ...written, title: "张三改的" });
    expect(zhang.status).toBe(409);
    expect(zhang.text).toContain("你写的时候别人改过这份通知");
    expect(zhang.text).toMatch(/你刚才写的 张三改的/);
    expect(zhang.html).toContain('value="李四改的"');
    await zhang.post(`${path}/submit`, { token: token(zhang), edition: "1" });
    expect(zhang.text).toContain("刚才有人改过这份通知，看了新的再来。");
  });

  it("for everyone is approved with the number typed", async () => {
    const path = await write(zhang);
    await address(zhang, path, "所有企业");
    expect(zhang.text).toContain("定好了：所有企业");
    await zhang.submit(`${path}/submit`);
    await li.open(path);
    await li.submit(`${path}/approve`);
    expect(li.status).toBe(409);
    const [, number = ""] = /共 (\d+) 家。确定的话/.exec(li.text) ?? [];
    await li.submit(`${path}/approve`, { typed: "1" });
    expect(li.status).toBe(409);
    await li.submit(`${path}/approve`, { typed: number });
    expect(li.text).toContain("名单已经定下");
  });

  it("is put right and taken back for those who got it", async () => {
    const path = await approve(zhang, li, "兴庆区的企业");
    await li.submit(`${path}/start`);
    await test.db.outbox.updateMany({ data: { state: "sent", settledAt: test.clock.now } });
    await test.db.notice.update({
      where: { id: path.slice(path.lastIndexOf("/") + 1) },
      data: { state: "done", endedAt: test.clock.now },
    });
    await zhang.open(path);
    await zhang.submit(`${path}/correct`);
    expect(zhang.text).toContain("这是更正的草稿");
    expect(zhang.text).toContain("只发给收到过“某某项目开始申报”的");
    await zhang.open(path);
    await zhang.submit(`${path}/recall`, { why: "发错了" });
    expect(zhang.text).toContain("已经有一份“某某项目开始申报”在办");
  });

  it("at night waits for the morning, unless somebody says otherwise", async () => {
    test.clock.now = new Date("2026-11-24T14:00:00Z");
    const path = await approve(zhang, li, "兴庆区的企业");
    await li.submit(`${path}/start`);
    expect(li.text).toContain("定在 2026-11-25 08:30 发。");
    await li.submit(`${path}/schedule`, { sendAt: "2026-11-28T10:00" });
    expect(li.text).toContain("那天是休息日。可以改到 2026-11-30 08:30");
    await li.submit(`${path}/schedule`, { sendAt: "2026-11-26T10:00" });
    expect(li.text).toContain("定在 2026-11-26 10:00 发");
    await li.submit(`${path}/start`, { anyway: "yes" });
    expect(li.text).toContain("开始发了。");
    test.clock.now = new Date("2026-11-24T02:00:00Z");
  });
});

describe("whom a notice is for", () => {
  it("is asked back where a sentence was not understood, and goes on with the choice", async () => {
    const path = await write(zhang);
    await zhang.open(`${path}/audience`);
    const words = "金凤区的企业，要靠谱的";
    await zhang.submit(`${path}/audience?by=words`, { words, act: "save" });
    const [, asked = ""] = /name="asked-0"\s+value="([^"]*)"/.exec(zhang.html) ?? [];
    expect(asked).not.toBe("");
    expect(zhang.text).toContain("到这里懂的：在金凤区的企业");
    const choice = { "choice-0": "", words, act: "look" };
    await zhang.submit(`${path}/audience?by=words`, choice);
    expect(zhang.text).toContain("理解为：在金凤区的企业");
  });

  it("is kept only as it was seen", async () => {
    const path = await write(zhang);
    await zhang.open(`${path}/audience`);
    await zhang.submit(`${path}/audience?by=words`, { words: "金凤区的企业", act: "look" });
    await zhang.submit(`${path}/audience?by=words`, { words: "西夏区的企业", act: "save" });
    expect(zhang.status).toBe(409);
    expect(zhang.text).toContain("刚才改过条件，看一下理解得对不对再按一次。");
  });

  it("is chosen in a form, and stands there again", async () => {
    const path = await write(zhang);
    await zhang.open(`${path}/audience`);
    const figure =
      /<option value="(近三年研发费用占销售收入比例[^"]*)">/.exec(zhang.html)?.[1] ?? "";
    const chosen = {
      ...{ place: "金凤区", "title-hnte": "no", "figure-0": figure },
      ...{ "key-0": "moreThan", "value-0": "3", possible: "yes" },
    };
    await zhang.submit(`${path}/audience?by=form`, { ...chosen, "value-0": "很多", act: "look" });
    expect(zhang.text).toContain("“很多”不能这样比：这里要写单位是“%”的数。");
    await zhang.submit(`${path}/audience?by=form`, { ...chosen, act: "look" });
    expect(zhang.text).toMatch(/理解为：在金凤区.*还不能断定的也算。 2 家会收到/);
    await zhang.submit(`${path}/audience?by=form`, { ...chosen, act: "save" });
    expect(zhang.text).toContain("定好了");
    await zhang.open(`${path}/audience`);
    expect(zhang.html).toMatch(/value="金凤区"\s+checked/);
    expect(zhang.html).toContain('value="3%"');
  });

  it("is told by a list, of which what is unknown is named", async () => {
    const path = await write(zhang);
    const sheet = textSheet(
      "名单",
      ["统一社会信用代码"],
      [[codes[0] ?? ""], ["91640100"], ["91640199MA7000999K"]],
      [],
    );
    const { bytes } = await workbook("x", [sheet]);
    const send = async (which: string) => {
      await zhang.open(`${path}/audience`);
      const form = new FormData();
      const edition = /name="edition"\s+value="(\d+)"/.exec(zhang.html)?.[1] ?? "";
      for (const [name, value] of Object.entries({
        token: token(zhang),
        edition,
        which,
        act: "read",
      }))
        form.set(name, value);
      form.set("file", new File([new Uint8Array(bytes)], "名单.xlsx"));
      await zhang.send(`${path}/lists`, { method: "POST", body: form });
    };
    await send("exclude");
    expect(zhang.text).toContain("先说发给谁，再去掉名单里的。");
    await send("include");
    expect(zhang.text).toMatch(/名单里 1 家另加进来。名单 第 3 行：/);
    expect(zhang.text).toContain("只发给名单里的 1 家。");
    await address(zhang, path, "兴庆区的企业");
    await send("exclude");
    expect(zhang.text).toMatch(/现在另加 1 家，去掉 1 家/);
  });

  it("is within the county of an office, which passes on what the bureau sent", async () => {
    await li.open("/desk/people");
    await li.submit("/desk/people", { name: "孙金凤", role: "office", region: "金凤区" });
    const office = await new Browser(test).open("/desk/sign-in");
    await office.submit("/desk/sign-in", { code: shownCode(li) });
    const bureau = await approve(zhang, li, "兴庆区的企业", { title: "市里发的" });
    await office.open(bureau);
    expect(office.status).toBe(404);
    await li.submit(`${bureau}/start`, { anyway: "yes" });
    await office.open("/desk/notices");
    expect(office.text).toContain("市里发过的，可以转发给自己的企业");
    expect((await office.open(`${bureau}/statistics`)).status).toBe(404);
    await office.open(bureau);
    await office.submit(`${bureau}/relay`);
    expect(office.text).toContain("这是转发的草稿");
    const own = /action="(\/desk\/notices\/[\w-]+)\/test"/.exec(office.html)?.[1] ?? "";
    await address(office, own, "所有企业");
    expect(office.text).toContain("定好了：金凤区范围内，所有企业");
    await office.open(`${own}/audience`);
    expect(office.text).toMatch(/2 家会收到（库里共 2 家/);
    expect(office.text).not.toContain("红柳科技");
  });
});
