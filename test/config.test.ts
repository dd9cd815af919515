import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig, variables } from "../src/config.ts";

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: "file:./data/kechuang.db",
      homeRegion: "银川",
      trustProxy: false,
    });
  });

  it("takes an empty value as none given", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "http"],
    ["TRUST_PROXY", "yes"],
    ["LOG_LEVEL", "loud"],
    ["TELEGRAM_COMPANY_DATA", "maybe"],
    ["TELEGRAM_API_ROOT", "api.telegram.org"],
    ["SLACK_COMPANY_DATA", "maybe"],
    ["SLACK_API_ROOT", "slack.com"],
  ])("stops at %s=%s with a sentence that names both", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}.*${value}`));
  });

  it.each([
    ["DATABASE_URL", "mysql://user:hunter2@host"],
    ["METRICS_TOKEN", "hunter2"],
    ["TELEGRAM_WEBHOOK_SECRET", "hunter2"],
  ])("stops at a wrong %s without showing it", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
    expect(() => readConfig({ [name]: value })).not.toThrow("hunter2");
  });

  it("reads exactly the variables that .env.example lists", () => {
    const text = readFileSync(join(import.meta.dirname, "../.env.example"), "utf8");
    const listed = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual([...variables].sort());
  });
});
