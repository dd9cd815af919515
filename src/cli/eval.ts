import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withAsker } from "./ask.ts";
import { askQuestions, readQuestions, type PolicyResult } from "./eval/policy-questions.ts";
import { askUnanswerable } from "./eval/unanswerable.ts";

/** The topics whose clauses are in the knowledge. */
const loadedTopics = ["高企", "科技型中小企业", "加计扣除"];

/** `eval [--misses]`: measures answers on the sets in EVAL_DATA and on the project's own. */
export async function evaluate(args: string[]): Promise<number> {
  const misses = args.includes("--misses");
  await withAsker(async (answerRow) => {
    const own = join(import.meta.dirname, "../../test/retrieval");
    for (const name of ["tuning.jsonl", "held-out.jsonl"]) {
      const file = join(own, name);
      if (existsSync(file))
        report(name, await askQuestions(readQuestions(readFileSync(file, "utf8")), answerRow), misses);
    }
    await eachShared("domain/policy_questions.jsonl", async (text) => {
      const results = await askQuestions(readQuestions(text), answerRow);
      const isLoaded = ({ question }: PolicyResult) => loadedTopics.includes(question.topic ?? "");
      report("policy questions, loaded topics", results.filter(isLoaded), misses);
      const rest = results.filter((result) => !isLoaded(result));
      const wrong = rest.filter(({ kind, document }) => kind === "answer" && !document);
      print("policy questions, other topics: not answered from the wrong text", [
        [rest.length - wrong.length, rest.length],
      ]);
      if (misses) for (const { question, text: said } of wrong) line(`  ${question.id} ${question.text} → ${said}`);
    });
    await eachShared("domain/unanswerable.jsonl", async (text) => {
      const results = await askUnanswerable(text, answerRow);
      print("unanswerable: right class", [[results.filter(({ right }) => right).length, results.length]]);
      if (misses)
        for (const { id, text: asked, expected, kind, said, right } of results)
          if (!right) line(`  ${id} ${asked} (${expected}) → ${kind} ${said}`);
    });
  });
  return 0;
}

function report(name: string, results: readonly PolicyResult[], misses: boolean): void {
  const placed = results.filter(({ article }) => article !== undefined);
  const cited = results.reduce((sum, { cited: all }) => sum + all.length, 0);
  print(`${name}: document / article / precision of citations / answered`, [
    [results.filter(({ document }) => document).length, results.length],
    [placed.filter(({ article }) => article).length, placed.length],
    [results.reduce((sum, { right }) => sum + right, 0), cited],
    [results.filter(({ kind }) => kind === "answer").length, results.length],
  ]);
  if (!misses) return;
  for (const { question, kind, text, cited: all, document, article } of results)
    if (!document || article === false)
      line(
        `  ${question.id} ${question.as_of} ${question.text}\n    want ${question.expect.documents.join("|")} ${question.expect.articles.join("|")}\n    got ${kind} ${all.join("; ")}\n    ${text}`,
      );
}

async function eachShared(name: string, task: (text: string) => Promise<void>): Promise<void> {
  const folder = process.env["EVAL_DATA"];
  const file = folder === undefined ? undefined : join(folder, name);
  if (file === undefined || !existsSync(file)) line(`skipped ${name}: set EVAL_DATA to the folder that holds it`);
  else await task(readFileSync(file, "utf8"));
}

function print(name: string, shares: readonly (readonly [number, number])[]): void {
  const said = shares.map(
    ([part, whole]) => `${part}/${whole} (${whole === 0 ? "–" : ((part / whole) * 100).toFixed(1)} %)`,
  );
  line(`${name}: ${said.join("  ")}`);
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
