import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  audienceOf,
  EVERYONE,
  type Audience,
  type AudienceCondition,
} from "../../src/notices/audience/condition.ts";
import { findAudience } from "../../src/notices/audience/find-audience.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { now, settleCompanies } from "./audience-town.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

const folder = temporaryFolder();
let db: Database;

const rich = {
  "salesRevenue@2023": "1000 万元",
  "salesRevenue@2024": "1000 万元",
  "salesRevenue@2025": "1000 万元",
  "rdExpenseHnte@2023": "50 万元",
  "rdExpenseHnte@2024": "50 万元",
  "rdExpenseHnte@2025": "50 万元",
  regDate: "2015-03-01",
};

beforeAll(async () => {
  db = await openDatabase(join(folder, "kechuang.db"));
  await settleCompanies(db, [
    {
      id: "a",
      county: "贺兰县",
      industry: "专用设备制造业",
      facts: { ...rich, inHntePool: "yes", isHnte: "no" },
    },
    {
      id: "b",
      county: "贺兰县",
      industry: "专用设备制造业",
      facts: { ...rich, inHntePool: "yes", isHnte: "yes", hnteExpiry: "2026-11-19" },
    },
    { id: "c", county: "贺兰县", industry: "食品制造业", facts: { ...rich, inHntePool: "yes" } },
    {
      id: "d",
      county: "金凤区",
      park: "银川经开区",
      industry: "软件和信息技术服务业",
      facts: { ...rich, isHnte: "no" },
    },
    { id: "e", county: "金凤区", industry: "软件和信息技术服务业" },
    { id: "f", park: "贺兰工业园区" },
  ]);
});
afterAll(async () => {
  await db.$disconnect();
});

const find = (condition: AudienceCondition, more: Partial<Audience> = {}) =>
  findAudience(db, audienceOf(condition, more), realAudienceGround, { now });
const ids = async (condition: AudienceCondition, more: Partial<Audience> = {}) =>
  (await find(condition, more)).companies.map(({ enterpriseId }) => enterpriseId);

const pool: AudienceCondition = {
  all: [
    ...[{ title: "hnte-pool" }, { industry: "制造业" }],
    { figure: { rule: "hnte", measure: "rdRatio" }, moreThan: "3 %" },
    { not: { title: "hnte" } },
  ],
};

describe("an audience", () => {
  it("is found by what the register and the companies tell, the possible ones when they count", async () => {
    expect(await ids(pool)).toEqual(["a"]);
    expect(await ids(pool, { possible: true })).toEqual(["a", "c", "f"]);
    expect((await find(pool)).counts).toEqual({ in: 1, possible: 2, out: 3 });
  });

  it("shows why each is in, and who is out for one thing alone", async () => {
    const { samples, justOutside } = await find(pool);
    expect(samples.in).toEqual([
      {
        id: "a",
        name: "某某科技a",
        reasons: [
          "在高企培育库（现在：有）：符合",
          "属于制造业（现在：专用设备制造业）：符合",
          "近三年研发费用占销售收入比例高于 3%（不含）（现在：5%）：符合",
          "不是高新技术企业（现在：没有）：符合",
        ],
      },
    ]);
    expect(samples.justOutside.map(({ id }) => id)).toEqual(["b"]);
    expect(justOutside).toBe(1);
    expect(samples.possible[0]?.reasons.at(-1)).toBe("不是高新技术企业：还不知道");
  });

  it("takes places by county, park and what lies around them", async () => {
    expect(await ids({ place: "贺兰县" })).toEqual(["a", "b", "c", "f"]);
    expect(await ids({ place: "银川经开区" })).toEqual(["d"]);
    // Whether the others of the city lie in the park is not known.
    expect(await ids({ place: "银川经开区" }, { possible: true })).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
    ]);
    expect(await ids({ not: { place: "金凤区" } })).toEqual(["a", "b", "c", "f"]);
  });

  it("finds titles that run out in a span of days", async () => {
    const day = { day: "hnteExpiry", from: "2026-01-01", to: "2026-12-31" };
    expect(await ids({ all: [{ place: "贺兰县" }, day] })).toEqual(["b"]);
    expect(await ids({ title: "hnte" })).toEqual(["b"]);
  });

  it("finds by how a programme comes out", async () => {
    const found = await find({ verdict: "hnte", is: ["unknown"] });
    expect(found.counts.in + found.counts.out).toBe(6);
    const open = await find({ verdict: "hnte", is: ["qualifies"] });
    expect(open.counts.possible).toBe(found.counts.in);
  });

  it("puts lists in and takes them out, whatever the condition", async () => {
    const found = await find(pool, { include: ["e", "a", "gone"], exclude: ["a"] });
    expect(found.companies).toEqual([{ enterpriseId: "e", because: "listed" }]);
  });

  it("of a county's office never goes beyond the county", async () => {
    expect(await ids(EVERYONE, { region: "贺兰县", include: ["d"] })).toEqual(["a", "b", "c"]);
  });

  it("says where it leaves nobody out, and where nobody is in it", async () => {
    expect((await find(EVERYONE)).everyone).toBe(true);
    expect(
      (await find({ any: [{ title: "hnte" }, { not: { title: "hnte" } }] }, { possible: true }))
        .everyone,
    ).toBe(true);
    const none = await find({ place: "永宁县" });
    expect(none).toMatchObject({ everyone: false, companies: [], counts: { in: 0 } });
  });

  it("cannot be judged where it names what there is not", async () => {
    await expect(find({ place: "月球" })).rejects.toThrow("没有“月球”这个地方。");
    await expect(find({ figure: { facts: ["employees"] }, atLeast: "3 万元" })).rejects.toThrow(
      "“3 万元”不能这样比：这里要写单位是“人”的数。",
    );
  });

  it("finds who wrote, who is here and who got a notice", async () => {
    await db.person.create({ data: { id: "p", createdAt: now } });
    await db.membership.create({
      data: { personId: "p", enterpriseId: "d", role: "member", createdAt: now },
    });
    const at = { channel: "web", address: "w", personId: "p", createdAt: now };
    const conversation = await db.conversation.create({ data: at });
    await db.inbox.create({
      data: {
        ...{ conversationId: conversation.id, seq: 1, channel: "web", messageId: "1" },
        ...{ sender: "w", text: "在吗", sentAt: now, receivedAt: new Date("2026-05-01") },
      },
    });
    expect(await ids({ member: "member" })).toEqual(["d"]);
    expect(await ids({ spoke: { since: "2026-03-15" } })).toEqual(["d"]);
    expect(await ids({ spoke: { since: "2026-05-15" } })).toEqual([]);
    const notice = { topic: "news", title: "某某", text: "某某", audience: "{}", createdBy: "p" };
    const { id } = await db.notice.create({ data: { ...notice, createdAt: now, startedAt: now } });
    const recipient = await db.recipient.create({
      data: {
        ...{ noticeId: id, who: "person:p", personId: "p", via: "call", calledAt: now },
        companies: { create: { enterpriseId: "d", because: "in" } },
      },
    });
    expect(await ids({ notice: "last" })).toEqual(["d"]);
    const silent: AudienceCondition = {
      all: [{ notice: "last" }, { not: { notice: "last", answered: true } }],
    };
    expect(await ids(silent)).toEqual(["d"]);
    const answer = { recipientId: recipient.id, kind: "receipt", words: "报", at: now };
    await db.noticeAnswer.create({ data: answer });
    expect(await ids(silent)).toEqual([]);
  });
});
