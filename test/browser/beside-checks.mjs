/* global document, window */
import { answered, ask, claim, desk, focused, phone, scroll } from "./claim.mjs";

/** Place and day, other pages, the form for staff, paper, life without script. */
export const besideChecks = [
  [
    "keeps the day and the place in the bar and sends them along",
    [desk, phone],
    async (page, site, shot) => {
      await page.click("#as-of-menu summary");
      await page.fill("#as-of", "2019-04-22");
      await page.selectOption("#place", "银川综保区");
      await shot("day");
      const panel = await page.locator("#as-of-menu .panel").boundingBox();
      claim((panel?.x ?? -1) >= 0, "the panel of the day leaves the screen");
      await page.keyboard.press("Escape");
      claim(
        (await page.innerText("#as-of-menu summary")).includes("2019-04-22"),
        "no day in the bar",
      );
      claim(
        (await page.innerText("#as-of-menu summary")).includes("银川综保区"),
        "no place in the bar",
      );
      await ask(page, "那时候呢");
      await answered(page, 1);
      claim(site.received[0]?.asOf === "2019-04-22", "the day was not sent");
      claim(site.received[0]?.place === "银川综保区", "the place was not sent");
      claim((await scroll(page)) === 0, "the bar is wider than the window");
      claim((await page.innerText(".bot .days")).includes("适用日 2019-04-22"), "no day shown");
      await page.reload();
      claim((await page.inputValue("#as-of")) === "2019-04-22", "the day is lost by loading again");
      claim(
        (await page.inputValue("#place")) === "银川综保区",
        "the place is lost by loading again",
      );
      await page.click("#as-of-menu summary");
      await page.click("#as-of-today");
      await ask(page, "今天呢");
      await answered(page, 2);
      claim(site.received[1]?.asOf === undefined, "the day cannot be taken back");
      claim(site.received[1]?.place === undefined, "the place cannot be taken back");
    },
  ],
  [
    "shows the same conversation after loading again, in another tab, and none after clearing",
    [desk],
    async (page, site, shot) => {
      await ask(page, "科技人员占比要多少？");
      await answered(page, 1);
      await page.reload();
      claim((await page.locator(".turn").count()) === 2, "the conversation is not there again");
      const other = await page.context().newPage();
      await other.goto(site.url);
      await ask(other, "从另一页问");
      await answered(other, 2);
      await page.bringToFront();
      await answered(page, 2);
      claim((await page.locator(".you").count()) === 2, "the other tab's question is missing");
      await page.click(".menu.more summary");
      await page.click("#forget button");
      await shot("clear");
      claim((await focused(page)) === "keep", "the safe answer is not in focus");
      await page.click("#confirm button.send");
      await page.waitForSelector("#welcome:not([hidden])");
      claim((await page.locator(".turn").count()) === 0, "cleared, but still there");
      await other.close();
    },
  ],
  [
    "can be asked, read and cleared without script",
    [
      { ...desk, script: false },
      { ...phone, script: false },
    ],
    async (page, site, shot) => {
      await page.fill("#text", "科技人员占比要多少？");
      await page.click("#send");
      await page.waitForURL(/\/c\/.+#latest$/);
      claim((await page.innerText(".bot .words")).includes("不低于"), "the answer is not there");
      await page.click(".chip >> nth=0");
      claim(await page.isVisible(".clause .passage >> nth=0"), "a citation does not open");
      await shot("no-script");
      await page.click(".choices button >> nth=1");
      await page.waitForSelector("[data-seq='2']");
      claim(site.received[1]?.text === "兼职的科技人员算不算？", "a press does not send its text");
      await page.click(".menu.more summary");
      claim(await page.isHidden("#print"), "what needs script is offered");
      await page.click("#forget button");
      await page.waitForSelector("#welcome:not([hidden])");
    },
  ],
  [
    "prints a memo with the clauses written out and without buttons",
    [desk],
    async (page, _, shot) => {
      await ask(page, "科技人员占比要多少？");
      await answered(page, 1);
      await page.emulateMedia({ media: "print" });
      claim(await page.locator(".bot .clause").first().isVisible(), "clauses are not printed");
      for (const part of [".composer", ".choices", ".feedback", ".menu.more"]) {
        claim(await page.locator(part).first().isHidden(), `${part} is printed`);
      }
      await shot("print", { fullPage: true });
    },
  ],
  [
    "lists the conversations of the browser, opens and deletes them, and begins new ones",
    [desk, phone],
    async (page, site, shot) => {
      await ask(page, "科技人员占比要多少？");
      await answered(page, 1);
      const first = page.url();
      claim(/\/c\/[\w-]{12}$/.test(first), `the conversation has no address but ${first}`);
      await page.click(".menu.more summary");
      await shot("more");
      await page.click("text=新对话");
      await page.waitForSelector("#welcome:not([hidden])");
      await ask(page, "新认定高企奖励多少");
      await answered(page, 1);
      await page.goto(new URL("/history", site.url).href);
      claim((await page.locator(".history li").count()) === 2, "not two conversations");
      await shot("history");
      await page.click(".history .title >> nth=-1");
      await answered(page, 1);
      claim(page.url() === first, `the oldest leads to ${page.url()}`);
      await page.goto(new URL("/history", site.url).href);
      await page.click(".remove summary >> nth=-1");
      await page.click(".remove button >> nth=-1");
      await page.waitForFunction(() => document.querySelectorAll(".history li").length === 1);
      await page.click(".forget-all summary");
      await shot("history-forget");
      await page.click(".forget-all button");
      await page.waitForSelector("#welcome:not([hidden])");
      claim(new URL(page.url()).search === "", "the address keeps a mark");
      claim((await page.evaluate(() => window.localStorage.length)) <= 1, "the browser remembers");
    },
  ],
  [
    "hands a question to staff with the question filled in, and shows the number and the answer",
    [
      { ...desk, away: true },
      { ...phone, away: true },
      { ...phone, dark: true, away: true },
    ],
    async (page, site, shot) => {
      await ask(page, "新认定高企奖励多少");
      await answered(page, 1);
      await page.click("text=留电话或邮箱");
      claim((await focused(page)) !== "text", "the form does not take the focus");
      const question = page.locator("#person [name=question]");
      claim(
        (await question.inputValue()) === "新认定高企奖励多少",
        "the question is not filled in",
      );
      await page.fill("#person [name=phone]", "打给我");
      await page.click("#person .send");
      await page.waitForSelector("#person .unsent:not([hidden])");
      await shot("person");
      await page.fill("#person [name=phone]", "0951-1234567");
      await page.click("#person .send");
      await page.waitForSelector("text=登记好了，编号");
      claim(await page.isHidden("#person"), "the form stays");
      claim(site.requests[0]?.contact === "0951-1234567", "the contact was not kept");
      claim(!(await page.innerText("#log")).includes("1234567"), "the contact stands in the log");
      site.tell("工作人员答复：请看当年通知。");
      await page.waitForSelector("text=工作人员答复：请看当年通知。");
    },
  ],
  [
    "shows the documents, finds words in them and leads from a citation to its clause",
    [desk, phone],
    async (page, site, shot) => {
      await ask(page, "科技人员占比要多少？");
      await answered(page, 1);
      await page.click(".chip >> nth=0");
      await page.click("#sheet .whole a");
      await page.waitForSelector(".side .clause:target");
      claim(
        (await page.innerText(".side .clause:target")).includes("第十一条（四）"),
        "the link leads to another clause",
      );
      claim((await scroll(page)) === 0, "the document can be pushed sideways");
      await shot("policy");
      await page.click(".back a");
      await page.fill("#q", "科技人员");
      await page.press("#q", "Enter");
      await page.waitForSelector(".found");
      await shot("policies");
      claim((await scroll(page)) === 0, "the list can be pushed sideways");
      await page.click(".bar .name a");
      await answered(page, 1);
    },
  ],
];
