/* global document, window */
import axeCore from "axe-core";
import { claim, desk, phone, scroll } from "./claim.mjs";
import { contrastFaults } from "./contrast.mjs";

const dark = { ...desk, dark: true };
const open = async (page, site, path) => {
  await page.goto(new URL(path, site.url).href);
};
const field = (fact, year) => `[name='f.${fact}${year === undefined ? "" : `.${year}`}']`;
/** Fills the fields of the three years before a filing day of 2026. */
const fillRatio = async (page, rd) => {
  await page.fill("#f-day", "2026-06-15");
  await page.waitForSelector(field("salesRevenue", 2023));
  const figures = { salesRevenue: ["4000", "4500", "5000"], rdExpenseHnte: ["200", "200", rd] };
  for (const [fact, values] of Object.entries(figures))
    for (const [at, value] of values.entries()) await page.fill(field(fact, 2023 + at), value);
};
const out = (words) => `#result li:has-text("${words}")`;

/** The pages of programmes and the what-if form on them. */
export const programmeChecks = [
  [
    "programmes: the list is searched and leads to conditions, clauses and the chat",
    [desk, phone, { ...phone, script: false }],
    async (page, site, shot) => {
      await open(page, site, "/programmes");
      await shot("programmes");
      await page.fill("#q", "高企");
      await page.press("#q", "Enter");
      await page.waitForSelector(".found");
      await page.click(".programmes a >> nth=0");
      await page.waitForSelector("#conditions");
      await shot("programme");
      claim((await scroll(page)) === 0, "the page can be pushed sideways");
      await page.click("#conditions .source >> nth=0");
      await page.waitForSelector(".side .clause:target");
      await page.goBack();
      await page.click(".ask-about a >> nth=0");
      await page.waitForSelector("#text");
      claim((await page.inputValue("#text")).includes("高新技术企业"), "the chat has no question");
      claim(site.received.length === 0, "the question was sent unasked");
    },
  ],
  [
    "programmes: conditions change as one types, faults stand beside their field, no figure in the address",
    [desk, phone, { ...phone, dark: true }],
    async (page, site, shot) => {
      await open(page, site, "/programmes/hnte#try");
      await fillRatio(page, "274");
      await page.waitForSelector(out("不符合 研发费用占比"));
      await page.fill(field("rdExpenseHnte", 2025), "275");
      await page.waitForSelector(out("符合 研发费用占比：5%"));
      await page.fill(field("employees", 2025), "很多");
      await page.waitForSelector("[data-field='f.employees.2025']:not([hidden])");
      const said = await page.innerText("[data-field='f.employees.2025']");
      claim(said.includes("不是数"), `the field says ${said}`);
      await page.locator(out("符合 研发费用占比：5%")).first().waitFor();
      await page.evaluate(() => document.getElementById("try").scrollIntoView());
      await shot("what-if");
      claim((await scroll(page)) === 0, "the form can be pushed sideways");
      claim(!page.url().includes("275"), `a figure stands in ${page.url()}`);
      claim((await page.evaluate(() => window.localStorage.length)) === 0, "the browser remembers");
      const glance = await page.innerText("#glance");
      claim(page.viewportSize().width > 900 || glance.includes("1 符合"), `in short: ${glance}`);
    },
  ],
  [
    "programmes: another filing day asks other years and loses nothing",
    [desk],
    async (page, site) => {
      await open(page, site, "/programmes/hnte#try");
      await fillRatio(page, "275");
      await page.fill("#f-day", "2025-06-15");
      await page.waitForSelector(field("salesRevenue", 2022));
      claim(await page.isHidden(field("salesRevenue", 2025)), "a year too many is asked");
      await page.fill("#f-day", "2026-06-15");
      await page.waitForSelector(`${field("salesRevenue", 2025)}:visible`);
      claim((await page.inputValue(field("salesRevenue", 2025))) === "5000", "a figure is lost");
    },
  ],
  [
    "programmes: is filled by the keyboard alone",
    [desk],
    async (page, site) => {
      await open(page, site, "/programmes/hnte#try");
      await page.focus(".missing a >> nth=0");
      await page.keyboard.press("Enter");
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
      claim((await focused()) === "f.regDate", `the link leads to ${await focused()}`);
      await page.keyboard.type("2018-05-10");
      await page.waitForSelector(out("符合 注册成立满一年"));
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("#fields details")) fold.open = true;
      });
      await page.focus(`${field("techFieldInCatalogue")}[value='']`);
      await page.keyboard.press("ArrowRight");
      await page.waitForSelector(out("符合 属于八大领域"));
      await page.focus(field("regDate"));
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.id === "result");
    },
  ],
  [
    "programmes: compares with a starting point, and makes a link that others can read",
    [desk, phone],
    async (page, site, shot) => {
      await open(page, site, "/programmes/hnte#try");
      await fillRatio(page, "200");
      await page.waitForSelector(out("不符合 研发费用占比"));
      await page.click("button[value=keep]");
      await page.waitForSelector(".comparison");
      await page.fill(field("rdExpenseHnte", 2025), "275");
      await page.waitForSelector(".comparison tr.changed");
      await page.locator(".comparison").scrollIntoViewIfNeeded();
      await shot("compared");
      await page.click("button[value=drop]");
      await page.waitForFunction(() => !document.querySelector(".comparison"));
      await page.click("button[value=share]");
      const address = await page.inputValue("#shared-address");
      claim(/\/w\/[\w-]{32}$/.test(address), `the link is ${address}`);
      const context = await page.context().browser().newContext();
      const other = await context.newPage();
      await other.goto(address);
      const text = await other.innerText("main");
      claim(text.includes("自报") && text.includes("275 万元"), "the figures are not shown");
      claim((await other.locator("main input:not([type=hidden])").count()) === 0, "can be changed");
      claim((await scroll(other)) === 0, "the link's page can be pushed sideways");
      await context.close();
      await page.goto(address);
      await shot("shared", { fullPage: true });
      await page.click("text=现在就删掉这个链接");
      await page.waitForURL(/\/programmes\/hnte$/);
    },
  ],
  [
    "programmes: the form works without script",
    [
      { ...desk, script: false },
      { ...phone, script: false },
    ],
    async (page, site, shot) => {
      await open(page, site, "/programmes/hnte?day=2026-06-15");
      await page.click("summary:has-text('更细的数')");
      await page.fill(field("techStaffRatio", 2025), "10");
      await page.click("#judge");
      await page.waitForURL(/#result$/);
      await page.waitForSelector(out("符合 科技人员占比：10%"));
      await shot("what-if-no-script");
      claim(await page.isHidden("#glance"), "what needs script is offered");
      await page.click("button[value=share]");
      await page.waitForURL(/\/w\/[\w-]{32}/);
      await page.click("text=照这些数接着改");
      claim(
        (await page.inputValue(field("techStaffRatio", 2025))) === "10",
        "the figures are gone",
      );
    },
  ],
  [
    "programmes: prints conditions and a list to tick off, without the form",
    [desk],
    async (page, site, shot) => {
      await open(page, site, "/programmes/hnte");
      await page.emulateMedia({ media: "print" });
      for (const part of ["#conditions", ".checklist", "#windows"])
        claim(await page.locator(part).first().isVisible(), `${part} is not printed`);
      for (const part of [".try", ".contents-line", ".as-of", ".places"])
        claim(await page.locator(part).first().isHidden(), `${part} is printed`);
      await shot("programme-print", { fullPage: true });
    },
  ],
  [
    "programmes: has no fault that axe finds and enough contrast, in light and dark",
    [desk, phone, dark],
    async (page, site) => {
      const faults = [];
      const look = async (where) => {
        await page.evaluate(axeCore.source);
        const { violations } = await page.evaluate(() =>
          window.axe.run(document, { resultTypes: ["violations"] }),
        );
        for (const { id, help, nodes } of violations)
          faults.push(`${where}: ${id} (${help}) ${nodes[0]?.html.slice(0, 160)}`);
        for (const fault of await page.evaluate(contrastFaults)) faults.push(`${where}: ${fault}`);
      };
      for (const path of ["/programmes", "/programmes/tech-sme", "/programmes/rd-subsidy"]) {
        await open(page, site, path);
        await look(path);
      }
      await open(page, site, "/programmes/srdi-little-giant#try");
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("details")) fold.open = true;
      });
      await look("all unfolded");
      await open(page, site, "/programmes/hnte#try");
      await fillRatio(page, "274");
      await page.fill(field("employees", 2025), "很多");
      await page.waitForSelector("[data-field='f.employees.2025']:not([hidden])");
      await page.click("button[value=keep]");
      await page.waitForSelector(".comparison");
      await look("with what came out");
      await page.click("button[value=share]");
      await page.goto(await page.inputValue("#shared-address"));
      await look("shared");
      claim(faults.length === 0, faults.join("\n      "));
    },
  ],
  [
    "programmes: needs nothing that Chromium 90 does not have",
    [desk],
    async (page, site) => {
      await open(page, site, "/programmes/hnte");
      const files = await page.evaluate(() =>
        [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map(
          (one) => one.href || one.src,
        ),
      );
      claim(files.length === 2, `${files.length} files`);
      for (const name of files) {
        const text = await (await page.request.get(name)).text();
        const newer = name.endsWith(".css")
          ? [/:has\(/, /@layer/, /@container/, /color-mix\(/, /^\s*&/m]
          : [/\.at\(/, /structuredClone/, /\.findLast/, /Object\.hasOwn/, /randomUUID\(/];
        const found = newer.find((mark) => mark.test(text));
        claim(found === undefined, `${name} uses ${String(found)}`);
      }
    },
  ],
];
