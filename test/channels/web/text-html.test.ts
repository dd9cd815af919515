import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderText } from "../../../src/channels/web/text-html.ts";
import { textOf } from "./web-person.ts";

/** What is rendered, without the blanks between tags that a browser does not show. */
const render = async (text: string) => String(await renderText(text)).replace(/>\n\s*</g, "><");

describe("text of a reply", () => {
  it("becomes paragraphs, lists and bold, and nothing else of Markdown", async () => {
    expect(await render("**先**说\n- 一 **二**\n- 三\n\n后说 # 题 [x](y)\r\n-不是列")).toBe(
      "<p><strong>先</strong>说</p>" +
        "<ul><li>一 <strong>二</strong></li><li>三</li></ul>" +
        "<p>后说 # 题 [x](y)</p><p>-不是列</p>",
    );
  });

  it("is empty for nothing and for blank lines", async () => {
    expect(await render("")).toBe("");
    expect(await render(" \n\n\t")).toBe("");
  });

  it("keeps every visible character of any text and lets none of it become a tag", async () => {
    const odd = fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "甲", "a", "\n", ";") });
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        const html = await render(text);
        expect(html.replace(/<\/?p>/g, "")).not.toMatch(/[<>"']/);
        expect(textOf(html)).toBe(text.replaceAll("\n", ""));
      }),
    );
  });
});
