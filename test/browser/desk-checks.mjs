import { join } from "node:path";
import { companyStory } from "./desk-companies.mjs";
import { addDocument } from "./desk-person.mjs";
import { longTitled } from "./desk-documents.mjs";
import { noticeStory } from "./desk-notices.mjs";
import { looks, lookAtAll } from "./desk-looks.mjs";
import { deskStory } from "./desk-story.mjs";

/**
 * Lives through a day at the desk on one server, each person in a browser of its own, then looks at
 * every page in each window. Yields `{ name, fault }` for each step; a step that fails ends the story.
 */
export async function* checkDesk({ browser, openServer, shots }) {
  const server = await openServer();
  const kept = {};
  const complaints = [];
  const open = async () => {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 900 },
      colorScheme: "light",
      locale: "zh-CN",
    });
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("response", (response) => {
      if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
    });
    return page;
  };
  const inLook = (label) => ({
    ...{ server, open, kept },
    shot: async (name, page) => {
      const path = join(shots ?? "", `desk-${label}-${name}.png`);
      if (shots) await page.screenshot({ path, fullPage: true });
    },
  });
  const prepare = async () => {
    kept.proposed = await addDocument(kept.staff, server.url, longTitled);
  };
  const steps = [
    ...deskStory.map(([name, step]) => [name, () => step(inLook("1200"))]),
    ["a document with a long title is added", prepare],
    ...companyStory.map(([name, step]) => [name, () => step(inLook("1200"))]),
    ...noticeStory.map(([name, step]) => [name, () => step(inLook("1200"))]),
    ...looks.map((look) => {
      const label = `${look.width}${look.dark ? "-dark" : ""}`;
      const name = `every page is whole, reached by keys and without a fault of axe (${label})`;
      return [name, () => lookAtAll(inLook(label), look)];
    }),
  ];
  try {
    for (const [name, step] of steps) {
      const fault = await step().then(
        () => undefined,
        (error) => String(error),
      );
      const all = [...(fault === undefined ? [] : [fault]), ...complaints.splice(0)];
      yield { name, ...(all.length > 0 && { fault: all.join("\n      ") }) };
      if (fault !== undefined && !name.startsWith("every page")) return;
    }
  } finally {
    await server.stop();
  }
}
