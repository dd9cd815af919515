import { join, resolve } from "node:path";
import { z } from "zod";
import type { BudgetLimits } from "./channels/telegram/budget.ts";

const port = z.coerce
  .number("要写一个端口号，如 3000")
  .int("要写整数，如 3000")
  .min(0, "要在 0 到 65535 之间")
  .max(65535, "要在 0 到 65535 之间");

const milliseconds = z.coerce
  .number("要写毫秒数，如 400")
  .int("要写整数毫秒")
  .min(0, "要在 0 到 5000 之间")
  .max(5000, "要在 0 到 5000 之间");

const days = z.coerce.number("要写天数，如 730").int("要写整数天数").min(1, "至少 1 天");

/** Every variable the program reads; each has a default, and `.env.example` lists them all. */
const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1, "要写地址，如 127.0.0.1").default("127.0.0.1"),
  DATA_DIR: z.string().min(1, "要写文件夹，如 ./data").default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, "要以 file: 或 postgres:// 开头，或者不写")
    .optional(),
  DATA_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "要 64 个十六进制字符，如 openssl rand -hex 32 给出的")
    .optional(),
  KEEP_CONVERSATIONS_DAYS: days.default(730),
  KEEP_FILES_DAYS: days.default(30),
  QUIET_MILLISECONDS: milliseconds.default(300),
  KNOWLEDGE_DIR: z.string().min(1, "要写文件夹，如 ./knowledge").optional(),
  HOME_REGION: z.string().min(1, "要写 knowledge/regions.yaml 里的地名，如 银川").default("银川"),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, "要写网址，如 https://kechuang.example.cn，后面不带斜杠")
    .optional(),
  MODEL_URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, "要写网址，如 https://example.com/v1，或者不写")
    .optional(),
  MODEL_NAME: z.string().min(1, "要写模型的名字").optional(),
  MODEL_KEY: z.string().min(1, "要写钥匙，或者不写").optional(),
  TRUST_PROXY: z.enum(["0", "1"], "只能写 0 或 1").default("0"),
  TELEGRAM_TOKEN: z.string().optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "要 16 到 256 个字母、数字、下划线或连字符")
    .optional(),
  TELEGRAM_API_ROOT: z
    .string()
    .regex(/^https?:\/\/\S*[^/\s]$/, "要写网址，如 https://api.telegram.org，后面不带斜杠")
    .optional(),
  TELEGRAM_COMPANY_DATA: z
    .enum(["allow", "linkOnly"], "只能写 allow 或 linkOnly")
    .default("linkOnly"),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, "至少要 16 个字符").optional(),
  SLACK_API_ROOT: z
    .string()
    .regex(/^https?:\/\/\S*[^/\s]$/, "要写网址，如 https://slack.com，后面不带斜杠")
    .optional(),
  SLACK_COMPANY_DATA: z.enum(["allow", "linkOnly"], "只能写 allow 或 linkOnly").default("linkOnly"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "要写 smtp:// 或 smtps:// 地址，或者不写")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/\S+@\S+/, "要写发信的邮箱，如 某某科技局 <a@example.cn>")
    .optional(),
  MAIL_PER_MINUTE: z.coerce.number("要写封数，如 60").int("要写整数").min(1, "至少 1").default(60),
  NOTICES_PER_WEEK: z.coerce.number("要写条数，如 3").int("要写整数").min(1, "至少 1").default(3),
  REMINDER_HOURS: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, "要写时段，如 09:00-18:00")
    .refine((hours) => hours.slice(0, 5) < hours.slice(6), "要先早后晚，如 09:00-18:00")
    .default("09:00-18:00"),
  METRICS_TOKEN: z.string().min(16, "至少要 16 个字符").optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "silent"],
      "只能写 fatal、error、warn、info、debug 或 silent",
    )
    .default("info"),
});

/** The program's configuration. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string;
  /** Opens the key file; `undefined` means the one in `data.key` of the data folder, made when absent. */
  dataKey: string | undefined;
  /** For how many days a conversation is kept after its last word, and a file that could not be answered. */
  keepDays: { conversations: number; files: number };
  /** For so many milliseconds more is waited for after a message that may go on; 0 answers each by itself. */
  quiet: number;
  /** Folder of the knowledge; `undefined` means the one that ships. */
  knowledgeDir: string | undefined;
  homeRegion: string;
  /** Where people open the pages, such as `https://kechuang.example.cn`; links lead there. */
  publicUrl: string;
  /** An OpenAI-compatible chat model; `undefined` where none is used. */
  model: { baseUrl: string; name: string; key: string } | undefined;
  trustProxy: boolean;
  /** `undefined` where no token is given: then there is no Telegram. */
  telegram:
    | {
        token: string;
        /** With it Telegram calls us; else we ask Telegram. */
        webhookSecret: string | undefined;
        apiRoot: string | undefined;
        /** Whether what a company told may be sent by Telegram; else a link to the page is. */
        companyData: "allow" | "linkOnly";
        /** What Telegram takes from us; what it says of itself unless another is given. */
        limits?: BudgetLimits;
      }
    | undefined;
  /** `undefined` where no token is given: then there is no Slack. */
  slack:
    | {
        botToken: string;
        /** With it we open a connection to Slack; else Slack calls us. */
        appToken: string | undefined;
        signingSecret: string | undefined;
        apiRoot: string | undefined;
        /** Whether what a company told may be sent by Slack; else a link to the page is. */
        companyData: "allow" | "linkOnly";
      }
    | undefined;
  /** `undefined` where no SMTP server is given: then nothing is sent by mail. */
  mail: { url: string; from: string; perMinute: number } | undefined;
  /** So many notices a week a person gets, those not counted that must reach all. */
  noticesPerWeek: number;
  /** Within which people are reminded of something: times of day in Asia/Shanghai. */
  reminderHours: { from: string; to: string };
  metricsToken: string | undefined;
  logLevel: string;
}

/** Variables whose values are never shown: they may hold a password. */
const secret = new Set([
  "MODEL_KEY",
  "DATA_KEY",
  "DATABASE_URL",
  "METRICS_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SMTP_URL",
  "TELEGRAM_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
]);

/** Names of all variables, for the test that compares them with `.env.example`. */
export const variables = Object.keys(schema.shape);

/** Reads the configuration from environment variables; throws one sentence naming the variable and what it may be. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    variables.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    const name = String(issue?.path[0] ?? "?");
    const value = secret.has(name) ? "" : `“${given[name] ?? ""}”`;
    throw new Error(`环境变量 ${name} 的值${value}不对：${issue?.message ?? "看不懂"}。`);
  }
  const values = read.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? `file:${values.DATA_DIR}/kechuang.db`,
    dataKey: values.DATA_KEY,
    keepDays: { conversations: values.KEEP_CONVERSATIONS_DAYS, files: values.KEEP_FILES_DAYS },
    quiet: values.QUIET_MILLISECONDS,
    knowledgeDir: values.KNOWLEDGE_DIR,
    homeRegion: values.HOME_REGION,
    model: modelOf(values),
    publicUrl: values.PUBLIC_URL ?? `http://${values.HOST}:${String(values.PORT)}`,
    trustProxy: values.TRUST_PROXY === "1",
    telegram: values.TELEGRAM_TOKEN === undefined ? undefined : telegramOf(values),
    slack: values.SLACK_BOT_TOKEN === undefined ? undefined : slackOf(values),
    mail: mailOf(values),
    noticesPerWeek: values.NOTICES_PER_WEEK,
    reminderHours: {
      from: values.REMINDER_HOURS.slice(0, 5),
      to: values.REMINDER_HOURS.slice(6),
    },
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
  };
}

function telegramOf(values: z.infer<typeof schema>): Config["telegram"] {
  return {
    token: values.TELEGRAM_TOKEN ?? "",
    webhookSecret: values.TELEGRAM_WEBHOOK_SECRET,
    apiRoot: values.TELEGRAM_API_ROOT,
    companyData: values.TELEGRAM_COMPANY_DATA,
  };
}

function slackOf(values: z.infer<typeof schema>): Config["slack"] {
  return {
    botToken: values.SLACK_BOT_TOKEN ?? "",
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    apiRoot: values.SLACK_API_ROOT,
    companyData: values.SLACK_COMPANY_DATA,
  };
}

/** The knowledge folder of a configuration: the one given, or the one that ships. */
export function knowledgeFolder({ knowledgeDir }: Config): string {
  return resolve(knowledgeDir ?? join(import.meta.dirname, "../knowledge"));
}

/** The chat model that was named; throws where only a part of it was. */
function modelOf({
  MODEL_URL: baseUrl,
  MODEL_NAME: name,
  MODEL_KEY: key,
}: z.infer<typeof schema>): Config["model"] {
  if (baseUrl === undefined && name === undefined) return undefined;
  if (baseUrl === undefined || name === undefined)
    throw new Error("MODEL_URL 和 MODEL_NAME 要一起写，或者都不写。");
  return { baseUrl, name, key: key ?? "none" };
}

/** The SMTP server that was named; throws where only a part of it was. */
function mailOf({
  SMTP_URL: url,
  MAIL_FROM: from,
  MAIL_PER_MINUTE: perMinute,
}: z.infer<typeof schema>): Config["mail"] {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined)
    throw new Error("SMTP_URL 和 MAIL_FROM 要一起写，或者都不写。");
  return { url, from, perMinute };
}
