import { Buffer } from "node:buffer";
import { claim } from "./claim.mjs";

/** Files that go with a notice. */
const attachment = {
  ...{ name: "材料清单.txt", mimeType: "text/plain" },
  buffer: Buffer.from("一、申请表（虚构）"),
};

/** What two of the staff do with a notice: one writes it, the other approves and sends it. */
export const noticeStory = [
  [
    "a notice is written from a template, and what stands in braces is asked for",
    async ({ server, kept, shot }) => {
      const page = kept.staff;
      await page.goto(`${server.url}/desk/notices`);
      await page.click("a:text-is('写通知')");
      await page.click("a:text-is('开始申报')");
      await page.selectOption("#programme", { label: "高新技术企业认定" });
      await page.fill("#opens", "2027-03-01");
      await page.fill("#closes", "2027-04-30");
      await page.setInputFiles("#files", attachment);
      await shot("notice-new", page);
      await page.click("button:text-is('存下')");
      await page.waitForSelector("text=存好了，是草稿。");
      claim((await page.innerText("main")).includes("{项目}、"), "no value is asked for");
      await page.click("a:text-is('改')");
      await page.fill("#value-项目", "某某项目（虚构）");
      await page.fill("#value-申报网址", "https://example.com");
      await page.fill("#value-材料", "申请表、审计报告");
      await shot("notice-edit", page);
      await page.click("button:text-is('存下')");
      await page.waitForSelector("text=提交前还差：还没有选发给谁。");
      kept.notice = page.url().replace(/\?.*/, "");
    },
  ],
  [
    "whom it is for is counted while it is typed, asked back, and confirmed",
    async ({ kept, shot }) => {
      const page = kept.staff;
      await page.goto(`${kept.notice}/audience`);
      await page.fill("#words", "兴庆区的企业，要靠谱的");
      await page.waitForSelector("#by-words fieldset.doubt");
      await shot("audience-asked", page);
      await page.fill("#words", "兴庆区的企业");
      await page.waitForSelector("#by-words .tally");
      const told = await page.innerText("#by-words");
      claim(/1 家会收到/.test(told), `counted was: ${told}`);
      await page.click("#by-words summary >> nth=0");
      await shot("audience-counted", page);
      await page.click("#by-words button:text-is('对，就发给他们')");
      await page.waitForSelector("text=定好了");
      await page.click("button:text-is('提交，请同事批准')");
      await page.waitForSelector("text=你写的，要由别的同事批准。");
    },
  ],
  [
    "somebody else sees how each channel shows it, approves and sends it",
    async ({ kept, shot }) => {
      const page = kept.admin;
      await page.goto(kept.notice);
      const channels = await page.$$eval(".preview h3", (all) => all.map((one) => one.innerText));
      claim(channels.length === 4, `previews are ${channels.join()}`);
      await shot("notice-submitted", page);
      await page.click("button:text-is('批准')");
      await page.waitForSelector("text=名单已经定下");
      await page.check("#anyway-start");
      await shot("notice-approved", page);
      await page.click("button:text-is('现在就发')");
      await page.waitForSelector("text=开始发了。");
      await shot("notice-begun", page);
      // The page renews itself until it is done.
      await page.waitForSelector("#progress .state.met", { timeout: 30_000 });
      claim(/1 \/ 1 个收件方/.test(await page.innerText("main")), "it was not sent");
    },
  ],
  [
    "another is written like it, for companies chosen in a form",
    async ({ kept, shot }) => {
      const page = kept.staff;
      await page.goto(kept.notice);
      await page.click("a:text-is('照这份写新的')");
      await page.fill("#closes", "2027-05-31");
      await page.click("button:text-is('存下')");
      await page.waitForSelector("text=存好了，是草稿。");
      kept.draft = page.url().replace(/\?.*/, "");
      await page.click("a:text-is('选发给谁')");
      await page.click("h2:text-is('用表单选')");
      await page.check("input[name=place][value=兴庆区]");
      await page.selectOption("#title-hnte", "no");
      await page.fill("input[name=figure-0]", "职工总数（人）");
      await page.fill("input[name=value-0]", "10人");
      await page.waitForSelector("#by-form .tally");
      const told = await page.innerText("#by-form");
      claim(/不是高新技术企业/.test(told), `understood was: ${told}`);
      await page.selectOption("#possible-form", "yes");
      await page.waitForSelector("#by-form :text('也发）')");
      await shot("audience-form", page);
      await page.click("#by-form button:text-is('对，就发给他们')");
      await page.waitForSelector("text=定好了");
    },
  ],
];

/** The pages of a notice that was sent, with the names of their pictures. */
export const noticePages = [
  ["notice", ""],
  ["notice-progress", "/progress"],
  ["notice-statistics", "/statistics"],
  ["notice-calls", "/calls"],
  ["notice-answers", "/answers"],
  ["notice-group", "/group"],
];
