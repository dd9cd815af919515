import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { admin } from "../../src/cli/admin.ts";
import { knowledge } from "../../src/cli/knowledge.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { gaps, handoffs } from "../../src/cli/waiting.ts";
import { signIn } from "../../src/people/sign-in.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { answerGap } from "../../src/stores/gaps.ts";
import { takeHandoff } from "../../src/stores/handoff-work.ts";
import { askForPerson } from "../desk/asked.ts";
import { knowledgeFolder } from "../knowledge/knowledge-folder.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
const at = new Date("2026-11-24T02:00:00Z");

/** What a command prints. */
async function printed(command: (args: string[]) => Promise<number>, args: string[] = []) {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  try {
    return { status: await command(args), text: lines.join("") };
  } finally {
    write.mockRestore();
  }
}

beforeEach(() => {
  vi.stubEnv("DATA_DIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("admin", () => {
  it("prints the first code, then codes for admins by name", async () => {
    const first = JSON.parse((await printed(admin, ["--json"])).text) as { code: string };
    const db = await openDatabase(`file:${folder}/kechuang.db`);
    const signed = await signIn(db, { code: first.code, name: "王管理" }, new Date());
    expect(signed.outcome).toBe("signedIn");
    const { text } = await printed(admin);
    const code = /王管理的登录码是 (\S{14})，/.exec(text)?.[1] ?? "";
    expect(await signIn(db, { code, name: "" }, new Date())).toMatchObject({
      outcome: "signedIn",
      name: "王管理",
    });
    await db.$disconnect();
    await expect(printed(admin, ["李四"])).rejects.toThrow(
      "没有叫“李四”的管理员：管理员有 王管理。",
    );
    await expect(printed(admin, ["一", "二"])).rejects.toThrow(UsageError);
  });
});

describe("gaps and handoffs", () => {
  it("say what waits, who has it in hand, and what staff answered", async () => {
    const db = await openDatabase(`file:${folder}/kechuang.db`);
    expect((await printed(gaps)).text).toBe("没有答不上的问题。\n");
    const { handoff } = await askForPerson(db, "名字怎么改", { at, contact: "某某" });
    await takeHandoff(db, handoff, { by: "王管理" }, at);
    expect((await printed(handoffs)).text).toMatch(/ {2}名字怎么改（某某，王管理 在办）\n$/);
    expect((await printed(handoffs, ["--state", "done"])).text).toBe("没有等答复的问题。\n");
    expect((await printed(gaps)).text).toMatch(/ {2}名字怎么改\n$/);

    const gap = await db.gap.findFirstOrThrow();
    const clauses = [{ document: "某办法", place: "第一条" }];
    const answer = { text: "去窗口改。", by: "王管理", clauses, asked: [] };
    await answerGap(db, gap.id, answer, at);
    await db.$disconnect();
    expect((await printed(gaps)).text).toBe("没有答不上的问题。\n");
    const { text } = await printed(gaps, ["--state", "answered"]);
    expect(text).toContain("名字怎么改\n          王管理：去窗口改。（某办法 第一条）");
    const json = (await printed(gaps, ["--json", "--state=answered"])).text;
    expect(JSON.parse(json)).toMatchObject({ state: "answered", answer: { clauses } });
    expect(() => gaps(["--state", "elsewhere"])).toThrow(UsageError);
    expect(() => handoffs(["--all"])).toThrow(UsageError);
  });
});

describe("knowledge check", () => {
  it("says what was last checked when", async () => {
    vi.stubEnv("KNOWLEDGE_DIR", knowledgeFolder());
    const { text } = await printed(knowledge, ["check"]);
    expect(text).toContain("最早一次核对在 2026-11-24");
    expect(text).toContain("2026-11 核对了 3 份");
    const rows = (await printed(knowledge, ["check", "--json"])).text.trim().split("\n");
    expect(JSON.parse(rows.at(-1) ?? "")).toMatchObject({
      oldest: "2026-11-24",
      checked: {
        oldest: "2026-11-24",
        months: [{ month: "2026-11", count: 3 }],
        sources: [
          { kind: "document", name: "某科发〔2016〕32号", checked: "2026-11-24" },
          { kind: "calendar", name: "2026 年节假日", checked: "2026-11-24" },
          { kind: "question", name: "证书丢了怎么办", checked: "2026-11-24" },
        ],
      },
    });
  });
});
