import { join } from "node:path";
import { besideChecks } from "./beside-checks.mjs";
import { lineChecks } from "./line-checks.mjs";
import { profileChecks } from "./profile-checks.mjs";
import { programmeChecks } from "./programme-checks.mjs";
import { qualityChecks } from "./quality-checks.mjs";
import { talkChecks } from "./talk-checks.mjs";

const checks = [
  ...talkChecks,
  ...lineChecks,
  ...besideChecks,
  ...profileChecks,
  ...programmeChecks,
  ...qualityChecks,
];

/**
 * Runs all checks, each on a fresh site and in a fresh browser window; none may leave a message on
 * the console. Yields `{ name, fault }` for each; `fault` says what was seen instead, and
 * `shots` names a folder for pictures, and only checks whose name holds `only` are run.
 */
export async function* checkPage({ browser, openSampleSite, shots, only = "" }) {
  for (const [name, looks, check] of checks.filter(([name]) => name.includes(only))) {
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
      const shot = async (what, page, { page: other = page, ...options } = {}) => {
        if (shots)
          await other.screenshot({ path: join(shots, `${label}-${what}.png`), ...options });
      };
      const fault = await run(context, site, check, shot, look.away ?? false);
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
    await check(page, site, (name, options) => shot(name, page, options));
  } catch (error) {
    return [String(error), ...complaints].join("\n      ");
  }
  // A line that is away and a refusal are told on the console by the browser itself.
  const own = complaints.filter((one) => !away || !/net::ERR_|\b(400|503)\b/.test(one));
  return own.length > 0 ? own.join("\n      ") : undefined;
}
