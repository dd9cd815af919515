import { describe, expect, it } from "vitest";
import { Reading } from "./turn-reading.ts";
import { told } from "./shipped-vocabulary.ts";

/** What is known after some messages, each behind the questions asked before it. */
function facts(texts: readonly string[], asked: readonly string[] = []): string[] {
  const reading = new Reading();
  for (const text of texts) reading.say(text, asked);
  return reading.facts;
}

describe("one of two figures", () => {
  it.each([
    "科技人员可能是5个也可能是6个 职工60人",
    "科技人员要么5个要么6个 职工60人",
    "科技人员5个也可能6个 职工60人",
  ])("is a range in %s", (text) => {
    expect(facts([text])).toEqual(["employees 2025 60", "techStaff 2025 5..6"]);
  });

  it("does not make others unknown where it is to be asked again", () => {
    const turn = new Reading().say("科技人员可能是5个也可能是6个 我再问问", [
      "regDate",
      "salesRevenue",
    ]);
    expect(turn.unknown).toEqual([]);
  });
});

describe("figures that only people say so", () => {
  it("are ranges where tens and some more are meant", () => {
    expect(facts(["职工80几个"])).toEqual(facts(["职工80多个"]));
  });

  it("are one range where the second is the next round one", () => {
    expect(facts(["去年卖了四千九五千来万"])).toEqual(facts(["去年卖了四千九到五千来万"]));
    expect(facts(["去年营收一千八两千来万"])).toHaveLength(1);
  });
});

describe("what a whole year is expected to come to", () => {
  it("is of what was told of a part of it", () => {
    const reading = new Reading({ today: "2026-08-24" });
    const turn = reading.say("26年到现在研发花了180 估计全年能有260", ["employees", "techStaff"]);
    expect(turn.claims.map(({ fact, forecast }) => [fact, forecast])).toEqual([
      ["rdExpenseUnspecified", true],
    ]);
    expect(turn.partial).toEqual(["180"]);
  });
});

describe("a question about a figure", () => {
  it.each(["境内研发占比够60不", "职工超过100人吗", "高新收入占比刚好60% 行不行", "研发再少1万呢"])(
    "tells nothing: %s",
    (text) => {
      expect(facts([text])).toEqual([]);
    },
  );

  it("leaves what is said to be the own one", () => {
    expect(facts(["我们科技人员占比刚好10%"])).toHaveLength(1);
  });
});

describe("what may be cut", () => {
  it("changes nothing that was told", () => {
    const before = ["研发费用24年55万 25年70万"];
    expect(facts([...before, "研发可能要砍掉10% 那还够不够"])).toEqual(facts(before));
  });
});

describe("what is denied in other words than its name", () => {
  it.each([
    ["没参与过标准", ["standardsMade no"]],
    ["参与过国家标准", ["standardsMade yes"]],
    ["技术不在目录里", ["techFieldInCatalogue no"]],
  ])("%s", (text, expected) => {
    const turn = new Reading().say(text);
    const said = turn.claims.map(({ fact, value }) =>
      value.kind === "yesno" ? `${fact} ${value.yes ? "yes" : "no"}` : fact,
    );
    expect([...new Set(said)]).toEqual(expected);
  });
});

describe("a bare 没有", () => {
  it("answers no question of yes and no while a figure is asked too", () => {
    const asked = ["rdHnteOutsourcedOverseas", "coreIpOwned", "ipInvention"];
    expect(facts(["没有"], asked)).toEqual([]);
    expect(facts(["没有"], ["coreIpOwned"])).toEqual(["coreIpOwned 否"]);
  });

  it("is of what is named with it", () => {
    expect(new Set(told("委托境外没有"))).toEqual(new Set(["rdHnteOutsourcedOverseas 0"]));
  });
});

describe("a list of rights", () => {
  it("ends with what is no right", () => {
    expect(told("有2个实用新型 1个外观 4个软著 2个商标")).toEqual([
      "ipUtility 2",
      "ipDesign 1",
      "ipSoftware 4",
    ]);
    expect(told("1个发明 3个软著 2个域名")).toEqual(["ipInvention 1", "ipSoftware 3"]);
  });
});

describe("own research beside what was given out", () => {
  it("is a part of all that was spent", () => {
    const said = facts(["25年自己研发200万 委托境内50万 委托境外150万"]);
    expect(said).toContain("rdExpenseUnspecified 2025 400万");
    expect(facts(["25年研发200万 委托境内50万 委托境外150万"])).toContain(
      "rdExpenseUnspecified 2025 200万",
    );
  });
});

describe("all of a fact taken back", () => {
  it("takes back what was told in several messages", () => {
    const messages = ["研发费用23年139万 24年150万", "研发费用25年165万", "研发三个都先别算"];
    expect(facts(messages)).toEqual([]);
  });
});

describe("two figures that were asked", () => {
  it("leave the one without a name to the other question", () => {
    expect(
      facts(
        ["那我们高端泵阀铸件2600万算 总收入加上利息啥的4180万"],
        ["techContentIncome", "totalIncome"],
      ),
    ).toEqual(["techContentIncome 2025 2600万", "totalIncome 2025 4180万"]);
  });
});
