import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { clauseName, clauseSpan } from "../../src/messages/citation-name.ts";
import { realMind } from "../real-knowledge.ts";

interface Row {
  row: number;
  matter: string;
  text: string;
  as_of: string;
}

const head = `# What is covered

Every matter of a city science bureau's work that companies may ask about, with a question and what
comes back: an answer with its clause, the office that knows (route), an honest "not known, ask …"
(handoff), or a refusal. The table is written by \`test/retrieval/coverage.test.ts\` (\`npx vitest run -u
test/retrieval/coverage.test.ts\`); a changed line is read before it is committed.

| | matter | asked | as of | kind | what came back | clause |
|---|---|---|---|---|---|---|
`;

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

it("the table of what is covered is as it was", async () => {
  const rows = readFileSync(join(import.meta.dirname, "coverage.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  const lines = rows.map(({ row, matter, text, as_of: asOf }) => {
    const { replies } = answer({ text, asOf, earlier: [] }, realMind);
    const [reply] = replies;
    const [citation] = reply?.citations ?? [];
    const clause = citation ? `${clauseName(citation)}，${clauseSpan(citation)}` : "";
    const cells = [row, matter, text, asOf, reply?.kind, reply?.text, clause];
    return `| ${cells.map((one) => cell(String(one))).join(" | ")} |\n`;
  });
  await expect(head + lines.join("")).toMatchFileSnapshot("../../docs/coverage.md");
});
