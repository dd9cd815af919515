import { describe, expect, it } from "vitest";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue, type DialogueState } from "../../src/dialogue/dialogue-state.ts";
import { standing } from "../../src/profile/history.ts";
import { realGround } from "./real-ground.ts";

/** What is known of each company after some messages, as `name: fact=value, …`. */
function told(...texts: readonly string[]): string[] {
  let state: DialogueState = newDialogue();
  for (const text of texts)
    state = converse(state, { text, at: "2026-06-20T10:00" }, realGround).state;
  return state.companies.map(({ name = "", history }) => {
    const facts = standing(history).flatMap(({ fact, value }) =>
      value.kind === "figure" ? [`${fact}=${value.low ?? ""}`] : [],
    );
    return `${name}: ${facts.join(", ")}`;
  });
}

describe("companies that go by their names", () => {
  it("are kept apart where both are named first", () => {
    const both = ["蓝岸软件: salesRevenue=18600000", "蓝岸装备: salesRevenue=62000000"];
    const figures = ["蓝岸软件去年营收1860万", "蓝岸装备去年营收6200万"];
    expect(told("我手上两家公司都想报高企 一家叫蓝岸软件 一家叫蓝岸装备", ...figures)).toEqual(
      both,
    );
    expect(told("我们公司叫蓝岸软件 想报高企", ...figures)).toEqual(both);
    expect(told("蓝岸软件和蓝岸装备两家都想报高企", ...figures)).toEqual(both);
    expect(told("帮恒力和盛达两家公司看高企", "恒力去年营收3000万", "盛达去年营收800万")).toEqual([
      "恒力: salesRevenue=30000000",
      "盛达: salesRevenue=8000000",
    ]);
  });

  it.each([
    "我还有一家银川蓝岸装备有限公司 去年营收6200万",
    "再看一家 银川蓝岸装备有限公司 去年营收6200万",
    "另一家公司银川蓝岸装备有限公司去年营收6200万",
    "另外我们装备公司去年营收6200万",
    "银川蓝岸装备有限公司去年营收6200万",
  ])("are kept apart where the second comes later: %s", (second) => {
    const [one, two] = told("银川蓝岸软件有限公司想报高企 去年营收1860万", second);
    expect(one).toBe("银川蓝岸软件有限公司: salesRevenue=18600000");
    expect(two).toMatch(/装备.*: salesRevenue=62000000$/);
  });

  it("are gone back to by a part of their names", () => {
    const [one, two] = told(
      "银川蓝岸软件有限公司想报高企",
      "再看一家 银川蓝岸装备有限公司 去年营收6200万",
      "回到软件公司",
      "去年营收1860万",
    );
    expect(one).toContain("salesRevenue=18600000");
    expect(two).toContain("salesRevenue=62000000");
  });

  it.each([
    "我们是一家软件公司 想报高企 去年营收1860万",
    "银川蓝岸软件有限公司想报高企 去年营收1860万 客户是银川蓝岸装备有限公司",
    "公司叫蓝岸软件 想报高企 去年营收1860万 直接投入 材料60",
  ])("are no others in %s", (text) => {
    expect(told(text)).toHaveLength(1);
  });
});
