import { beforeAll, describe, expect, it } from "vitest";
import { propose } from "../../src/library/proposal.ts";
import { publishedPolicies } from "../../src/library/published-policies.ts";
import { file, part, reading, without } from "../library/sample-document.ts";
import { Browser, colleague, firstAdmin, openDesk, type TestDesk } from "./desk-person.ts";

let test: TestDesk;
let adder: Browser;
let reviewer: Browser;
beforeAll(async () => {
  test = await openDesk();
  reviewer = await firstAdmin(test, "王管理");
  adder = await colleague(test, reviewer, "李干事");
});

/** A document that leaves nothing to ask. */
const clear = (serial: number) => `# 银川市某项目管理办法（${serial}）

银科发〔2024〕${serial}号

第一条 为了规范某项目的管理，制定本办法。

第二条 本办法自2024年2月1日起施行。

银川市科学技术局

2024年1月5日
`;

/** Uploads files from the list of documents. */
const upload = async (browser: Browser, files: Record<string, string>, visibility = "public") => {
  await browser.open("/desk/documents");
  const form = new FormData();
  const token = /name="token" value="([^"]*)"/.exec(browser.html)?.[1] ?? "";
  form.set("token", token);
  form.set("visibility", visibility);
  for (const [name, text] of Object.entries(files)) form.append("files", new File([text], name));
  return browser.send("/desk/documents", { method: "POST", body: form });
};

/** Adds a document as read, by the one who adds; returns the address of its page. */
const added = async (given: Parameters<typeof reading>[0] = {}, by = "李干事") => {
  const { versionId } = await propose(test.db, file({ reading: reading(given), by }));
  return `/desk/documents/${versionId}`;
};
const doubts = [
  { field: "effective", candidates: ["2024-02-01", "2024-03-01"], why: "文件里有两个日子。" },
];

describe("the documents of the desk", () => {
  it("are for staff only", async () => {
    const path = await added();
    const stranger = await new Browser(test).open(path);
    expect(stranger.text).not.toContain("为了做好项目管理");
    expect(stranger.html).toContain(`name="next" value="${path}"`);
    await stranger.post(`${path}/publish`, { edition: "1" });
    expect(stranger.status).toBe(401);
  });

  it("go from the upload by one to the publication by another", async () => {
    await upload(adder, { "办法.md": clear(1) });
    expect(adder.text).toContain("收下了");
    expect(adder.text).toContain("银川市某项目管理办法（1）");
    expect(adder.text).toContain("第二条");
    expect(adder.text).toContain("你加的文件要另一个人来公开");
    const path = /action="(\/desk\/documents\/[^/"]+)\/edit"/.exec(adder.html)?.[1] ?? "";
    expect(adder.html).not.toContain(`${path}/publish`);

    await reviewer.open(path);
    await reviewer.submit(`${path}/publish`);
    expect(reviewer.text).toContain("公开了");
    expect((await publishedPolicies(test.db)).map(({ number }) => number)).toContain(
      "银科发〔2024〕1号",
    );
    await upload(adder, { "又一次.md": clear(1) });
    expect(adder.text).toContain("这份文件以前加过");
  });

  it("tell of each of several files, and lead to those that were read", async () => {
    await upload(adder, {
      "二.md": clear(2),
      "../../三.txt": clear(3),
      "密.md": `秘密★5年\n\n${clear(4)}`,
      "<b>空</b>.md": "",
    });
    expect(adder.status).toBe(200);
    expect(adder.text).toContain("刚才的 4 份文件");
    expect(adder.text).toMatch(/密\.md ?：文件开头标有密级/);
    expect(adder.html).toContain("&lt;b&gt;空&lt;/b&gt;.md");
    expect(adder.html.match(/<li>\s*<a href="\/desk\/documents\//g)).toHaveLength(2);
  });

  it("refuse an upload without a file, and one that is too large", async () => {
    await upload(adder, {});
    expect([adder.status, adder.text]).toEqual([400, expect.stringContaining("还没有选文件。")]);
    const small = await openDesk({ limits: { upload: 1000 } });
    const browser = await firstAdmin(small);
    await upload(browser, { "大.md": "字".repeat(2000) });
    expect([browser.status, browser.text]).toEqual([413, expect.stringContaining("文件太大了")]);
  });

  it("ask what is doubtful with what was found as choices, and stay closed until it is said", async () => {
    const path = await added({ doubts, title: "两个日子的办法" });
    await reviewer.open(path);
    expect(reviewer.text).toContain("先确认这 1 处");
    expect(reviewer.text).toContain("文件里有两个日子。");
    expect(reviewer.html).toMatch(/<button class="main" disabled>\s*公开/);

    await reviewer.submit(`${path}/edit`);
    expect(reviewer.text).toContain("先确认这 1 处");
    await reviewer.submit(`${path}/edit`, { "pick-effective": "other", effective: "" });
    expect([reviewer.status, reviewer.text]).toEqual([
      400,
      expect.stringContaining("施行日期选了“其他”，还没有写。"),
    ]);
    await reviewer.submit(`${path}/edit`, { "pick-effective": "=2024-03-01" });
    expect(reviewer.text).toContain("存好了。");
    expect(reviewer.text).not.toContain("先确认");
    await reviewer.submit(`${path}/publish`);
    expect(reviewer.text).toContain("2024-03-01 起");
  });

  it("take a value that was written without the dot beside it", async () => {
    const path = await added({ doubts });
    await adder.open(path);
    await adder.submit(`${path}/edit`, { "pick-effective": "", effective: "2024-04-01" });
    expect(adder.text).not.toContain("先确认");
    expect(adder.html).toContain('value="2024-04-01"');
  });

  it("say what is missing before they can be published", async () => {
    const { versionId } = await propose(
      test.db,
      file({ reading: without(reading({ title: "缺项办法" }), "issuer", "region") }),
    );
    await reviewer.open(`/desk/documents/${versionId}`);
    expect(reviewer.text).toContain("还缺发文机关、地区，补上存下再公开。");
    await reviewer.open("/desk/documents?words=缺项办法");
    expect(reviewer.text).toContain("缺 2 项");
  });

  it("ask whether a text is a newer version, and who may read what looks internal", async () => {
    const number = "银科发〔2024〕88号";
    const old = await added({ title: "甲办法", number });
    await reviewer.open(old);
    await reviewer.submit(`${old}/publish`);
    const visibility = { field: "visibility", candidates: ["内部资料"], why: "写着内部使用。" };
    const path = await added({ title: "乙办法", number, doubts: [visibility] });
    await reviewer.open(path);
    expect(reviewer.text).toContain("只给工作人员");
    expect(reviewer.text).not.toContain("是它的新版");
    await reviewer.submit(`${path}/edit`, { "pick-visibility": "=public" });
    expect(reviewer.text).toContain("是它的新版，公开后替代它");
    await reviewer.submit(`${path}/edit`, { "pick-replaces": "=apart" });
    await reviewer.submit(`${path}/publish`);
    await reviewer.open(old);
    expect(reviewer.text).toContain("已公开");
  });

  it("keep what was typed when one field is wrong", async () => {
    const path = await added();
    await adder.open(path);
    await adder.submit(`${path}/edit`, { title: "改过的标题", number: "三十二号文" });
    expect(adder.status).toBe(400);
    expect(adder.text).toContain("文号“三十二号文”看不懂");
    expect(adder.html).toContain("\n改过的标题</textarea>");
    await adder.submit(`${path}/edit`, { region: "火星" });
    expect(adder.text).toContain("没有“火星”这个地区");
  });

  it("tell kindly of a form that is older than the document, and give back what was typed", async () => {
    const path = await added({ title: "原来的标题" });
    await adder.open(path);
    await reviewer.open(path);
    await reviewer.submit(`${path}/edit`, { title: "王改的标题" });
    await adder.submit(`${path}/edit`, { title: "李改的标题" });
    expect(adder.status).toBe(409);
    expect(adder.text).toContain("别人改过这份文件，这次没有存");
    expect(adder.text).toContain("标题：李改的标题");
    expect(adder.html).toContain("\n王改的标题</textarea>");
    // The page now stands on the newest edition.
    await adder.submit(`${path}/edit`, { title: "李再改的标题" });
    expect(adder.text).toContain("存好了。");
    await reviewer.submit(`${path}/publish`);
    expect([reviewer.status, reviewer.text]).toEqual([
      409,
      expect.stringContaining("你看的时候别人改过它，还没有公开。"),
    ]);
  });

  it("let one of two publish who press at once, and tell the other", async () => {
    const path = await added({}, "命令行");
    await adder.open(path);
    await reviewer.open(path);
    const pressed = await Promise.all([
      adder.submit(`${path}/publish`),
      reviewer.submit(`${path}/publish`),
    ]);
    expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(pressed.map(({ text }) => text).join()).toContain("别人已经处理了这份文件。");
  });

  it("do not let who added a document publish it past the page", async () => {
    const path = await added();
    await adder.open(path);
    await adder.post(`${path}/publish`, {
      token: /name="token" value="([^"]*)"/.exec(adder.html)?.[1] ?? "",
      edition: "1",
    });
    expect([adder.status, adder.text]).toEqual([
      409,
      expect.stringContaining("你加的文件要另一个人来公开。"),
    ]);
  });

  it("are sent back with a reason, proposed again, and taken down", async () => {
    const path = await added();
    await reviewer.open(path);
    await reviewer.submit(`${path}/reject`, { reason: "缺附件" });
    expect(reviewer.text).toContain("退回了。");
    await adder.open(path);
    expect(adder.text).toContain("退回：缺附件");
    await adder.submit(`${path}/propose`);
    await reviewer.open(path);
    await reviewer.submit(`${path}/publish`);
    await adder.open(path);
    await adder.submit(`${path}/remove`, { reason: "发错了" });
    expect(adder.text).toContain("撤下了");
    const ids = (await publishedPolicies(test.db)).map(({ id }) => id);
    expect(ids).not.toContain(`doc-${path.split("/").at(-1) ?? ""}`);
  });

  it("say what they will replace, and list the versions", async () => {
    const shared = { title: "换代办法", number: "银科发〔2024〕77号" };
    const old = await added({ ...shared, effective: "2020-02-01" });
    await reviewer.open(old);
    await reviewer.submit(`${old}/publish`);
    const path = await added({ ...shared, effective: "2024-03-01" });
    await reviewer.open(path);
    expect(reviewer.text).toMatch(/公开后替代 银科发〔2024〕77号 ?（2020-02-01 起的那一版）/);
    await reviewer.submit(`${path}/publish`);
    expect(reviewer.text).toContain("第 1 版，有了新版");
    await reviewer.open(old);
    expect(reviewer.text).toContain("2020-02-01 起，到 2024-02-29 为止");
  });

  it("show a long text by and by", async () => {
    const parts = Array.from({ length: 260 }, (_, index) =>
      part(`第${index + 1}条`, `内容${index + 1}。`),
    );
    const path = await added({ parts });
    await adder.open(path);
    expect(adder.text).toContain("内容200。");
    expect(adder.text).not.toContain("内容201。");
    expect(adder.text).toContain("显示其余 60 条");
    await adder.open(`${path}?all=1`);
    expect(adder.text).toContain("内容260。");
  });

  it("show markup in a text as text", async () => {
    const path = await added({
      title: "<script>alert(1)</script>",
      parts: [part("第一条", '<img src=x onerror="alert(1)">')],
    });
    await adder.open(path);
    expect(adder.html).not.toMatch(/<script>|<img/);
    expect(adder.text).toContain("<script>alert(1)</script>");
  });

  it("are found by words and state, with the filter in the address", async () => {
    await added({ title: "独一无二的办法" });
    await adder.open("/desk/documents?state=proposed&words=独一无二");
    expect(adder.text).toContain("独一无二的办法");
    expect(adder.html).toContain('href="/desk/documents?state=published&amp;words=');
    await adder.open("/desk/documents?state=published&words=独一无二");
    expect(adder.text).toContain("这里没有文件。");
    await adder.open("/desk/documents?state=none&page=-3&words=%25");
    expect(adder.status).toBe(200);
  });

  it("are not there under an address nobody gave", async () => {
    await adder.open("/desk/documents/none");
    expect([adder.status, adder.text]).toEqual([404, expect.stringContaining("没有这份文件。")]);
  });
});
