/* global document, window, getComputedStyle */
import { answered, ask, claim, desk, focused, phone, scroll } from "./claim.mjs";

/** Asking and what is answered. */
export const talkChecks = [
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
      await page.click("#sheet .changes summary");
      claim(
        (await page.innerText("#sheet .changes")).includes("2008-04-14 至 2015-12-31"),
        "the fold does not say what held before",
      );
      const whole = await page.getAttribute("#sheet .whole a", "href");
      claim(/^\/policies\/.+#.+/.test(whole ?? ""), `no way to the document but ${whole}`);
      await page.waitForTimeout(200);
      await shot("sheet");
      await page.keyboard.press("Escape");
      claim(!(await page.isVisible("#sheet")), "Esc does not close the sheet");
      claim((await focused(page)) === "chip", "the focus does not return to the citation");
      await page.click(".chip >> nth=1");
      claim((await page.innerText("#sheet blockquote")).includes("月初数"), "no words are quoted");
      await page.keyboard.press("Escape");
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
    "takes a vote, its reason and a change of mind as one",
    [desk, phone],
    async (page, site, shot) => {
      await ask(page, "新认定高企奖励多少");
      await answered(page, 1);
      await page.click(".feedback button[value=no]");
      await page.waitForSelector(".reasons");
      await page.check("input[value=条款不对]", { force: true });
      await page.waitForSelector("text=记下了：条款不对。");
      await shot("feedback");
      await page.fill(".reasons input[name=reason]", "想知道去年的数");
      await page.press(".reasons input[name=reason]", "Enter");
      await page.waitForSelector("text=记下了，谢谢。");
      claim((await page.locator(".reasons").count()) === 0, "the reasons stay");
      claim(
        (await page.getAttribute(".feedback button[value=no]", "aria-pressed")) === "true",
        "the vote is not shown",
      );
      await page.click(".feedback button[value=yes]");
      await page.waitForSelector(".feedback button[value=yes][aria-pressed=true]");
      const given = site.given.map(({ helpful, reason }) => `${String(helpful)} ${reason ?? ""}`);
      claim(
        given.join() === "false ,false 条款不对,false 条款不对：想知道去年的数,true ",
        `given was ${given.join()}`,
      );
    },
  ],
  [
    "shows what staff sent within the talk",
    [desk, phone, { ...desk, dark: true }],
    async (page, site, shot) => {
      await ask(page, "看通知");
      await answered(page, 1);
      await shot("notice");
      const [column, notice, line] = await page.evaluate(() =>
        ["main", ".turn.notice", ".turn.notice .words"].map((one) => {
          const { left, right } = document.querySelector(one).getBoundingClientRect();
          return {
            left,
            right,
            ...{ align: getComputedStyle(document.querySelector(one)).textAlign },
          };
        }),
      );
      claim(
        notice.left >= column.left && notice.right <= column.right,
        `it reaches from ${notice.left} to ${notice.right}`,
      );
      claim(line.align !== "center", "its text is in the middle");
    },
  ],
  [
    "offers to stop an answer that takes long, and to ask again",
    [desk],
    async (page, site, shot) => {
      site.pace(700);
      await ask(page, "慢慢来");
      await page.waitForSelector(".live .waiting");
      await shot("waiting");
      await page.click("button.stop");
      await page.waitForSelector("text=已停止，这条没有回答。");
      claim((await page.locator(".live").count()) === 0, "something still waits");
      site.pace(0);
      await page.click("text=重新问");
      await answered(page, 2);
      claim(site.received[1]?.text === "慢慢来", "the question is not asked again");
    },
  ],
];
