/* global document, window */
import axeCore from "axe-core";
import { claim, scroll } from "./claim.mjs";
import { noticePages } from "./desk-notices.mjs";

/** Every page of the desk as it stands after the story, with the name of its picture. */
const pages = [
  ["home", "/desk"],
  ["documents-all", "/desk/documents"],
  ["documents-none", "/desk/documents?state=rejected"],
  ["gaps-answered", "/desk/gaps?state=answered"],
  ["gaps-none", "/desk/gaps?state=dismissed"],
  ["handoffs-done", "/desk/handoffs?state=done"],
  ["handoffs-none", "/desk/handoffs"],
  ["knowledge", "/desk/knowledge"],
  ["knowledge-added", "/desk/knowledge?list=added"],
  ["people", "/desk/people"],
  ["companies", "/desk/companies"],
  ["companies-none", "/desk/companies?words=没有"],
  ["import", "/desk/import"],
  ["joins-none", "/desk/joins"],
  ["audit", "/desk/audit"],
  ["switches", "/desk/switches"],
  ["jobs", "/desk/jobs"],
  ["notices", "/desk/notices"],
  ["notices-none", "/desk/notices?state=draft"],
  ["notice-new", "/desk/notices/new?template=event"],
  ["me", "/desk/me"],
  ["nothing", "/desk/none"],
];

/** Windows and colours in which all pages are looked at. */
export const looks = [
  { width: 1200, height: 900, dark: false },
  { width: 1200, height: 900, dark: true },
  { width: 1100, height: 800, dark: false },
  { width: 360, height: 740, dark: false },
  { width: 360, height: 740, dark: true },
];

/** Looks at every page as the admin: nothing wide, nothing that axe finds serious, all to be reached by keys. */
export async function lookAtAll({ server, kept, shot }, look) {
  const page = kept.admin;
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
  const faults = [];
  const inspect = async (name, where) => {
    await page.goto(new URL(where, server.url).href);
    await shot(name, page);
    const wide = await scroll(page);
    if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
    if (look.width > 720 && (await isCut(page)))
      faults.push(`${where}: the parts of the desk are cut off`);
    faults.push(...(await serious(page)).map((one) => `${where}: ${one}`));
    if (!look.dark)
      faults.push(...(await unreachable(page)).map((one) => `${where}: no key reaches ${one}`));
  };
  for (const [name, where] of pages) await inspect(name, where);
  for (const [name, end] of noticePages) await inspect(name, kept.notice + end);
  for (const end of ["", "/edit", "/audience", "/audience?by=form"])
    await inspect(`notice-draft${end.replace(/\W/g, "-")}`, kept.draft + end);
  await inspect("document-guangzhou", kept.guangzhou);
  await inspect("document-removed", kept.yinchuan);
  await inspect("document-proposed", kept.proposed);
  await inspect("gap-open", await firstOf(page, server, "/desk/gaps"));
  await inspect("gap-answered", await firstOf(page, server, "/desk/gaps?state=answered"));
  await inspect("handoff-done", await firstOf(page, server, "/desk/handoffs?state=done"));
  await inspect("company", await firstOf(page, server, "/desk/companies"));
  await inspect("knowledge-document", await firstOf(page, server, "/desk/knowledge?list=shipped"));
  claim(faults.length === 0, faults.join("\n      "));
}

/** Address of the first thing that a list leads to. */
async function firstOf(page, server, list) {
  await page.goto(new URL(list, server.url).href);
  const first = page.locator("td a").first();
  claim((await first.count()) === 1, `${list} leads nowhere`);
  return first.getAttribute("href");
}

/** Whether the navigation is wider than what can be seen of it. */
function isCut(page) {
  return page.evaluate(() => {
    const nav = document.querySelector(".bar nav");
    return nav !== null && nav.scrollWidth > nav.clientWidth;
  });
}

async function serious(page) {
  await page.evaluate(axeCore.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id} (${help}) ${nodes[0]?.html.slice(0, 120)}`);
}

/** What can be pressed or written in but is not come by with Tab. */
async function unreachable(page) {
  const wanted = await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const controls = document.querySelectorAll(
      "a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary",
    );
    const seen = [...controls].filter((one) => one.getClientRects().length > 0);
    // Of several dots of one question the keys reach the chosen one, and the arrows the others.
    const own = seen.filter((one) => one.type !== "radio" || one.checked);
    own.forEach((one, at) => one.setAttribute("data-stop", String(at)));
    document.activeElement?.blur();
    return own.length;
  });
  const left = new Set(Array.from({ length: wanted }, (_, at) => String(at)));
  const most = Math.min(wanted + 40, 150);
  for (let steps = 0; steps < most && left.size > 0; steps++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => document.activeElement?.getAttribute("data-stop"));
    if (stop !== null && stop !== undefined) left.delete(stop);
  }
  // Long lists are alike all the way down.
  if (wanted > 100) return [];
  return page.evaluate(
    (stops) =>
      stops.map((stop) => document.querySelector(`[data-stop="${stop}"]`).outerHTML.slice(0, 80)),
    [...left],
  );
}
