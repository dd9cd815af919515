import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-26";

/** What is said to a question in a conversation of its own. */
const said = (text: string) =>
  answer({ text, asOf, earlier: [] }, realMind)
    .replies.map((reply) => reply.text)
    .join("\n");

describe("a figure that is demanded beside the one that there is", () => {
  it.each([
    ["创新型要融资500万吧，我们现在420万", /420 万元；.*不够，差 80 万元/],
    ["创新型直通要融资500万，现在才420万，还差点，能行不", /420 万元；.*不够，差 80 万元/],
    ["专精特新要求营收1500万，我们去年做了1460万", /1,460 万元；.*不够，差 40 万元/],
    ["专精特新主营要80%，我们公司主营占78%", /78%；.*不够，差 2 个百分点/],
  ])("is not judged, the other is: %s", (text, wanted) => {
    expect(said(text)).toMatch(wanted);
  });

  it.each([["小巨人那四个发明能不能用买来的"], ["小巨人的那4项专利非得是发明吗"]])(
    "is not judged where a title is known by it: %s",
    (text) => {
      expect(said(text)).not.toMatch(/按都是本企业的/);
    },
  );
});

describe("one of several ways", () => {
  it("is told with the others where it is closed", () => {
    const told = said("专精特新去年营收1200万够不够");
    expect(told).toMatch(/1,200 万元；.*不够，差 300 万元.*另外的路也行：近两年股权投资实缴/);
  });

  it("is not told by what only says that it is meant", () => {
    expect(said("今年小巨人复核，营收还没到五千万，有影响吗")).not.toMatch(/要低于/);
  });

  it("is told alone where it is open", () => {
    const told = said("专精特新营收1200万，机构股权投资到账2100万，够不够");
    expect(told).not.toMatch(/另外的路/);
  });
});

describe("sums of several rounds", () => {
  it.each([
    ["去年机构投了1200万，今年又投了900万，专精特新营收不够能顶不", /2,100 万元；.*这一条够/],
    ["头年融了300万，第二年又融了150万，创新型直通那条够不够", /450 万元；.*差 50 万元/],
  ])("are one: %s", (text, wanted) => {
    expect(said(text)).toMatch(wanted);
  });

  it("are none where one is a part of the other", () => {
    expect(said("融资2100万，其中投了900万还没到账，专精特新能顶营收不")).not.toMatch(/3,000 万元/);
  });
});

describe("what frees from a condition", () => {
  it.each([
    ["没有发明专利，但前年拿过省科技进步二等奖，我们排第二，专精特新能免那条吗"],
    ["专精特新没有发明，有个市级技术中心行不行"],
  ])("is told by its clause, not judged away: %s", (text) => {
    expect(said(text)).toMatch(/^近三年得过省部级以上科技奖且单位排前三/);
  });
});

describe("what is asked behind the renewal of a title", () => {
  it("is asked of the renewal", () => {
    expect(said("小巨人复核今年按哪个文件，营收还没到五千万怎么办")).not.toMatch(
      /小巨人要求上年营收/,
    );
  });

  it("is asked of a first filing where it says so", () => {
    expect(said("小巨人复核按哪个文件，新申请营收要多少")).toMatch(/上年营收 5000 万元以上/);
  });
});
