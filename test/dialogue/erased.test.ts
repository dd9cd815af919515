import { describe, expect, it } from "vitest";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue } from "../../src/dialogue/dialogue-state.ts";
import { standing } from "../../src/profile/history.ts";
import { lastAnswer as last } from "./held.ts";
import { realGround } from "./real-ground.ts";

const TOLD = "想看高企 职工60 科技人员7";

describe("beginning anew", () => {
  it("ends what was told where it is kept, so that it is gone when it is read again", () => {
    let state = newDialogue();
    for (const text of [TOLD, "重新来", "是"])
      state = converse(state, { text, at: "2026-06-15T10:00" }, realGround).state;
    const [company] = state.companies;
    expect(company?.history.entries.length).toBeGreaterThan(0);
    expect(company && standing(company.history)).toEqual([]);
    expect(last(TOLD, "重新来", "是", "现在记了啥")).toContain("还没有记下什么");
  });
});

describe("the question whether all is to be deleted", () => {
  it("is answered by saying it once more", () => {
    expect(last(TOLD, "清除我的资料", "清除我的资料")).toContain("都清掉了");
  });

  it.each(["不清", "别", "算了"])("is answered by no: %s", (text) => {
    expect(last(TOLD, "清除我的资料", text)).toBe("好，都留着。接着说。");
  });

  it("drops no other message", () => {
    expect(last(TOLD, "清除我的资料", "想报专精特新")).toContain("专精特新中小企业认定");
    const reply = last(TOLD, "重新来", "职工80");
    expect(reply).toContain("都留着");
    expect(reply).toContain("60 人 → 80 人");
  });
});
