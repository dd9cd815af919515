import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A small knowledge that has nothing wrong with it: one policy, one programme. */
export const sound: Record<string, string> = {
  "words.yaml": `- { name: field, title: 本行的事, words: [高企, 高新] }
`,
  "programmes.yaml": `- id: hnte
  title: 高新技术企业认定
  names: [高新技术企业, 高企]
  kind: certification
  level: 国家
  office: science
  loaded: yes
`,
  "aspects.yaml": `- { id: validity, title: 有效期, words: ["有效期|管几年"] }
- { id: threshold, title: 门槛, words: ["多少|几 占比|比例"] }
`,
  "regions.yaml": `- { name: 全国, full: 全国, code: "000000", level: 国家, aliases: [] }
- { name: 银川, full: 银川市, code: "640100", level: 市, parent: 全国, aliases: [], home: yes }
`,
  "industries.yaml": `- { name: 制造业, names: [制造业], words: [制造], within: [工业] }
`,
  "offices.yaml": `- id: science
  name: 科技局
  topics:
    - { id: seal, title: 刻章, when: ["刻章|公章"], say: 刻章归公安机关备案。 }
`,
  "missing.yaml": `- id: award
  programmes: [hnte]
  region: home
  aspects: [any]
  when: ["!国家"]
  say: 奖励金额没有装进来。
  office: science
  maySay: [32号 第九条]
`,
  "refusals.yaml": `- { id: faking, when: ["假 材料"], say: 这个帮不了。, cite: [某科发〔2016〕32号 第九条] }
`,
  "smalltalk.yaml": `- { id: greeting, when: ["^你好$"], say: [你好。], choices: [高企有效期几年] }
`,
  "synonyms.yaml": `- { term: 高企, means: [高新技术企业], weight: "1" }
`,
  "facts.yaml": `- id: salesRevenue
  label: 销售收入
  aliases: [销售额]
  kind: money
  per: year
  unit: 元
  clause: 32号 第十一条（五）
  plausible: { from: "0", to: "100000000000" }
`,
  "policies/law-32.md": `---
number: 某科发〔2016〕32号
title: 某企业认定办法
short: [32号]
issuer: 某部
level: 国家
region: 全国
kind: 正式
programmes: [hnte]
issued: 2016-01-29
effective: 2016-01-01
expires:
supersedes: []
source:
checked: 2026-11-24
standing: 原文读过
---

# 第三章 条件

## 第九条 有效期
asked: 证书管几年
see: 第十一条（五）
aspects: validity

- 证书有效期三年，自发证之日起算。
  asked: 高企证几年；什么时候到期

## 第十一条（五） 研发费用占比
aspects: threshold

- 研发费用占销售收入的比例，按收入分档。
  asked: 研发占比要多少
`,
  "faq/hnte.yaml": `- question: 证书丢了怎么办
  asked: [证丢了]
  answer: 向认定机构申请补办。
  clauses: [32号 第九条]
  from: 2016-01-01
  checked: 2026-11-24
  programmes: [hnte]
  standing: 原文读过
`,
  "calendar/2026.yaml": `year: 2026
source: 某通知
checked: 2026-11-24
holidays: [2026-01-01]
workdays: [2026-01-04]
`,
};

/** Writes the sound knowledge with some files changed (`undefined` leaves one out) to a folder that lasts for one test. */
export function knowledgeFolder(changes: Record<string, string | undefined> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "knowledge-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries({ ...sound, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** The sound text of a file with one part replaced; throws when the part is not there. */
export function changed(file: string, part: string, by: string): Record<string, string> {
  const text = sound[file];
  if (!text?.includes(part)) throw new Error(`${file} has no "${part}"`);
  return { [file]: text.replace(part, by) };
}
