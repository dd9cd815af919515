import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { talkIn } from "./talk.ts";

let db: Database;
const place = mkdtempSync(join(tmpdir(), "kechuang-named-"));
beforeAll(async () => {
  db = await openDatabase(join(place, "kechuang.db"));
});
afterAll(async () => {
  await db.$disconnect();
  rmSync(place, { recursive: true, force: true });
});

const talk = (day: string, ...texts: readonly string[]) => talkIn(db, day, ...texts);

describe("a pre-check that begins behind a question on a programme", () => {
  it.each([
    [
      "2026-06-15",
      "小巨人今年还能报不",
      "那按明年报帮我先捋一遍吧，我们在贺兰县，做这行8年",
      "“小巨人”企业认定",
    ],
    [
      "2026-06-15",
      "专精特新要几个专利",
      "去年营收3200万，研发130万，职工40人",
      "专精特新中小企业认定",
    ],
    [
      "2026-06-15",
      "创新型中小企业怎么评",
      "我们去年收入1800万，研发90万，职工20人",
      "创新型中小企业评价",
    ],
  ])("is of that programme: %s %s", async (day, question, text, title) => {
    const { last } = await talk(day, question, text);
    expect(last?.text).toContain(title);
    expect(last?.text).not.toContain("想看哪个项目");
    expect(last?.text).not.toContain("先按高企看");
  });

  it("is of the one that it names itself", async () => {
    const { last } = await talk("2026-06-15", "专精特新要几个专利", "高企 去年收入3200万 职工40人");
    expect(last?.text).toContain("高新技术企业认定");
  });
});

describe("a first message that wants a named programme to be looked at", () => {
  it.each([
    ["2026-03-15", "小巨人我们想赶在月底前报，专精特新证2024年拿的", "“小巨人”企业认定"],
    ["2026-06-10", "专精特新和创新型一块儿看看", "创新型中小企业评价"],
    ["2026-06-15", "创新型中小企业我们行不行", "创新型中小企业评价"],
    ["2026-05-08", "小巨人复核预审", "（复核）"],
  ])("begins with it: %s %s", async (day, text, title) => {
    expect((await talk(day, text)).last?.text).toContain(title);
  });

  it("does not go over to a title that is only held", async () => {
    const { last } = await talk("2026-06-15", "创新型中小企业我们行不行", "没高企，科小有");
    expect(last?.text).not.toContain("科技型中小企业评价入库：");
  });
});
