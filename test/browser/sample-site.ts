import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { serve } from "@hono/node-server";
import type { PersonRequest } from "../../src/channels/channel.ts";
import { web, type Web } from "../../src/channels/web/web.ts";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { Citation, Reply } from "../../src/messages/reply.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createTestAssistant, replyOf } from "../channels/test-assistant.ts";
import { sampleFiles, sampleLink, sampleProfile, sampleToken } from "./sample-profile.ts";

/** The knowledge that ships, for the pages that show it. */
const knowledge = readKnowledge("knowledge");

/** What is shared from the what-if form is kept here. */
const folder = mkdtempSync(join(tmpdir(), "kechuang-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const conditions: Citation = {
  number: "国科发火〔2016〕32号",
  document: "高新技术企业认定管理办法",
  article: "第十一条（四）",
  kind: "要点",
  text: "企业从事研发和相关技术创新活动的科技人员占企业当年职工总数的比例**不低于 10%**。\n- 科技人员和职工总数都按全年月平均数算\n- 正好 10% 算符合",
  from: "2016-01-01",
  checked: "2026-11-24",
  standing: "原文读过",
  source: "https://www.most.gov.cn/xxgk/xinxifenlei/fdzdgknr/fgzc/gfxwj/gfxwj2016/index.html",
  changes: [
    {
      clause: "国科发火〔2008〕172号 第十条（三）",
      from: "2008-04-14",
      to: "2015-12-31",
      text: "具有大学专科以上学历的科技人员占企业当年职工总数的 30% 以上，其中研发人员占 10% 以上。",
    },
  ],
};
const guide: Citation = {
  number: "国科发火〔2016〕195号",
  document: "高新技术企业认定管理工作指引",
  article: "三（五）",
  kind: "原文",
  quote: "月平均数＝（月初数＋月末数）÷2",
  text: "月平均数等于月初人数加月末人数除以二；全年月平均数等于各月月平均数之和除以十二。",
  from: "2016-06-22",
  checked: "2026-11-24",
  standing: "转述",
};

const answers: [RegExp, Reply][] = [
  [
    /预审/,
    replyOf(
      "8 条：6 符合，其中 3 条自报；1 不符合；1 专家评。\n申报日 2026-06-15，用 2023、2024、2025 三年。",
      {
        table: {
          head: ["条件", "你的情况", "要求", "结果"],
          rows: [
            ["研发占比", "4.6%", "不低于 5%", "不符合"],
            ["科技人员占比", "12.5%", "不低于 10%", "符合"],
            ["成立时间", "2019-03-04 起", "满 365 天", "符合"],
            ["核心知识产权", "还没说", "有", "还不知道"],
            ["创新能力", "52–78 分", "高于 70 分", "专家评"],
          ],
        },
        citations: [conditions],
        choices: [{ label: "怎样能达到", text: "怎样能达到？" }],
        files: sampleFiles,
        answerId: "answer-check",
        asOf: "2026-06-15",
      },
    ),
  ],
  [
    /奖励/,
    replyOf(
      "银川市对新认定高企的奖励金额，库里没有现行文件，不能给数。\n可以问：银川市科技局（科室见当年通知）；我也可以登记，让工作人员答复你。",
      {
        kind: "handoff",
        choices: [
          { label: "登记", text: "登记，让工作人员答复我" },
          { label: "国家层面的优惠", text: "高企有什么国家层面的优惠？" },
        ],
        answerId: "answer-handoff",
      },
    ),
  ],
  [
    /同事/,
    replyOf(
      `把这个链接发给知道的同事：http://pages.example/help/${sampleToken}\n打开只看得到这几项：技术先进程度；填了就记进同一份资料。`,
      { answerId: "answer-link" },
    ),
  ],
  [
    /通知/,
    replyOf("**某某项目开始申报（虚构）**\n某某科技（虚构）可以报了。\n截止：2027-01-25", {
      kind: "notice",
      choices: [{ label: "报", text: "报（通知 0000abcd）" }],
    }),
  ],
  [/长/, replyOf("这一段很长，用来看滚动。\n".repeat(60), { answerId: "answer-long" })],
];

const usual = replyOf("**不低于 10%**，按全年月平均人数算；正好 10% 算符合。", {
  citations: [conditions, guide],
  choices: [
    { label: "怎么算月平均", text: "科技人员月平均人数怎么算？" },
    { label: "兼职算不算", text: "兼职的科技人员算不算？" },
    { label: "帮我算一下", text: "帮我算一下科技人员占比" },
  ],
  answerId: "answer-staff",
});

/** A served page with sample answers, and what the browser test may look at or bring about. */
export interface SampleSite {
  url: string;
  received: readonly Incoming[];
  given: readonly { helpful: boolean; reason?: string | undefined }[];
  requests: readonly PersonRequest[];
  /** Sets how many milliseconds each of the eight pieces of an answer takes. */
  pace(milliseconds: number): void;
  /** Tells the person who asked last something unasked. */
  tell(text: string): void;
  /** Ends the server; the conversations are kept for the next start. */
  stop(): Promise<void>;
  /** Serves again on the same port. */
  start(): Promise<void>;
}

/** Serves the page with answers that come in pieces, as slowly as a person can see. */
export async function openSampleSite(): Promise<SampleSite> {
  const assistant = createTestAssistant(
    ({ text, asOf, address, files }) => {
      // What the company said is known from then on.
      if (/预审/.test(text) || files) assistant.know("web", address, sampleProfile);
      if (/同事/.test(text)) assistant.link(sampleToken, { ...sampleLink, address });
      return {
        ...(answers.find(([asked]) => asked.test(text))?.[1] ?? usual),
        ...(asOf !== undefined && { asOf }),
      };
    },
    { steps: 8, pause: () => wait(pace) },
  );
  const db = await openDatabase(join(folder, `${randomUUID()}.db`));
  let pace = 60;
  let page: Web | undefined;
  let port = 0;
  let end = () => Promise.resolve();
  const start = async () => {
    const opened = web({
      now: () => new Date(),
      regions: () => knowledge.regions,
      policies: () => knowledge.policies,
      knowledge: () => knowledge,
      db,
    });
    page = opened;
    await opened.start(assistant);
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const made = serve(
        {
          fetch: (request, { incoming }) =>
            opened.handle(request, incoming.socket.remoteAddress) ??
            new Response("没有这个页面。", { status: 404 }),
          hostname: "127.0.0.1",
          port,
        },
        ({ port: given }) => {
          port = given;
          resolve(made);
        },
      );
    });
    end = async () => {
      await opened.stop();
      await new Promise((resolve) => server.close(resolve));
    };
  };
  await start();
  const { received, given, requests } = assistant;
  return {
    ...{ url: `http://127.0.0.1:${port}/`, received, given, requests, start },
    stop: () => end(),
    pace(milliseconds) {
      pace = milliseconds;
    },
    tell(text) {
      const address = received.at(-1)?.address ?? "";
      const reply = replyOf(text, { kind: "handoff" });
      assistant.store("web", address, reply);
      void page?.send(address, reply, { priority: "chat" });
    },
  };
}
