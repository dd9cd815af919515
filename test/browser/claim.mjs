/* global document */

/** Windows in which the page is looked at. */
export const desk = { width: 1280, height: 800, dark: false };
export const phone = { width: 360, height: 740, dark: false };

/** Fails with a sentence that says what was seen instead. */
export function claim(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

export const ask = async (page, text) => {
  await page.fill("#text", text);
  await page.press("#text", "Enter");
};
export const answered = (page, count) =>
  page.waitForFunction((most) => document.querySelectorAll("[data-seq]").length === most, count);
export const focused = (page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className);
export const scroll = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
