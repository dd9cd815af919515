import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeAudience } from "../../src/notices/audience/audience-json.ts";
import { readCompanyList } from "../../src/notices/audience/company-list.ts";
import { audienceOf, EVERYONE } from "../../src/notices/audience/condition.ts";
import { noticeFinder } from "../../src/notices/audience/notice-finder.ts";
import { readUnifiedCode } from "../../src/people/unified-code.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { inventedCode } from "../people/invented.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { now, settleCompanies } from "./audience-town.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

const folder = temporaryFolder();
let db: Database;

beforeAll(async () => {
  db = await openDatabase(join(folder, "kechuang.db"));
  await settleCompanies(db, [
    { id: "a", county: "贺兰县", facts: { isHnte: "yes" } },
    { id: "b", county: "金凤区", facts: { isHnte: "no" } },
    { id: "c", county: "金凤区" },
  ]);
});
afterAll(async () => {
  await db.$disconnect();
});

const sheet = (...rows: string[][]) => [
  {
    name: "名单",
    rows: rows.map((row, index) =>
      row.map((text, column) => ({
        address: `名单!${"AB"[column] ?? ""}${String(index + 1)}`,
        text,
      })),
    ),
  },
];

describe("a list of companies for an audience", () => {
  it("is read by its codes; wrong and unknown ones are listed", async () => {
    const wrong = `${inventedCode(1).slice(0, -1)}${inventedCode(1).endsWith("0") ? "1" : "0"}`;
    const tables = sheet(
      ["序号", "统一社会信用代码"],
      ["1", inventedCode(0)],
      ["2", wrong],
      ["3", inventedCode(99)],
      ["4", ` ${inventedCode(0).toLowerCase()} `],
    );
    expect(await readCompanyList(db, tables, readUnifiedCode)).toEqual({
      ids: ["a"],
      unknown: [{ place: "名单 第 4 行", code: inventedCode(99) }],
      bad: [{ place: "名单 第 3 行", why: "校验位对不上，有一位抄错了，照营业执照核对一遍。" }],
    });
  });

  it("needs no heads", async () => {
    const tables = sheet(["某某科技a", inventedCode(0)], ["某某科技b", inventedCode(1)]);
    expect((await readCompanyList(db, tables, readUnifiedCode)).ids).toEqual(["a", "b"]);
  });

  it("of a county's office names those of other counties as unknown", async () => {
    const found = await readCompanyList(
      db,
      sheet(["信用代码"], [inventedCode(0)], [inventedCode(1)]),
      readUnifiedCode,
      "金凤区",
    );
    expect(found.ids).toEqual(["b"]);
    expect(found.unknown.map(({ code }) => code)).toEqual([inventedCode(0)]);
  });
});

describe("finding for a notice", () => {
  const find = noticeFinder({
    db: undefined as never,
    ground: () => realAudienceGround,
    now: () => now,
  });
  const real = (json: string, region?: string) =>
    noticeFinder({ db, ground: () => realAudienceGround, now: () => now })(json, region);

  it("gives the companies with why they get it, and whether that is everyone", async () => {
    expect(await real(writeAudience(audienceOf({ title: "hnte" })), undefined)).toEqual({
      companies: [{ enterpriseId: "a", because: "in" }],
      everyone: false,
      why: "你的企业是高新技术企业。",
    });
    expect(await real(writeAudience(audienceOf(EVERYONE)), "金凤区")).toEqual({
      companies: ["b", "c"].map((enterpriseId) => ({ enterpriseId, because: "in" })),
      everyone: true,
    });
  });

  it("tells nothing of figures, and nothing where it does not hold of all", async () => {
    const rich = audienceOf({ figure: { facts: ["employees"], year: 2025 }, atLeast: "1 人" });
    expect(await real(writeAudience(rich))).not.toHaveProperty("why");
    const perhaps = audienceOf({ title: "hnte" }, { possible: true });
    expect(await real(writeAudience(perhaps))).not.toHaveProperty("why");
  });

  it("refuses with a sentence what cannot be judged", async () => {
    expect(await find("no JSON", undefined)).toEqual({ refused: "发送范围不是 JSON。" });
    const moon = writeAudience(audienceOf({ place: "月球" }));
    expect(await real(moon)).toEqual({ refused: "没有“月球”这个地方。" });
  });
});
