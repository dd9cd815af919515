import { expect, it } from "vitest";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue } from "../../src/dialogue/dialogue-state.ts";
import { realGround } from "./real-ground.ts";

/** Says some messages of 高企; gives all that is answered to the last one. */
function last(...texts: string[]): string {
  let state = newDialogue();
  let told = "";
  for (const text of ["高企预审", ...texts]) {
    const done = converse(state, { text, at: "2026-06-15T10:00" }, realGround);
    state = done.state;
    told = done.replies.map((reply) => reply.text).join("\n");
  }
  return told;
}

it.each([
  [["公司25年总收入3120万 里面有政府不征税补助120万 高新产品收入1800万"], "60%", "3,000 万元"],
  [["总收入3200万 高新收入1920万", "其实总收入里还有60万是拆迁补偿 不征税的"], "61.15%", "3,140"],
  [["25年收入总额3120万，其中不征税收入120万，高新收入1800万"], "60%", "3,000 万元"],
])("income that is not taxed is taken out of the whole: %s", (texts, share, whole) => {
  const told = last(...texts);
  expect(told).toMatch(new RegExp(`✓ 符合：高新收入占比：约?${share}`));
  expect(told).toContain(`÷ ${whole}`);
  expect(told).not.toContain("概数");
});

it("income within the whole of which nothing is said is no such income", () => {
  expect(last("25年总收入3120万，其中高新收入1800万")).toContain("✗ 不符合：高新收入占比");
});
