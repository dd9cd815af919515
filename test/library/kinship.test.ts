import { describe, expect, it } from "vitest";
import { kinship, type Identity } from "../../src/library/kinship.ts";

const law: Identity = {
  title: "某某条例",
  number: "国务院令第100号",
  issuer: "国务院",
  region: "全国",
  kind: "正式",
  visibility: "public",
};
const anonymous: Identity = {
  title: "关于组织申报某项目的通知",
  region: "全国",
  kind: "正式",
  visibility: "public",
};
const plain: Identity = { ...anonymous, issuer: "某市科技局" };
const notice: Identity = { ...plain, number: "某科发〔2024〕5号" };

describe("kinship", () => {
  it.each<[string, Identity, Partial<Identity> | Identity, "sure" | "perhaps" | undefined]>([
    ["one 文号 and one title", notice, {}, "sure"],
    ["one title in other marks", notice, { title: "《关于组织申报某项目的 通知》" }, "sure"],
    ["one 文号 and two titles", notice, { title: "某项目管理办法" }, "perhaps"],
    ["the yearly notice under a new 文号", notice, { number: "某科发〔2025〕8号" }, undefined],
    ["a law amended by a new order", law, { number: "国务院令第200号" }, "sure"],
    ["an order of another issuer", law, { number: "商务部令第2号", issuer: "商务部" }, undefined],
    ["one title and issuer without 文号", plain, {}, "sure"],
    ["one title of another issuer", plain, { issuer: "某县科技局" }, undefined],
    ["one title of another place", plain, { region: "某县" }, undefined],
    ["a draft and the text itself", notice, { kind: "征求意见" }, undefined],
    ["a text for staff and one for everybody", notice, { visibility: "internal" }, undefined],
    ["different titles", plain, { title: "别的通知" }, undefined],
  ])("%s", (_name, one, other, relation) => {
    expect(kinship(one, { ...one, ...other })).toBe(relation);
    expect(kinship({ ...one, ...other }, one)).toBe(relation);
  });

  it("asks where one title has no issuer, or a 文号 on one side only", () => {
    expect(kinship(anonymous, anonymous)).toBe("perhaps");
    expect(kinship(notice, plain)).toBe("sure");
    expect(kinship(notice, anonymous)).toBe("perhaps");
  });

  it("does not take a guide for the notice whose 文号 it bears", () => {
    const guide: Identity = { ...notice, kind: "办事指南" };
    expect(kinship(guide, { ...guide, title: "另一项服务" })).toBeUndefined();
    expect(kinship(guide, guide)).toBe("sure");
  });
});
