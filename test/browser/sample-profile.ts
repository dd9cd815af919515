import type { OfferedFile, ProfileView } from "../../src/messages/profile-view.ts";
import { companyOf, factOf } from "../channels/test-profiles.ts";

const first = companyOf().enterpriseId;
const [standing] = companyOf().standings;

/** What is known after the first figures, of two invented companies. */
export const sampleProfile: ProfileView = {
  asOf: "2026-11-24",
  current: 0,
  companies: [
    companyOf({
      name: "某某科技",
      facts: [
        factOf({
          ...{ fact: "regDate", label: "注册日期", value: "2019-03-04", typed: "2019-03-04" },
          ...{ approximate: false, words: "19 年 3 月 4 号注册的" },
          years: undefined as never,
        }),
        ...companyOf().facts,
        factOf({
          ...{ fact: "rdExpenseHnte", label: "研发费用（高企口径）", value: "245 万元" },
          ...{ typed: "245 万元", approximate: false, borne: "审计" },
          words: "从“专项审计.xlsx”读到：2025 年研发费用 245 万元（汇总!C7）",
        }),
        factOf({
          ...{ years: [2026, 2026], value: "6000 万元", typed: "6000 万元", forecast: true },
          ...{ approximate: false, words: "今年预计 6000 万" },
        }),
      ],
    }),
    companyOf({
      ...{ enterpriseId: "0190a000-0000-7000-8000-000000000002", name: "乙某材料" },
      facts: [factOf({ value: "900 万元", typed: "900 万元", approximate: false })],
      standings: standing ? [{ ...standing, outcome: "unknown" }] : [],
      ...{ links: [], unknown: [] },
    }),
  ],
};

/** Files that a verdict brings. */
export const sampleFiles: readonly OfferedFile[] = [
  { kind: "memo", enterpriseId: first, rule: "hnte", label: "预审备忘（DOCX）" },
  { kind: "workbook", enterpriseId: first, rule: "hnte", label: "申报工作簿（XLSX）" },
];

/** What opens the page of a colleague. */
export const sampleToken = "sample-token-sample-token-sample";

/** What the colleague is asked. */
export const sampleLink = {
  channel: "web",
  enterpriseId: first,
  company: "某某科技",
  programmes: ["高新技术企业认定"],
  expires: "2026-12-08T02:00:00Z",
  questions: [
    {
      ...{ key: "techLevel", text: "技术先进程度大概哪一档？", choices: ["高", "较高", "一般"] },
      hint: "由专家评，先按自己的把握选。",
    },
    {
      key: "converted@2025",
      text: "2025 年转化了几项成果？",
      hint: "有证明材料的才算。",
      choices: [],
    },
  ],
};
