import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReadDocument } from "../../src/documents/read-document.ts";
import { editVersion } from "../../src/library/edit.ts";
import { propose, type NewDocument } from "../../src/library/proposal.ts";
import { publishedPolicies } from "../../src/library/published-policies.ts";
import { proposeAgain, publish, reject, remove } from "../../src/library/review.ts";
import { allVersions, readVersion } from "../../src/library/version-view.ts";
import type { Database } from "../../src/stores/database.ts";
import { currentRevision } from "../../src/stores/revision.ts";
import { processorTime } from "../processor-time.ts";
import { at, file, part, reading, without } from "./sample-document.ts";

/** What the library must do with documents, whichever the database. */
export function libraryContract(open: () => Promise<Database>): void {
  let db: Database;
  let count = 0;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.$disconnect());

  const proposed = async (read: Partial<ReadDocument> = {}, given: Partial<NewDocument> = {}) =>
    (await propose(db, file({ reading: reading(read), ...given }))).versionId;
  const published = async (read: Partial<ReadDocument> = {}, given: Partial<NewDocument> = {}) => {
    const id = await proposed(read, given);
    expect(await publish(db, id, 1, "乙", at)).toBe("published");
    return id;
  };
  const stateOf = async (id: string) => (await readVersion(db, id))?.version.state;
  const lastDayOf = async (id: string) => (await readVersion(db, id))?.lastDay;
  const policyOf = async (id: string) =>
    (await publishedPolicies(db)).find((policy) => policy.id === `doc-${id}`);
  /** A 文号 that no other test uses. */
  const number = () => `某科发〔2020〕${(count += 1)}号`;

  describe("adding", () => {
    it("keeps what was read, to be reviewed, and shows it to nobody", async () => {
      const doubts = [{ field: "effective", candidates: ["2020-02-01"], why: "没写清楚。" }];
      const id = await proposed({ title: "甲办法", doubts, repeals: ["乙办法"] });
      const view = await readVersion(db, id);
      expect(view).toMatchObject({
        version: { title: "甲办法", state: "proposed", version: 1, edition: 1, doubts },
        passages: [{ place: "第一条" }, { place: "第二条", text: "本办法适用于全市。" }],
        others: [],
        history: [{ actor: "甲", action: "document.add" }],
      });
      expect(view?.version).toMatchObject({ supersedes: ["乙办法"], addedBy: "甲", addedAt: at });
      expect(view).not.toHaveProperty("replaces");
      expect(await policyOf(id)).toBeUndefined();
    });

    it("takes the same bytes once, whatever the file is called, many at once included", async () => {
      const one = file();
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, index) => propose(db, { ...one, fileName: `${index}.md` })),
      );
      expect(all.filter(({ outcome }) => outcome === "proposed")).toHaveLength(1);
      expect(new Set(all.map(({ versionId }) => versionId)).size).toBe(1);
      const again = await propose(db, { ...one, by: "丙" });
      expect(again).toMatchObject({ outcome: "known", state: "proposed" });
    });

    it("keeps only the last piece of a name that climbs out of its folder", async () => {
      for (const fileName of ["../../etc/办法.md", "..\\..\\办法.md", "/办法.md"]) {
        const id = await proposed({}, { fileName });
        expect((await readVersion(db, id))?.version.fileName).toBe("办法.md");
      }
      const id = await proposed({}, { fileName: "../" });
      expect((await readVersion(db, id))?.version.fileName).toBe("未命名");
    });

    it("calls a document without a title by its file, and asks", async () => {
      const untitled = without(reading(), "title");
      const { versionId } = await propose(db, file({ reading: untitled, fileName: "x/通知.md" }));
      expect((await readVersion(db, versionId))?.version).toMatchObject({
        title: "通知",
        doubts: [{ field: "title", candidates: ["通知"] }],
      });
    });

    it("keeps what does not seem meant for everybody to staff until a person has said so", async () => {
      const doubts = [{ field: "visibility", candidates: ["内部资料"], why: "写着内部使用。" }];
      const id = await proposed({ doubts });
      expect((await readVersion(db, id))?.version).toMatchObject({
        visibility: "internal",
        doubts: [{ field: "visibility", candidates: ["internal", "public"] }],
      });
      const told = await proposed({ doubts }, { visibility: "internal" });
      expect((await readVersion(db, told))?.version.doubts).toEqual([]);
    });

    it("takes a document of three hundred pages", async () => {
      const parts = Array.from({ length: 3000 }, (_, index) =>
        part(`第${index + 1}条`, `第${index + 1}条的内容。`.repeat(20)),
      );
      let id = "";
      const taken = await processorTime(async () => {
        id = await published({ title: "很长的办法", parts });
      });
      expect(taken).toBeLessThan(5000);
      const policy = await policyOf(id);
      expect(policy?.passages).toHaveLength(3000);
      expect(policy?.passages[2999]?.clause).toEqual({
        document: "很长的办法",
        place: "第3000条",
      });
    });
  });

  describe("confirming", () => {
    const doubts = [
      { field: "effective", candidates: ["2020-02-01", "2020-03-01"], why: "两个日子。" },
      { field: "parts", candidates: [], why: "编号不连续。" },
    ];

    it("settles the doubts about what was given or confirmed, and no others", async () => {
      const id = await proposed({ doubts });
      expect(await editVersion(db, id, 1, { effective: "2020-03-01" }, "乙", at)).toBe("saved");
      expect((await readVersion(db, id))?.version).toMatchObject({
        effective: "2020-03-01",
        edition: 2,
        doubts: [{ field: "parts" }],
      });
      expect(await publish(db, id, 2, "乙", at)).toEqual({ fault: "还有 1 处要先确认：条文。" });
      expect(await editVersion(db, id, 2, { confirmed: ["parts"] }, "乙", at)).toBe("saved");
      expect(await publish(db, id, 3, "乙", at)).toBe("published");
    });

    it("tells the second of two who changed one edition, and keeps what the first said", async () => {
      const id = await proposed();
      const outcomes = await Promise.all(
        ["第一", "第二"].map((title) => editVersion(db, id, 1, { title }, title, at)),
      );
      expect(outcomes.sort()).toEqual(["saved", "stale"]);
      const view = await readVersion(db, id);
      expect(view?.history.at(-1)?.actor).toBe(view?.version.title);
      expect(await publish(db, id, 1, "丙", at)).toBe("stale");
    });

    it("empties a field, and refuses what cannot be read", async () => {
      const id = await proposed({ number: number() });
      const edit = (fields: Parameters<typeof editVersion>[3], edition = 1) =>
        editVersion(db, id, edition, fields, "乙", at);
      expect(await edit({ title: " " })).toEqual({ fault: "标题不能空着。" });
      expect(await edit({ number: "32" })).toMatchObject({
        fault: expect.stringMatching(/^文号“32”看不懂/) as string,
      });
      expect(await edit({ effective: "2020-02-30" })).toMatchObject({
        fault: expect.stringMatching(/^施行的日子“2020-02-30”不是日子/) as string,
      });
      expect(await edit({ expires: "2020-01-31" })).toMatchObject({
        fault: expect.stringMatching(/^最后一天 2020-01-31 早于/) as string,
      });
      expect(await edit({ source: "javascript:alert(1)" })).toMatchObject({
        fault: expect.stringMatching(/^网址/) as string,
      });
      expect(await edit({ number: undefined, expires: "2020-02-01" })).toBe("saved");
      const { version } = (await readVersion(db, id)) ?? {};
      expect(version).not.toHaveProperty("number");
      expect(version).toMatchObject({ expires: "2020-02-01", issuer: "某市科技局" });
      expect(await edit({ number: "某科发[2021]7号" }, 2)).toBe("saved");
      expect((await readVersion(db, id))?.version.number).toBe("某科发〔2021〕7号");
    });

    it("leaves a published version as it is", async () => {
      const id = await published();
      expect(await editVersion(db, id, 2, { title: "改" }, "乙", at)).toBe("notProposed");
    });
  });

  describe("reviewing", () => {
    it("takes a second person, however the name is written", async () => {
      const id = await proposed({}, { by: "Li Ming" });
      for (const by of ["Li Ming", "li ming", " ＬＩ Ming "])
        expect(await publish(db, id, 1, by, at)).toBe("samePerson");
      expect(await stateOf(id)).toBe("proposed");
      expect(await publish(db, id, 1, "李明", at)).toBe("published");
    });

    it("publishes once when two press at once, and tells the other", async () => {
      const id = await proposed();
      const before = await currentRevision(db);
      const outcomes = await Promise.all(
        ["乙", "丙", "丁"].map((by) => publish(db, id, 1, by, at)),
      );
      expect(outcomes.sort()).toEqual(["notProposed", "notProposed", "published"]);
      expect(await currentRevision(db)).toBe(before + 1);
      const history = (await readVersion(db, id))?.history.map(({ action }) => action);
      expect(history).toEqual(["document.add", "document.publish"]);
    });

    it("refuses what lacks the day from which it holds, its issuer or its place", async () => {
      const rest = without(reading(), "issued", "effective", "issuer", "region");
      const { versionId } = await propose(db, file({ reading: rest }));
      expect(await publish(db, versionId, 1, "乙", at)).toEqual({
        fault: "还缺发文机关、地区、施行日期：补上再公开。",
      });
    });

    it("takes the day of issue where no other is named", async () => {
      const rest = without(reading(), "effective");
      const { versionId } = await propose(db, file({ reading: rest }));
      expect(await publish(db, versionId, 1, "乙", at)).toBe("published");
      expect(await policyOf(versionId)).toMatchObject({ effective: "2020-01-01" });
    });

    it("sends back, and lets it be proposed anew by whoever then counts as the first", async () => {
      const id = await proposed();
      expect(await reject(db, id, "乙", at, "缺附件")).toBe("rejected");
      expect(await reject(db, id, "丙", at)).toBe("notProposed");
      expect(await publish(db, id, 2, "乙", at)).toBe("notProposed");
      expect((await readVersion(db, id))?.history.at(-1)).toMatchObject({
        action: "document.reject",
        detail: { reason: "缺附件" },
      });
      expect(await proposeAgain(db, id, "乙", at)).toBe("proposed");
      expect(await publish(db, id, 3, "乙", at)).toBe("samePerson");
      expect(await publish(db, id, 3, "甲", at)).toBe("published");
      expect(await proposeAgain(db, id, "乙", at)).toBe("notPossible");
    });

    it("takes back what was published: it answers no more, and every process is told", async () => {
      const id = await published();
      const before = await currentRevision(db);
      expect(await remove(db, id, "甲", at, "发错了")).toBe("removed");
      expect(await policyOf(id)).toBeUndefined();
      expect(await currentRevision(db)).toBe(before + 1);
      expect(await remove(db, id, "甲", at)).toBe("notPublished");
    });
  });

  describe("versions", () => {
    it("end the day before the newer one of their 文号 begins, and stay for older days", async () => {
      const shared = { number: number(), title: "同号办法" };
      const old = await published({ ...shared, effective: "2020-02-01" });
      const answer = await propose(
        db,
        file({ reading: reading({ ...shared, effective: "2024-03-01" }) }),
      );
      expect(answer).toMatchObject({ outcome: "proposed", replaces: old });
      expect((await readVersion(db, answer.versionId))?.replaces?.id).toBe(old);
      expect(await lastDayOf(old)).toBeUndefined();
      expect(await publish(db, answer.versionId, 1, "乙", at)).toBe("published");
      expect([await stateOf(old), await lastDayOf(old)]).toEqual(["superseded", "2024-02-29"]);
      expect(await policyOf(old)).toMatchObject({
        expires: "2024-02-29",
        passages: [{ from: "2020-02-01", to: "2024-02-29" }, {}],
      });
      expect((await policyOf(answer.versionId))?.passages[0]).not.toHaveProperty("to");
      const view = await readVersion(db, answer.versionId);
      expect(view).toMatchObject({ version: { version: 2 }, others: [{ id: old }] });
    });

    it("hold in the order of their days, in whatever order they are published", async () => {
      const shared = { number: number(), title: "倒着来的办法" };
      const newest = await published({ ...shared, effective: "2024-01-01" });
      const oldest = await published({ ...shared, effective: "2010-01-01" });
      const middle = await published({ ...shared, effective: "2016-01-01" });
      expect(await Promise.all([oldest, middle, newest].map(stateOf))).toEqual([
        "superseded",
        "superseded",
        "published",
      ]);
      expect(await Promise.all([oldest, middle, newest].map(lastDayOf))).toEqual([
        "2015-12-31",
        "2023-12-31",
        undefined,
      ]);
    });

    it("hold again when the newer one is taken back", async () => {
      const shared = { number: number(), title: "撤回的办法" };
      const old = await published({ ...shared, effective: "2020-02-01" });
      const newer = await published({ ...shared, effective: "2024-03-01" });
      await remove(db, newer, "乙", at);
      expect([await stateOf(old), await lastDayOf(old)]).toEqual(["published", undefined]);
    });

    it("never answer once another text of the same day took their place", async () => {
      const shared = { number: number(), title: "改了错字的办法" };
      const wrong = await published(shared);
      const right = await published(shared);
      expect(await stateOf(wrong)).toBe("superseded");
      expect(await policyOf(wrong)).toBeUndefined();
      expect(await policyOf(right)).toBeDefined();
    });

    it("keep the end that the document names when it comes first", async () => {
      const shared = { number: number(), title: "有期限的办法" };
      const old = await published({ ...shared, expires: "2022-12-31" });
      await published({ ...shared, effective: "2024-01-01" });
      expect(await lastDayOf(old)).toBe("2022-12-31");
    });

    it("end where a document for everybody abolishes them", async () => {
      const name = number();
      const old = await published({ number: name, effective: "2020-02-01" });
      await published({ effective: "2023-05-01", repeals: [name], kind: "解读" });
      await published({ effective: "2023-06-01", repeals: [name] }, { visibility: "internal" });
      expect(await lastDayOf(old)).toBeUndefined();
      await published({ effective: "2023-07-01", repeals: [name] });
      expect([await stateOf(old), await lastDayOf(old)]).toEqual(["published", "2023-06-30"]);
    });

    it("are asked about where only the 文号 is shared: newer, or a document of its own", async () => {
      const name = number();
      const old = await published({ number: name, title: "甲" });
      const ask = async (effective: string) => {
        const id = await proposed({ number: name, title: "乙", effective });
        const { version } = (await readVersion(db, id)) ?? {};
        expect(version).toMatchObject({ version: 1, doubts: [{ field: "replaces" }] });
        return id;
      };
      const apart = await ask("2021-01-01");
      expect(await editVersion(db, apart, 1, { replaces: "apart" }, "乙", at)).toBe("saved");
      expect(await publish(db, apart, 2, "乙", at)).toBe("published");
      expect(await stateOf(old)).toBe("published");
      const documents = await db.document.count();
      const newer = await proposed({ number: name, title: "丙", effective: "2022-01-01" });
      expect(await editVersion(db, newer, 1, { replaces: "newer" }, "乙", at)).toBe("saved");
      expect(await publish(db, newer, 2, "乙", at)).toBe("published");
      expect(await lastDayOf(old)).toBe("2021-12-31");
      expect(await stateOf(apart)).toBe("published");
      expect(await db.document.count()).toBe(documents);
    });

    it("go to the document of their name when the name is put right", async () => {
      const [right, wrong] = [number(), number()];
      const old = await published({ number: right, title: "正名办法" });
      const id = await proposed({ number: wrong, title: "正名办法", effective: "2024-01-01" });
      expect(await readVersion(db, id)).toMatchObject({ others: [] });
      const documents = await db.document.count();
      await editVersion(db, id, 1, { number: right }, "乙", at);
      expect(await readVersion(db, id)).toMatchObject({
        replaces: { id: old },
        version: { version: 2 },
      });
      expect(await db.document.count()).toBe(documents - 1);
      await editVersion(db, id, 2, { number: wrong }, "乙", at);
      expect(await readVersion(db, id)).toMatchObject({ others: [] });
    });
  });

  describe("published documents", () => {
    it("are policies in the words of the original", async () => {
      const id = await published({
        title: "中华人民共和国某某法",
        number: "国务院令第9001号",
        parts: [
          part("第一条", "第一款。\n第二款的文字长一些，能单独读懂。"),
          { ...part("", "没有编号的一段话，只有标题能找到。", "办理流程"), chapter: "附则" },
        ],
      });
      expect(await policyOf(id)).toEqual({
        id: `doc-${id}`,
        title: "中华人民共和国某某法",
        short: ["某某法"],
        number: "国务院令第9001号",
        issuer: "某市科技局",
        level: "市",
        region: "银川",
        kind: "正式",
        programmes: [],
        issued: "2020-01-01",
        effective: "2020-02-01",
        supersedes: [],
        checked: "2026-03-12",
        standing: "原文读过",
        passages: [
          {
            id: "国务院令第9001号 第一条",
            clause: { document: "国务院令第9001号", place: "第一条" },
            heading: "第一款。\n第",
            chapter: "",
            points: [
              { text: "第一款。", asked: [] },
              { text: "第二款的文字长一些，能单独读懂。", asked: [] },
            ],
            ...{ asked: [], programmes: [], aspects: [], see: [], from: "2020-02-01" },
            ...{ standing: "原文读过", kind: "原文" },
          },
          expect.objectContaining({
            clause: { document: "国务院令第9001号", place: "办理流程" },
            chapter: "附则",
          }),
        ],
      });
    });

    it("lead to two texts of one place by their headings", async () => {
      const parts = [
        part("一", "甲的内容在这里写着。", "甲"),
        part("一", "乙的内容在这里写着。", "乙"),
      ];
      const id = await published({ title: "重号", parts });
      expect((await policyOf(id))?.passages.map(({ id: own }) => own)).toEqual([
        "重号 一 甲",
        "重号 一 乙",
      ]);
    });

    it("are called so that a clause means one of them", async () => {
      const name = number();
      const kind = "办事指南";
      const notice = await published({ number: name, title: "某通知" });
      const guides = [
        await published({ number: name, title: "服务甲", kind }),
        await published({ number: name, title: "服务乙", kind }),
      ];
      const called = async (id: string) => {
        const { title, number: own, passages } = (await policyOf(id)) ?? {};
        return [title, own, passages?.[0]?.clause.document];
      };
      expect(await called(notice)).toEqual(["某通知", name, name]);
      expect(await called(guides[0] ?? "")).toEqual(["服务甲", undefined, "服务甲"]);
      expect(await called(guides[1] ?? "")).toEqual(["服务乙", undefined, "服务乙"]);

      const annex = await proposed({ number: name, title: "某细则" });
      await editVersion(db, annex, 1, { replaces: "apart" }, "乙", at);
      await publish(db, annex, 2, "乙", at);
      const [first, second] = [`某通知（${name}）`, `某细则（${name}）`];
      expect(await called(notice)).toEqual([first, undefined, first]);
      expect(await called(annex)).toEqual([second, undefined, second]);
    });

    it("leave out what is for staff only", async () => {
      const id = await published({}, { visibility: "internal" });
      expect(await stateOf(id)).toBe("published");
      expect(await policyOf(id)).toBeUndefined();
    });
  });

  describe("the list", () => {
    it("finds by words and state, counts each state, and does not run off its end", async () => {
      const name = number();
      const ids = [
        await published({ title: `列表${name}甲` }),
        await proposed({ title: `列表${name}乙` }),
        await proposed({ title: "别的", number: name }),
      ];
      const all = await allVersions(db, { words: name });
      expect(all).toMatchObject({ counts: { published: 1, proposed: 2 }, page: 1, pages: 1 });
      expect(new Set(all.rows.map(({ id }) => id))).toEqual(new Set(ids));
      const { rows, page } = await allVersions(db, { words: name, state: "published", page: 99 });
      expect([rows.map(({ id }) => id), page]).toEqual([[ids[0]], 1]);
      expect(await allVersions(db, { words: "没有的" })).toMatchObject({ rows: [], pages: 1 });
    });
  });
}
