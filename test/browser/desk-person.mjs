/* global document */
import { ask, claim } from "./claim.mjs";

/** What is written for the fields of a document that could not be read, by field. */
const known = { issued: "2026-03-02", effective: "2026-03-02", expires: "2029-03-01" };

/** Signs in with a code; `name` is asked of the first admin only. */
export async function signIn(page, url, code, name) {
  await page.goto(new URL("/desk", url).href);
  await page.fill("#code", code);
  if (name !== undefined) await page.fill("#name", name);
  await page.press("#code", "Enter");
  await page.waitForSelector("h1:text('等着办的事')");
}

/** Adds a document by its form; gives the address of its page. */
export async function addDocument(page, url, file) {
  await page.goto(new URL("/desk/documents", url).href);
  await page.setInputFiles("#files", file);
  await page.click("text=收下，待审");
  await page.waitForSelector("text=收下了。");
  return page.url().replace(/\?.*/, "");
}

/** Writes what was doubtful in a document that is open, and saves it. */
export async function settleDoubts(page, issuer) {
  const values = { ...known, issuer };
  const doubts = await page.$$eval(".doubt", (sets) =>
    sets.map((one) => one.querySelector("input[type=radio]").name.replace("pick-", "")),
  );
  for (const field of doubts) {
    claim(field in values, `an unforeseen doubt: ${field}`);
    await page.check(`input[name="pick-${field}"][value=other]`);
    await page.fill(`#${field}`, values[field]);
  }
  await page.fill("#effective", values.effective);
  await page.click("text=存下");
  await page.waitForSelector("text=存好了。");
  claim((await page.locator(".doubt").count()) === 0, "doubts are left after all were settled");
  return doubts;
}

/** Publishes a document that somebody else added. */
export async function publish(page, path) {
  await page.goto(path);
  await page.click("button:text-is('公开')");
  await page.waitForSelector("text=公开了");
}

/** Asks on an open chat page and gives the answer: its words, and the names of what it cites. */
export async function answerTo(page, question) {
  const before = await page.locator(".turn.bot").count();
  await ask(page, question);
  await page.waitForFunction(
    (most) =>
      document.querySelectorAll(".turn.bot").length > most && !document.querySelector(".live"),
    before,
  );
  const last = page.locator(".turn.bot").last();
  return {
    words: await last.locator(".words").first().innerText(),
    cited: await last.locator(".chip .name").allInnerTexts(),
    last,
  };
}
