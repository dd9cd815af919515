/* global document, window, getComputedStyle */
import { join } from "node:path";
import { contrastFaults } from "./contrast.mjs";

const desk = { width: 1280, height: 800, dark: false };
const phone = { width: 360, height: 740, dark: false };

function claim(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

const ask = async (page, text) => {
  await page.fill("#text", text);
  await page.press("#text", "Enter");
};
const answered = (page, count) =>
  page.waitForFunction((most) => document.querySelectorAll("[data-seq]").length === most, count);
const focused = (page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className);
const scroll = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const checks = [
  [
    "asks, streams, shows the answer, opens and closes the clause",
    [desk, phone, { ...desk, dark: true }, { ...phone, dark: true }],
    async (page, site, shot) => {
      await shot("first");
      await ask(page, "科技人员占比要多少？");
      await page.waitForSelector(".live .words strong");
      claim(await page.isVisible(".you"), "the question is not on the page while it is answered");
      claim(!(await page.isVisible("#welcome")), "the welcome stays after the first question");
      await shot("streaming");
      await answered(page, 1);
      claim((await page.locator(".live, .waiting").count()) === 0, "something still waits");
      await shot("answer");
      await page.click(".chip >> nth=0");
      claim(await page.isVisible("#sheet .passage"), "the sheet does not show the clause");
      const sheet = await page.innerText("#sheet");
      for (const words of [
        "第十一条（四）",
        "自 2016-01-01 起",
        "核对于",
        "不是原文",
        "most.gov.cn",
      ]) {
        claim(sheet.includes(words), `the sheet does not say ${words}`);
      }
      await page.waitForTimeout(200);
      await shot("sheet");
      await page.keyboard.press("Escape");
      claim(!(await page.isVisible("#sheet")), "Esc does not close the sheet");
      claim((await focused(page)) === "chip", "the focus does not return to the citation");
      await page.click(".choices button >> nth=1");
      await answered(page, 2);
      claim(site.received[1]?.text === "兼职的科技人员算不算？", "a press does not send its text");
      claim(
        (await page.locator(".choices:visible").count()) === 1,
        "choices stand under more than the last turn",
      );
      claim((await scroll(page)) === 0, "the page can be pushed sideways");
    },
  ],
  [
    "shows tables, as cards on a phone, and states in words",
    [desk, phone, { ...phone, dark: true }],
    async (page, _, shot) => {
      await ask(page, "预审我的企业");
      await answered(page, 1);
      const box = await page.locator("tbody tr").first().boundingBox();
      const narrow = (page.viewportSize()?.width ?? 0) < 480;
      claim((box?.height ?? 0) > 80 === narrow, "a row is a card only on a phone");
      for (const word of ["✗ 不符合", "✓ 符合", "? 还不知道", "⚑ 专家评"]) {
        claim((await page.innerText("table")).includes(word), `the table does not say ${word}`);
      }
      claim((await scroll(page)) === 0, "the page can be pushed sideways");
      await shot("table");
    },
  ],
  [
    "keeps the day in the bar and sends it along",
    [desk, phone],
    async (page, site, shot) => {
      await page.click("#as-of-menu summary");
      await page.fill("#as-of", "2019-04-22");
      await shot("day");
      const panel = await page.locator("#as-of-menu .panel").boundingBox();
      claim((panel?.x ?? -1) >= 0, "the panel of the day leaves the screen");
      await page.keyboard.press("Escape");
      claim(
        (await page.innerText("#as-of-menu summary")).includes("2019-04-22"),
        "no day in the bar",
      );
      await ask(page, "那时候呢");
      await answered(page, 1);
      claim(site.received[0]?.asOf === "2019-04-22", "the day was not sent");
      claim((await page.innerText(".bot .days")).includes("适用日 2019-04-22"), "no day shown");
      await page.reload();
      claim((await page.inputValue("#as-of")) === "2019-04-22", "the day is lost by loading again");
      await page.click("#as-of-menu summary");
      await page.click("#as-of-today");
      await ask(page, "今天呢");
      await answered(page, 2);
      claim(site.received[1]?.asOf === undefined, "the day cannot be taken back");
    },
  ],
  [
    "works by keyboard alone",
    [desk],
    async (page, site) => {
      claim((await focused(page)) === "text", "the question is not in focus at first");
      await page.keyboard.type("第一行");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("第二行");
      await page.keyboard.press("Enter");
      await answered(page, 1);
      claim(site.received[0]?.text === "第一行\n第二行", "Shift+Enter does not begin a line");
      claim((await focused(page)) === "text", "the focus left the question");
      const order = [];
      await page.keyboard.press("Shift+Tab");
      for (let steps = 0; steps < 12; steps++) {
        order.unshift(await focused(page));
        if (order[0] === "chip" && order[1] === "chip") break;
        await page.keyboard.press("Shift+Tab");
      }
      claim(order[0] === "chip", `citations cannot be reached: ${order.join(", ")}`);
      await page.keyboard.press("Enter");
      claim(await page.isVisible("#sheet"), "Enter does not open a citation");
      await page.keyboard.press("Tab");
      claim(
        await page.evaluate(() => document.activeElement?.closest("#sheet") !== null),
        "the focus leaves the open sheet",
      );
      await page.keyboard.press("Escape");
      claim((await focused(page)) === "chip", "the focus does not come back");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await answered(page, 2);
      claim(
        site.received[1]?.text === "科技人员月平均人数怎么算？",
        "Enter does not press a choice",
      );
      const ring = await page.evaluate(() => {
        document.querySelector(".feedback button")?.focus();
        return getComputedStyle(document.activeElement ?? document.body).outlineWidth;
      });
      claim(ring === "3px", `focus is not seen (${ring})`);
    },
  ],
  [
    "does not send while a character is being chosen",
    [desk],
    async (page, site) => {
      await page.fill("#text", "ke chuang");
      await page.dispatchEvent("#text", "keydown", {
        key: "Enter",
        isComposing: true,
        bubbles: true,
      });
      await page.dispatchEvent("#text", "keydown", { key: "Enter", keyCode: 229, bubbles: true });
      await page.waitForTimeout(100);
      claim(site.received.length === 0, "Enter in the input method sent the question");
    },
  ],
  [
    "takes feedback with a reason",
    [desk, phone],
    async (page, site, shot) => {
      await ask(page, "新认定高企奖励多少");
      await answered(page, 1);
      await page.click(".feedback button[value=no]");
      await page.fill(".feedback .reason", "想知道去年的数");
      await shot("feedback");
      await page.click(".feedback button");
      await page.waitForSelector("text=记下了，谢谢。");
      const given = site.given.map(({ helpful, reason }) => `${String(helpful)} ${reason ?? ""}`);
      claim(given.join() === "false ,false 想知道去年的数", `given was ${given.join()}`);
    },
  ],
  [
    "says that the server is away, keeps what is asked meanwhile, and goes on when it is back",
    [phone],
    async (page, site, shot) => {
      await ask(page, "第一问");
      await answered(page, 1);
      await site.stop();
      await page.waitForSelector("#notice:not([hidden])", { timeout: 8_000 });
      await ask(page, "停着的时候问的");
      await page.waitForSelector(".unsent");
      await shot("away");
      await site.start();
      await page.click("#notice button");
      await answered(page, 2);
      claim((await page.locator(".unsent").count()) === 0, "the question is still called unsent");
      claim((await page.locator(".you").count()) === 2, "a question stands there twice");
      claim(await page.isHidden("#notice"), "the notice stays");
      const texts = site.received.map(({ text }) => text).join();
      claim(texts === "第一问,停着的时候问的", `received was ${texts}`);
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
    "stays where the reader is while text arrives, and follows at the end",
    [phone],
    async (page) => {
      await ask(page, "给我长的");
      await answered(page, 1);
      const top = await page.evaluate(
        () => document.querySelector(".you")?.getBoundingClientRect().top,
      );
      claim((top ?? -1) > 40, "the question was scrolled out of sight");
      await page.evaluate(() => window.scrollTo(0, 300));
      const before = await page.evaluate(() => window.scrollY);
      await page.evaluate(() =>
        fetch("/api/messages", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ id: "3f2b8c1e-0000-4000-8000-00000000000b", text: "别处问的" }),
        }),
      );
      await answered(page, 2);
      const after = await page.evaluate(() => window.scrollY);
      claim(Math.abs(after - before) < 2, `the page moved from ${before} to ${after}`);
    },
  ],
  [
    "names everything that can be used, and keeps touch targets large",
    [desk, phone],
    async (page) => {
      await ask(page, "预审我的企业");
      await answered(page, 1);
      const faults = await page.evaluate(() => {
        const found = [];
        for (const one of document.querySelectorAll(
          "button, a, input:not([type=hidden]), textarea, summary",
        )) {
          const own = one;
          const name =
            own.getAttribute("aria-label") ?? own.labels?.[0]?.textContent ?? own.textContent;
          if (!name?.trim()) found.push(`no name: ${own.outerHTML.slice(0, 80)}`);
          const box = own.getBoundingClientRect();
          const small = box.width > 0 && (box.height < 30 || box.width < 28);
          if (small && !own.closest(".skip, h1, dl"))
            found.push(`small: ${own.outerHTML.slice(0, 80)}`);
        }
        const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
        if (new Set(ids).size < ids.length) found.push("an id stands twice");
        if (document.documentElement.lang !== "zh-CN") found.push("no language");
        if (!document.querySelector("[role=log][aria-label]")) found.push("the log has no name");
        if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
        return found;
      });
      claim(faults.length === 0, faults.join("\n      "));
    },
  ],
  [
    "has a contrast of at least 4.5 to 1",
    [desk, { ...desk, dark: true }],
    async (page) => {
      for (const text of ["预审我的企业", "新认定高企奖励多少", "科技人员占比要多少？"]) {
        await ask(page, text);
        await page.waitForFunction(() => !document.querySelector(".live, .turn.you:last-child"));
      }
      await page.click("#as-of-menu summary");
      await page.fill("#as-of", "2019-04-22");
      const faults = await page.evaluate(contrastFaults);
      claim(faults.length === 0, faults.join("\n      "));
    },
  ],
  [
    "does not move for who wants no motion",
    [desk],
    async (page) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await ask(page, "科技人员占比要多少？");
      await answered(page, 1);
      await page.click(".chip >> nth=0");
      const time = await page.evaluate(
        () => getComputedStyle(document.querySelector("#sheet") ?? document.body).animationDuration,
      );
      claim(time === "0s" || time === "0ms", `the sheet moves for ${time}`);
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
      await page.click("button.send");
      await page.waitForURL(/#latest$/);
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
      await shot("print");
    },
  ],
];

/**
 * Runs all checks, each on a fresh site and in a fresh browser window; none may leave a message on
 * the console. Yields `{ name, fault }` for each; `fault` says what was seen instead, and
 * `shots` names a folder for pictures.
 */
export async function* checkPage({ browser, openSampleSite, shots }) {
  for (const [name, looks, check] of checks) {
    for (const look of looks) {
      const label = `${look.width}${look.dark ? "-dark" : ""}`;
      const site = await openSampleSite();
      const context = await browser.newContext({
        viewport: { width: look.width, height: look.height },
        javaScriptEnabled: look.script ?? true,
        colorScheme: look.dark ? "dark" : "light",
        locale: "zh-CN",
      });
      context.setDefaultTimeout(8_000);
      const shot = async (what, page) => {
        if (shots) await page.screenshot({ path: join(shots, `${label}-${what}.png`) });
      };
      const fault = await run(context, site, check, shot, name.includes("server is away"));
      await context.close();
      await site.stop();
      yield { name: `${name} (${label})`, ...(fault !== undefined && { fault }) };
    }
  }
}

async function run(context, site, check, shot, away) {
  const complaints = [];
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  try {
    await page.goto(site.url);
    await check(page, site, (name) => shot(name, page));
  } catch (error) {
    return [String(error), ...complaints].join("\n      ");
  }
  // A server that is away is told on the console by the browser itself.
  const own = complaints.filter((one) => !away || !/net::ERR_|\b503\b/.test(one));
  return own.length > 0 ? own.join("\n      ") : undefined;
}
