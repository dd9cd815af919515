/* global document, window, Event */
import { answered, ask, claim, desk, phone } from "./claim.mjs";

/** What breaks on the way: lines, servers, loading again, many tabs. */
export const lineChecks = [
  [
    "says that the server is away, keeps what is asked meanwhile, and goes on when it is back",
    [{ ...phone, away: true }],
    async (page, site, shot) => {
      await ask(page, "第一问");
      await answered(page, 1);
      await site.stop();
      await page.waitForSelector("#notice:not([hidden])", { timeout: 8_000 });
      await ask(page, "停着的时候问的");
      await page.waitForSelector("#unsent:not([hidden])");
      claim((await page.inputValue("#text")) === "停着的时候问的", "the words left the box");
      await shot("away");
      await site.start();
      await page.click("#notice button");
      await answered(page, 2);
      claim(await page.isHidden("#unsent"), "the question is still called unsent");
      claim((await page.inputValue("#text")) === "", "the box keeps what was sent");
      claim((await page.locator(".you").count()) === 2, "a question stands there twice");
      claim(await page.isHidden("#notice"), "the notice stays");
      const texts = site.received.map(({ text }) => text).join();
      claim(texts === "第一问,停着的时候问的", `received was ${texts}`);
    },
  ],
  [
    "says that there is no network, and goes on when there is",
    [{ ...desk, away: true }],
    async (page, site, shot) => {
      await ask(page, "第一问");
      await answered(page, 1);
      await page.context().setOffline(true);
      await page.waitForSelector("text=现在没有网络");
      await ask(page, "没网时问的");
      await page.waitForSelector("#unsent:not([hidden])");
      await shot("offline");
      await page.context().setOffline(false);
      await answered(page, 2);
      claim(await page.isHidden("#notice"), "the notice stays");
      const texts = site.received.map(({ text }) => text).join();
      claim(texts === "第一问,没网时问的", `received was ${texts}`);
    },
  ],
  [
    "keeps the words in the box on a slow network until the server has them, and sends once",
    [phone],
    async (page, site, shot) => {
      await page.route("**/api/messages", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 900));
        await route.continue();
      });
      await ask(page, "慢网络上问的");
      await page.waitForSelector("#send[disabled]");
      claim((await page.innerText("#send")) === "发送中", "the button does not say what it does");
      claim(
        (await page.inputValue("#text")) === "慢网络上问的",
        "the words left the box too early",
      );
      await shot("sending");
      await page.press("#text", "Enter");
      await answered(page, 1);
      claim((await page.inputValue("#text")) === "", "the box keeps what was sent");
      claim(site.received.length === 1, `received ${site.received.length} messages`);
    },
  ],
  [
    "sends what was on its way when the page was loaded again, once, and keeps a draft",
    [{ ...desk, away: true }],
    async (page, site) => {
      await ask(page, "第一问");
      await answered(page, 1);
      let held = 0;
      await page.route("**/api/messages", async (route) => {
        held += 1;
        // The server takes it, but the page never hears of it.
        await route.fetch();
        await route.abort().catch(() => {});
      });
      await ask(page, "路上丢了回音");
      await page.waitForSelector("#unsent:not([hidden])");
      await page.unroute("**/api/messages");
      await page.reload();
      await answered(page, 2);
      await page.waitForFunction(() => document.querySelector("#text").value === "");
      claim(held === 1, "the page sent it more than once by itself");
      claim(site.received.length === 2, `received ${site.received.length} messages`);
      claim((await page.locator(".you").count()) === 2, "a question stands there twice");
      await page.type("#text", "写到一半");
      await page.reload();
      claim((await page.inputValue("#text")) === "写到一半", "the draft is lost by loading again");
    },
  ],
  [
    "shows an answer once that was in the making when the page was loaded again",
    [desk],
    async (page, site) => {
      site.pace(250);
      await ask(page, "科技人员占比要多少？");
      await page.waitForSelector(".live .words");
      await page.reload();
      await page.waitForSelector(".live .words");
      claim((await page.locator(".live").count()) === 1, "the answer is made twice");
      await answered(page, 1);
      claim((await page.locator(".turn").count()) === 2, "something stands there twice");
      claim((await page.locator(".waiting").count()) === 0, "something still waits");
      claim(site.received.length === 1, "the question was sent again");
    },
  ],
  [
    "shows the same in all tabs, also in those that rest because too many are open",
    [desk],
    async (page, site) => {
      await ask(page, "第一问");
      await answered(page, 1);
      const tabs = [page];
      while (tabs.length < 9) {
        const tab = await page.context().newPage();
        await tab.goto(page.url());
        await answered(tab, 1);
        tabs.push(tab);
      }
      await page.waitForSelector("#notice:not([hidden])");
      claim((await page.innerText("#notice")).includes("先歇着"), "the page is not told why");
      await ask(tabs[8], "从最后一页问的");
      for (const tab of tabs) await answered(tab, 2);
      for (const tab of tabs) {
        claim((await tab.locator(".you").count()) === 2, "a tab does not show the question");
      }
      await page.click("#notice button");
      await page.waitForSelector("#notice", { state: "hidden" });
      await ask(page, "从第一页问的");
      for (const tab of tabs) await answered(tab, 3);
      claim(site.received.length === 3, `received ${site.received.length} messages`);
      for (const tab of tabs.slice(1)) await tab.close();
    },
  ],
  [
    "says so on a page that slept while the records were cleared, and begins anew",
    [desk],
    async (page, site) => {
      await ask(page, "第一问");
      await answered(page, 1);
      await page.context().clearCookies();
      await page.evaluate(() => {
        window.dispatchEvent(new Event("offline"));
      });
      await page.waitForSelector("text=记录清除了", { timeout: 12_000 });
      await page.click("#notice button");
      await page.waitForSelector("#welcome:not([hidden])");
      await ask(page, "重新问");
      await answered(page, 1);
      claim(site.received.length === 2, `received ${site.received.length} messages`);
    },
  ],
];
