import { Buffer } from "node:buffer";
import { claim } from "./claim.mjs";

const list = [
  "统一社会信用代码,企业名称,县区,联系人,2025年职工总数",
  "91640199MA7X00001B,某某一号科技（虚构）有限公司,兴庆区,某某,52",
  "91640199MA7X00002,某某二号科技（虚构）有限公司,兴庆区,某某,1",
].join("\n");

/** What an admin does with companies: takes a list in, invites, and has somebody join in a browser of its own. */
export const companyStory = [
  [
    "a list of companies is looked at, taken in, and each bad row is named",
    async ({ server, kept, shot }) => {
      const page = kept.admin;
      await page.goto(`${server.url}/desk/import`);
      const buffer = Buffer.from(list);
      await page.setInputFiles("#file", { name: "名单.csv", mimeType: "text/csv", buffer });
      await page.click("button:text-is('先看看')");
      await page.waitForSelector("text=/读到 \\d 家/");
      const told = await page.innerText("main");
      await shot("import", page);
      claim(/第 3 行：.*18 位/.test(told), `the bad row is not named: ${told}`);
      await page.click("button:text-is('导入这 1 家')");
      await page.waitForSelector("text=导入好了");
    },
  ],
  [
    "a company invites, and who presses the link belongs to it",
    async ({ server, open, kept, shot }) => {
      const page = kept.admin;
      await page.goto(`${server.url}/desk/companies`);
      await page.click("td a");
      await page.click("button:text-is('生成邀请码')");
      const code = await page.innerText("p.code");
      await shot("invited", page);
      const member = await open();
      await member.goto(`${server.url}/join?code=${code}`);
      await shot("join", member);
      await member.click("button:text-is('加入')");
      await member.waitForSelector("text=你现在是它的人");
      await page.reload();
      await page.goto(`${server.url}/desk/companies`);
      await page.click("td a");
      claim((await page.innerText("main")).includes("成员，网页"), "nobody is named as a member");
    },
  ],
];
