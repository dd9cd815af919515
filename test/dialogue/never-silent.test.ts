import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue } from "../../src/dialogue/dialogue-state.ts";
import { onlyWishes } from "../../src/dialogue/asking/starting.ts";
import { realGround as ground } from "./real-ground.ts";

/** What people say that often tells nothing. */
const SAID = [
  ..."想报高企 想办宁科贷 那科小呢 高企能报吗 专精特新能办宁科贷吗 宁科贷能办吗".split(" "),
  ..."跳过 先这样 继续 汇总 谢谢 好的 在吗 不知道 没有 是 都有 下一步 还差什么 退回".split(" "),
  "2018 年 5 月 3 日注册",
  "2025 年职工总数 30 人",
];

describe("a guided conversation", () => {
  it("answers whatever is said, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SAID), { minLength: 2, maxLength: 14 }), (texts) => {
        let state = newDialogue();
        for (const text of texts) {
          const turned = converse(state, { text, at: "2026-06-15T10:00:00" }, ground);
          expect(turned.replies.map(({ text: said }) => said).join(""), text).not.toBe("");
          state = turned.state;
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    ["专精特新能办宁科贷吗", false],
    ["高企可以拿科小吗", false],
    ["我们能办宁科贷吗", true],
    ["高企能报吗", true],
    ["高企、科小能报吗", true],
  ])("takes %s for a wish alone: %s", (text, wishes) => {
    expect(onlyWishes(text, ground.knowledge.programmes)).toBe(wishes);
  });
});
