#!/usr/bin/env node
import { existsSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** What a command does with its arguments; resolves to the exit status. */
type Command = (args: string[]) => Promise<number>;

/** Commands by name, with the line that `help` prints; each is loaded only when called. */
const commands: Record<string, { line: string; load: () => Promise<Command> }> = {
  start: {
    line: "start                          开网页服务",
    load: async () => (await import("./start.ts")).start,
  },
  chat: {
    line: "chat [--as-of 日子]             在终端里对话",
    load: async () => (await import("./chat.ts")).chat,
  },
  ask: {
    line: "ask 问题 | --jsonl              问一句；或按行读 JSON、按行答（不动你的数据库）",
    load: async () => (await import("./ask.ts")).ask,
  },
  converse: {
    line: "converse --jsonl               按行读整段预审对话，逐轮给出记下的事实（不动你的数据库）",
    load: async () => (await import("./converse.ts")).converse,
  },
  read: {
    line: "read 一句话 | --jsonl           读出一句话里的数",
    load: async () => (await import("./read.ts")).read,
  },
  precheck: {
    line: "precheck --facts 文件 …         预审：--programme 项目，或 --all；--jsonl 按行读 JSON",
    load: async () => (await import("./precheck.ts")).precheck,
  },
  "what-if": {
    line: "what-if --facts 文件 …          换几个数再看：--programme 项目 --set 事实@年=值",
    load: async () => (await import("./what-if.ts")).whatIfCommand,
  },
  package: {
    line: "package --facts 文件 --out 夹 …  申报包：备忘、报告、数据表、研发辅助账",
    load: async () => (await import("./package.ts")).packageCommand,
  },
  rules: {
    line: "rules list|show|diff|check|replay 看规则、比两天、检查、把存下的重算一遍",
    load: async () => (await import("./rules.ts")).rules,
  },
  facts: {
    line: "facts [id 或词]                有哪些事实、怎么问、出处",
    load: async () => (await import("./facts.ts")).facts,
  },
  knowledge: {
    line: "knowledge check|list|show|find 检查、列出知识库，看条文，找条文",
    load: async () => (await import("./knowledge.ts")).knowledge,
  },
  ingest: {
    line: "ingest 文件或文件夹…           加政策文件，待人审过再公开",
    load: async () => (await import("./ingest.ts")).ingest,
  },
  handoffs: {
    line: "handoffs                       等工作人员答复的问题",
    load: async () => (await import("./waiting.ts")).handoffs,
  },
  gaps: {
    line: "gaps [--state answered]        没答上的问题，或工作人员答过的",
    load: async () => (await import("./waiting.ts")).gaps,
  },
  admin: {
    line: "admin [名字]|import|invites|stop 管理员登录码；导入企业、发邀请码、停用",
    load: async () => (await import("./admin.ts")).admin,
  },
  erase: {
    line: "erase 代码 | --person 编号      清除一家公司或一个人的全部资料",
    load: async () => (await import("./erase.ts")).erase,
  },
  demo: {
    line: "demo                           在 ./data/demo 里放 300 家虚构企业来试",
    load: async () => (await import("./demo.ts")).demo,
  },
  backup: {
    line: "backup 文件 [--keys 文件]      备份数据库，密钥另存一份",
    load: async () => (await import("./backup.ts")).backupCommand,
  },
  restore: {
    line: "restore 文件 [--keys 文件]     用备份恢复（先停服务）",
    load: async () => (await import("./backup.ts")).restoreCommand,
  },
  eval: {
    line: "eval                           量答得对不对（EVAL_DATA 指向题集文件夹）",
    load: async () => (await import("./eval.ts")).evaluate,
  },
  cases: {
    line: "cases 文件…                     用规则跑算例，逐项对（不一致的退出码是 1）",
    load: async () => (await import("./cases.ts")).cases,
  },
  "replay-payloads": {
    line: "replay-payloads 文件夹         把录下的 Telegram 等消息交给渠道和助手，逐条看怎么处理",
    load: async () => (await import("./replay-payloads.ts")).replayPayloads,
  },
  bench: {
    line: "bench                          量快慢",
    load: async () => (await import("./bench.ts")).bench,
  },
  soak: {
    line: "soak [closed|rate|steady|kills|notices] 压测：一群人在本机的 Telegram 上同时说话、同时收通知",
    load: async () => (await import("./soak.ts")).soak,
  },
};

async function run([name = "help", ...args]: string[]): Promise<number> {
  if (name === "help" || name === "--help" || name === "-h") {
    const lines = Object.values(commands).map(({ line }) => `  ${line}`);
    process.stdout.write(`用法：kechuang <命令> [--json]\n\n${lines.join("\n")}\n`);
    return 0;
  }
  const command = commands[name];
  if (!command)
    throw new UsageError(
      `没有“${name}”这个命令，有的是 ${Object.keys(commands).join("、")}；kechuang help 看用法。`,
    );
  return (await command.load())(args);
}

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
if (existsSync(".env")) process.loadEnvFile(".env");
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
