import { expect, it } from "vitest";
import { audienceSentence } from "../../src/notices/audience/audience-sentence.ts";
import { parseAudience } from "../../src/notices/audience/audience-json.ts";
import { propose } from "../../src/library/proposal.ts";
import { file, reading } from "../library/sample-document.ts";
import { colleague, firstAdmin } from "./desk-person.ts";
import { openNoticeDesk } from "./notice-desk.ts";

it("a document that is published drafts a notice to whom it concerns, which staff approve or leave", async () => {
  const test = await openNoticeDesk();
  const li = await firstAdmin(test, "李四");
  await colleague(test, li, "张三");
  const publish = async (title: string, number: string) => {
    const given = reading({ title, number });
    const { versionId } = await propose(test.db, file({ reading: given, by: "张三" }));
    await li.open(`/desk/documents/${versionId}`);
    await li.submit(`/desk/documents/${versionId}/publish`);
    return versionId;
  };
  await publish("某市科技型中小企业评价工作细则", "某科发〔2026〕7号");
  expect(li.text).toContain("公开了，下一句问话起就用它。给有关的企业起草了一份通知");
  const [draft, other] = await test.db.notice.findMany();
  expect(other).toBeUndefined();
  expect(draft).toMatchObject({
    ...{ state: "draft", createdBy: "自动起草", programme: "tech-sme" },
    title: "《某市科技型中小企业评价工作细则》发布了",
  });
  const ground = test.works.audience();
  const whom = audienceSentence(parseAudience(draft?.audience ?? ""), ground, "2026-11-24");
  expect(whom).toMatch(/科技型中小企业.*符合/);
  await li.open(`/desk/notices/${draft?.id ?? ""}`);
  expect(li.text).toContain("提交，请同事批准");

  // What speaks of no programme concerns nobody in particular.
  await publish("关于调整办公时间的通知", "某科发〔2026〕8号");
  expect(li.text).toContain("公开了，下一句问话起就用它。");
  expect(await test.db.notice.count()).toBe(1);
});
