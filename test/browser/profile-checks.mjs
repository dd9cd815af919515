/* global document, window, Buffer, DataTransfer, File, DragEvent */
import axeCore from "axe-core";
import { answered, ask, claim, desk, focused, phone, scroll } from "./claim.mjs";
import { contrastFaults } from "./contrast.mjs";

const dark = { ...desk, dark: true };
const begun = async (page) => {
  await ask(page, "预审我的企业");
  await answered(page, 1);
  await page.waitForSelector("#profile-body .company", { state: "attached" });
};
const narrow = (page) => page.viewportSize().width < 1100;
/** Opens the panel where it lies in a sheet. */
const openPanel = async (page) => {
  if (!narrow(page)) return;
  await page.click("#to-profile");
  await page.waitForSelector("#profile-sheet[open]");
  await page.waitForTimeout(200);
};
const entry = (year) => `#fact-salesRevenue-${year}`;
const axeFaults = async (page, where) => {
  await page.evaluate(axeCore.source);
  const found = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }),
  );
  return found.violations.map(
    ({ id, help, nodes }) => `${where}: ${id} (${help}) ${nodes[0]?.html.slice(0, 160)}`,
  );
};

/** The panel of the company, files that come and go, the link of a colleague. */
export const profileChecks = [
  [
    "profile: the panel stands at the side, on a phone in a sheet that the bar opens",
    [desk, phone, dark, { ...phone, dark: true }],
    async (page, _, shot) => {
      claim(await page.isHidden("#to-profile"), "there is a state before anything is known");
      await begun(page);
      if (narrow(page)) {
        claim((await page.innerText("#to-profile")).includes("预审 1/3"), "no state in the bar");
        claim(await page.isHidden("aside.profile"), "the panel stands where there is no room");
        await shot("profile-bar");
      } else claim(await page.isVisible("aside.profile .standing"), "no panel at the side");
      claim((await scroll(page)) === 0, "the page can be pushed sideways");
      await openPanel(page);
      await shot("profile");
      const panel = await page.innerText("#profile-body");
      for (const words of ["✗ 不符合", "概数", "预计", "审计", "还不知道的", "收回"])
        claim(panel.includes(words), `the panel does not say ${words}`);
      claim(
        panel.indexOf("研发费用占比") < panel.indexOf("核心知识产权"),
        "what is met stands before what is not",
      );
      await page.click(`${entry(2025)} summary`);
      claim(
        (await page.innerText(entry(2025))).includes("去年卖了 4980 万左右"),
        "no source words",
      );
      claim((await page.innerText(entry(2025))).includes("大概 5000 万"), "no history");
      await page.locator(entry(2025)).scrollIntoViewIfNeeded();
      await shot("profile-entry");
      const wide = await page.evaluate(() => {
        const box = document.getElementById("profile-body");
        return box.scrollWidth - box.clientWidth;
      });
      claim(wide <= 0, `the panel is ${wide} px too wide`);
    },
  ],
  [
    "profile: a figure is changed in place, a fault keeps what was typed, another page is told",
    [desk, phone],
    async (page, site, shot) => {
      await begun(page);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.waitForSelector("#profile-body .company", { state: "attached" });
      await page.bringToFront();
      await openPanel(page);
      await page.click(`${entry(2025)} summary`);
      await page.fill(`${entry(2025)} input[name=text]`, "四千多吧");
      await page.press(`${entry(2025)} input[name=text]`, "Enter");
      await page.waitForSelector(`${entry(2025)} .unsent`);
      const field = page.locator(`${entry(2025)} input[name=text]`);
      claim((await field.inputValue()) === "四千多吧", "what was typed is gone");
      claim((await focused(page)) === "edit-salesRevenue-2025", "the fault is not in focus");
      await shot("profile-fault");
      await field.fill("4975 万元");
      await page.click(`${entry(2025)} button[value=save]`);
      await page.waitForSelector(`${entry(2025)} .value:has-text("4975 万元")`);
      claim((await page.innerText("#profile-told")).includes("改好了"), "nothing is said");
      claim(await page.isVisible(`${entry(2025)} .before`), "the fold was closed");
      await page.waitForSelector(`${entry(2025)} summary:focus`);
      await other.waitForSelector(`${entry(2025)} .value:has-text("4975 万元")`, {
        state: "attached",
      });
      await page.click("#profile-body button:has-text('收回')");
      await page.waitForSelector("#profile-body .links", { state: "detached" });
      await other.close();
      claim(site.received.length === 1, "an edit was sent as a message");
    },
  ],
  [
    "profile: what is being typed stays when the profile changes elsewhere, and the later one is told",
    [desk],
    async (page) => {
      await begun(page);
      await page.click(`${entry(2025)} summary`);
      await page.click(`${entry(2024)} summary`);
      const field = page.locator(`${entry(2025)} input[name=text]`);
      await field.fill("4970 万");
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.click(`${entry(2025)} summary`);
      await other.fill(`${entry(2025)} input[name=text]`, "4999 万");
      await other.click(`${entry(2025)} button[value=save]`);
      await other.waitForSelector(`${entry(2025)} .value:has-text("4999 万")`);
      await other.close();
      await page.bringToFront();
      await page.waitForTimeout(700);
      claim((await focused(page)) === "edit-salesRevenue-2025", "the focus left the field");
      await page.focus("#text");
      await page.waitForSelector(`${entry(2025)} .value:has-text("4999 万")`);
      claim((await field.inputValue()) === "4970 万", "what was typed is gone");
      claim(await page.isVisible(`${entry(2024)} .told`), "another fold was closed");
      await page.click(`${entry(2025)} button[value=save]`);
      await page.waitForSelector(`${entry(2025)} .unsent`);
      claim((await page.innerText(entry(2025))).includes("刚被改过"), "the later one is not told");
      claim((await field.inputValue()) === "4970 万", "what was typed is gone after the fault");
    },
  ],
  [
    "profile: nothing jumps while text streams, and two companies have tabs",
    [desk],
    async (page, site) => {
      await begun(page);
      site.pace(250);
      await ask(page, "慢慢说");
      await page.waitForSelector(".live .words strong");
      const where = () =>
        page.evaluate(() => {
          const { left, width } = document.querySelector("#log").getBoundingClientRect();
          return `${left} ${width}`;
        });
      const before = await where();
      await page.click(".companies a:has-text('乙某材料')");
      await page.waitForSelector("#profile-body .value:has-text('900 万元')");
      claim((await where()) === before, "the conversation moved");
      claim(await page.isVisible(".live"), "it was not looked at while streaming");
      await answered(page, 2);
      claim(await page.isVisible("#profile-body .value:has-text('900 万元')"), "the tab is lost");
      await page.click(`${entry(2025)} summary`);
      await page.fill(`${entry(2025)} input[name=text]`, "950 万元");
      await page.click(".companies a:has-text('某某科技')");
      await page.waitForSelector("#profile-body .value:has-text('4980 万元')");
      claim(
        (await page.inputValue(`${entry(2025)} input[name=text]`)) === "4980 万元",
        "what was typed for one company stands with the other",
      );
    },
  ],
  [
    "profile: a page of its own works without script and on paper",
    [
      { ...desk, script: false },
      { ...phone, script: false },
    ],
    async (page, _, shot) => {
      await page.fill("#text", "预审我的企业");
      await page.click("#send");
      await page.waitForURL(/\/c\/.+#latest$/);
      await page.click(narrow(page) ? "#to-profile" : ".alone-link a");
      await page.waitForSelector(".profile.alone .company");
      await page.click(`${entry(2025)} summary`);
      await page.fill(`${entry(2025)} input[name=text]`, "4975 万元");
      await page.click(`${entry(2025)} button[value=save]`);
      await page.waitForSelector(`${entry(2025)} .value:has-text("4975 万元")`);
      await shot("profile-page", { fullPage: true });
      claim((await scroll(page)) === 0, "the page can be pushed sideways");
      await page.click(".companies a:has-text('乙某材料')");
      await page.waitForSelector(".value:has-text('900 万元')");
      await page.goBack();
      await page.emulateMedia({ media: "print" });
      await shot("profile-paper", { fullPage: true });
      claim(await page.isHidden(".edit >> nth=0"), "a form stands on paper");
      claim(await page.isVisible(".conditions >> nth=0"), "no conditions on paper");
      claim(await page.isVisible(".company h2"), "no name on paper");
    },
  ],
  [
    "files: chosen and dropped ones are listed, taken off, sent with words or without",
    [desk, phone],
    async (page, site, shot) => {
      const chooser = page.waitForEvent("filechooser");
      await page.click("#attach summary");
      await (
        await chooser
      ).setFiles([
        { name: "利润表.csv", mimeType: "text/csv", buffer: Buffer.from("营业收入,4126") },
        {
          name: "很长的名字，写着二〇二五年研发费用辅助账与归集表最终版.csv",
          mimeType: "text/csv",
          buffer: Buffer.from("a,b"),
        },
      ]);
      await page.waitForSelector("#attached li >> nth=1");
      claim(!(await page.isVisible("#attach .panel")), "the form for no script opened");
      await shot("files-chosen");
      claim((await scroll(page)) === 0, "the page can be pushed sideways");
      await page.click("#attached .off >> nth=1");
      claim((await page.locator("#attached li").count()) === 1, "it cannot be taken off");
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(["x,y"], "名单.csv"));
        const drag = (type) =>
          document.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        drag("dragover");
        if (!document.body.classList.contains("dropping")) throw new Error("no sign of dropping");
        drag("drop");
      });
      await page.waitForSelector("#attached li >> nth=1");
      await page.click("#send");
      await answered(page, 1);
      claim(await page.isHidden("#attached"), "the files are still listed");
      claim(
        (await page.innerText(".you .words")) === "［文件：利润表.csv、名单.csv］",
        "the conversation does not name them",
      );
      claim(site.received[0]?.files?.[0]?.bytes.length === 17, "they did not arrive whole");
      await page.waitForSelector("#profile-body .company", { state: "attached" });
      await page.setInputFiles("#files", {
        ...{ name: "大.csv", mimeType: "text/csv" },
        buffer: Buffer.alloc(11 * 1024 * 1024),
      });
      claim((await page.innerText("#unsent")).includes("太大了"), "no sentence on size");
      await page.setInputFiles("#files", {
        ...{ name: "再来.csv", mimeType: "text/csv", buffer: Buffer.from("1") },
      });
      await ask(page, "补一份");
      await answered(page, 2);
      claim(site.received[1]?.text === "补一份\n［文件：再来.csv］", "the words are lost");
    },
  ],
  [
    "files: a form sends them without script",
    [{ ...phone, script: false }],
    async (page, site, shot) => {
      await page.click("#attach summary");
      await page.setInputFiles("#files", {
        ...{ name: "利润表.csv", mimeType: "text/csv", buffer: Buffer.from("1,2") },
      });
      await shot("files-form");
      await page.click("#attach .plain-button");
      await page.waitForURL(/\/c\/.+#latest$/);
      claim(site.received[0]?.files?.length === 1, "the file did not arrive");
    },
  ],
  [
    "files: those of a reply are downloaded by a button",
    [desk, phone],
    async (page, _, shot) => {
      await begun(page);
      const download = page.waitForEvent("download");
      await page.click(".bot .file >> nth=0");
      const name = (await download).suggestedFilename();
      claim(name === "预审备忘 hnte（某某科技）.docx", `the file is called ${name}`);
      await page.locator(".bot .files").scrollIntoViewIfNeeded();
      await shot("files-offered");
    },
  ],
  [
    "colleague: a link is copied, opened by somebody else, answered, and the panel knows",
    [desk, phone, { ...phone, dark: true }],
    async (page, site, shot) => {
      await begun(page);
      await ask(page, "发给同事填");
      await answered(page, 2);
      const link = await page.getAttribute(".help-link", "href");
      const address = await page.innerText(".help-link");
      claim(address === new URL(link, site.url).href, `the link reads ${address}`);
      await page.locator(".bot .copy").scrollIntoViewIfNeeded();
      await shot("link");
      const elsewhere = await page
        .context()
        .browser()
        .newContext({
          viewport: page.viewportSize(),
          javaScriptEnabled: false,
          colorScheme: (await page.evaluate(
            () => window.matchMedia("(prefers-color-scheme: dark)").matches,
          ))
            ? "dark"
            : "light",
        });
      const colleague = await elsewhere.newPage();
      await colleague.goto(address);
      await shot("colleague", { page: colleague });
      await colleague.check("input[value=较高]", { force: true });
      await colleague.fill("input[type=text], input:not([type])", "看不懂");
      await colleague.click("button.send");
      await colleague.waitForSelector(".handed");
      claim((await colleague.innerText(".handed")).includes("较高"), "not told what was taken");
      await shot("colleague-told", { page: colleague });
      claim((await scroll(colleague)) === 0, "the page can be pushed sideways");
      await openPanel(page);
      await page.waitForSelector("#profile-body .unknown-facts", { state: "detached" });
      await elsewhere.close();
    },
  ],
  [
    "start: an address begins a pre-check by one press, and not before",
    [desk, phone, { ...phone, script: false }],
    async (page, site, shot) => {
      await page.goto(new URL("/programmes/hnte", site.url).href);
      await page.click("a:has-text('用对话预审')");
      await page.waitForSelector("#start");
      await shot("start");
      claim(site.received.length === 0, "something was sent by opening the page");
      await page.click("#start button");
      await page.waitForSelector("[data-seq]");
      claim(site.received[0]?.text === "预审高新技术企业认定", "another text was sent");
      claim((await page.locator("#start").count()) === 0, "the button stays");
    },
  ],
  [
    "profile: has no fault that axe finds, enough contrast, names and large targets",
    [desk, phone, dark, { ...phone, dark: true }],
    async (page, site) => {
      await begun(page);
      await ask(page, "发给同事填");
      await answered(page, 2);
      await openPanel(page);
      await page.click(`${entry(2025)} summary`);
      const faults = await axeFaults(page, "panel");
      faults.push(...(await page.evaluate(contrastFaults)));
      await page.goto(page.url().replace("/c/", "/profile/"));
      faults.push(...(await axeFaults(page, "page")), ...(await page.evaluate(contrastFaults)));
      for (const path of ["/?start=hnte", "/help/sample-token-sample-token-sample"]) {
        await page.goto(new URL(path, site.url).href);
        faults.push(...(await axeFaults(page, path)), ...(await page.evaluate(contrastFaults)));
      }
      claim(faults.length === 0, faults.join("\n      "));
    },
  ],
  [
    "profile: can be used by keyboard alone",
    [desk, phone],
    async (page) => {
      await begun(page);
      if (narrow(page)) {
        await page.focus("#to-profile");
        await page.keyboard.press("Enter");
        await page.waitForSelector("#profile-sheet[open]");
      }
      await page.focus(`${entry(2025)} summary`);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      claim((await focused(page)) === "edit-salesRevenue-2025", "Tab does not lead to the field");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("4981 万元");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${entry(2025)} .value:has-text("4981 万元")`);
      if (!narrow(page)) return;
      await page.keyboard.press("Escape");
      claim(!(await page.isVisible("#profile-sheet")), "Esc does not close the sheet");
      claim((await focused(page)) === "to-profile", "the focus does not come back");
    },
  ],
];
