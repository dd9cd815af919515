/* global document, window, performance, getComputedStyle */
import axeCore from "axe-core";
import { answered, ask, claim, desk, phone } from "./claim.mjs";
import { contrastFaults } from "./contrast.mjs";

/** What axe is made of, to be run in the page: its policy lets nothing else in. */
const axe = axeCore.source;

/** What holds for everyone: names, contrast, motion, colours, weight, old browsers. */
export const qualityChecks = [
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
    "has no fault that axe finds, on any page, in light and dark",
    [desk, phone, { ...desk, dark: true }],
    async (page, site) => {
      const faults = [];
      const look = async (where) => {
        await page.evaluate(axe);
        const found = await page.evaluate(() =>
          window.axe.run(document, { resultTypes: ["violations"] }),
        );
        for (const { id, help, nodes } of found.violations) {
          faults.push(`${where}: ${id} (${help}) ${nodes[0]?.html.slice(0, 120)}`);
        }
      };
      await look("first");
      for (const text of ["预审我的企业", "新认定高企奖励多少", "科技人员占比要多少？"]) {
        await ask(page, text);
        await page.waitForFunction(() => !document.querySelector(".live, .turn.you:last-child"));
      }
      await page.click(".feedback button[value=no] >> nth=-1");
      await page.waitForSelector(".reasons");
      await look("chat");
      await page.click(".chip >> nth=-1");
      await page.waitForTimeout(200);
      await look("sheet");
      await page.keyboard.press("Escape");
      if (await page.isHidden(".places .to-person")) await page.click(".menu.more summary");
      await page.click(".bar .to-person:visible");
      await look("person");
      await page.keyboard.press("Escape");
      await page.click("#as-of-menu summary");
      await look("day");
      for (const path of ["/history", "/policies", "/policies?q=32号", "/person"]) {
        await page.goto(new URL(path, site.url).href);
        await look(path);
      }
      await page.goto(new URL("/policies?q=高新技术企业认定管理办法", site.url).href);
      await page.click(".policies a >> nth=0");
      await look("document");
      claim(faults.length === 0, faults.join("\n      "));
    },
  ],
  [
    "is first seen within 300 ms, and loads at most 150 kB before the first message",
    [desk, phone],
    async (page, site) => {
      await page.goto("about:blank");
      let bytes = 0;
      const session = await page.context().newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.setCacheDisabled", { cacheDisabled: true });
      session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
      const seen = [];
      for (let load = 0; load < 5; load++) {
        bytes = 0;
        await page.goto(site.url);
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]);
        await page.waitForFunction(() => document.documentElement.classList.contains("js"));
        seen.push(
          await page.evaluate(
            () => performance.getEntriesByName("first-contentful-paint")[0].startTime,
          ),
        );
      }
      const median = seen.sort((a, b) => a - b)[2] ?? 0;
      claim(bytes > 1_000 && bytes <= 150_000, `loaded ${bytes} bytes`);
      claim(median < 300, `first seen after ${Math.round(median)} ms`);
    },
  ],
  [
    "can be told apart in colours that the reader chose",
    [desk],
    async (page, _, shot) => {
      await page.emulateMedia({ forcedColors: "active" });
      await ask(page, "科技人员占比要多少？");
      await answered(page, 1);
      const edges = await page.evaluate(() =>
        [".you .words", ".chip", "button.send", ".choices button"].map(
          (part) => getComputedStyle(document.querySelector(part)).borderTopWidth,
        ),
      );
      claim(
        edges.every((edge) => edge !== "0px"),
        `an edge is missing: ${edges.join()}`,
      );
      await shot("forced");
    },
  ],
  [
    "needs nothing that Chromium 90 does not have",
    [desk],
    async (page, site) => {
      const files = await page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => name),
      );
      const sources = files.filter((name) => /\.(js|css)$/.test(name));
      claim(sources.length > 5, `only ${sources.length} files were seen`);
      for (const name of sources) {
        const text = await (await page.request.get(new URL(name, site.url).href)).text();
        const newer = [
          ...(name.endsWith(".css")
            ? [/:has\(/, /@layer/, /@container/, /color-mix\(/, /^\s*&/m, /@starting-style/]
            : [
                /\.at\(/,
                /structuredClone/,
                /\.findLast/,
                /Object\.hasOwn/,
                /randomUUID\(/,
                /\.toSorted/,
              ]),
          ...(name.endsWith(".js") ? [/AbortSignal\.timeout/, /\.replaceChildren\(\)\)\?\?=/] : []),
        ].find((mark) => mark.test(text));
        claim(newer === undefined, `${name} uses ${String(newer)}`);
      }
    },
  ],
];
