import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withAsker } from "../src/cli/ask.ts";
import { eachLine } from "../src/cli/json-lines.ts";
import { UsageError } from "../src/cli/usage-error.ts";

async function run(lines: string[]): Promise<string[]> {
  const written: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const schema = z.strictObject({ id: z.string() });
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await eachLine(schema, (row) => Promise.resolve({ seen: row.id }), { input, output });
  return written.join("").trim().split("\n");
}

describe("eachLine", () => {
  it("writes a line for each row, in order, and skips empty ones", async () => {
    expect(await run(['{"id":"a"}', "", '{"id":"b"}'])).toEqual(['{"seen":"a"}', '{"seen":"b"}']);
  });

  it("names the line and the key that it does not know", async () => {
    await expect(run(['{"id":"a"}', '{"id":"b","extra":1}'])).rejects.toThrow(
      new UsageError("第 2 行有不认识的键 extra：看 kechuang help 里的格式。"),
    );
  });

  it("names the line that is no JSON", async () => {
    await expect(run(["{"])).rejects.toThrow(UsageError);
  });
});

describe("ask", () => {
  it("gives each row the shape that the command promises", async () => {
    await withAsker(async (answerRow) => {
      const row = await answerRow({ id: "q1", text: "高企科技人员占比要多少", asOf: "2026-03-12" });
      expect(row).toMatchObject({
        id: "q1",
        kind: "answer",
        asOf: "2026-03-12",
        mode: "extractive",
      });
      expect(row.citations.length).toBeLessThanOrEqual(3);
      expect(row.citations).toContainEqual({
        number: "国科发火〔2016〕32号",
        document: "高新技术企业认定管理办法",
        article: "第十一条（四）",
        kind: "要点",
        quote: null,
        from: "2016-01-01",
        to: null,
        checked: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      });
    });
  });

  it("takes rows with the same conversation as turns of it, and others as strangers", async () => {
    await withAsker(async (answerRow) => {
      const asOf = "2026-06-15";
      await answerRow({ id: "1", conversation: "c", text: "高企兼职要干满多少天", asOf });
      const next = await answerRow({ id: "2", conversation: "c", text: "那科小呢", asOf });
      const alone = await answerRow({ id: "3", text: "那科小呢", asOf });
      expect(next.citations[0]).toMatchObject({ number: "国科发政〔2017〕115号" });
      expect(next.citations[0]?.article).toBe("第九条（一）");
      expect(alone.citations[0]?.article).not.toBe("第九条（一）");
    });
  });
});
