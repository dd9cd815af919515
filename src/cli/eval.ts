import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withAsker } from "./ask.ts";
import { groundOfMind } from "../assistant/guided/ground.ts";
import { scoreDialogues } from "./eval/dialogues.ts";
import { reachCurve } from "./eval/reach-curve.ts";
import {
  askQuestions,
  readQuestions,
  type AnswerRow,
  type PolicyResult,
} from "./eval/policy-questions.ts";
import { scoreUtterances } from "./eval/number-utterances.ts";
import { scoreRecognizers } from "./eval/recognizers.ts";
import { evaluateStard } from "./eval/stard.ts";
import { toldFacts } from "./eval/told-facts.ts";
import { askUnanswerable, type UnanswerableResult } from "./eval/unanswerable.ts";
import { openMind } from "./program.ts";
import { publishSample } from "./published-sample.ts";
import { readConfig } from "../config.ts";

/** `eval [--misses]`: measures answers on the project's own sets and on those in EVAL_DATA. */
export async function evaluate(args: string[]): Promise<number> {
  const misses = args.includes("--misses");
  await withAsker(async (answerRow) => {
    for (const name of [
      "tuning.jsonl",
      "held-out.jsonl",
      "new.jsonl",
      "new-held-out.jsonl",
      "fresh.jsonl",
      "third.jsonl",
      "fourth.jsonl",
    ])
      report(name, await askQuestions(readQuestions(ownText(name)), answerRow), misses);
    const others = [
      "elsewhere.jsonl",
      "elsewhere-held-out.jsonl",
      "near.jsonl",
      "fresh-near.jsonl",
      "near-third.jsonl",
      "near-held-out.jsonl",
    ];
    for (const name of others)
      reportClasses(
        `${name}: right class`,
        await askUnanswerable(ownText(name), answerRow),
        misses,
      );
    line(
      "confidence from which is answered: precision / coverage in the field / answered outside it",
    );
    const mind = openMind(readConfig(process.env));
    for (const row of reachCurve(
      readQuestions(ownText("held-out.jsonl")),
      ownText("elsewhere-held-out.jsonl"),
      mind,
    ))
      line(row);

    await shared(answerRow, misses);
  });
  await eachShared("data/documents/index.jsonl", async () => {
    const folder = join(process.env["EVAL_DATA"] ?? "", "data/documents");
    const { regions } = openMind(readConfig(process.env)).knowledge;
    const { policies } = await publishSample(folder, regions);
    line(`the same with ${policies.length} documents published:`);
    await withAsker((answerRow) => shared(answerRow, misses), policies);
  });
  await eachShared("domain/number_utterances.jsonl", (text) => {
    const { knowledge } = openMind(readConfig(process.env));
    const score = scoreUtterances(text, knowledge.facts);
    const { right, found, expected, f1 } = score;
    print("number utterances: precision / recall", [
      [right, found],
      [right, expected],
    ]);
    line(`  F1 ${percent(f1)} over ${score.utterances} utterances`);
    if (misses) score.misses.forEach((miss) => line(`  ${miss}`));
  });
  await eachShared("domain/dialogues.json", (text) => {
    const score = scoreDialogues(text, groundOfMind(openMind(readConfig(process.env))));
    print("dialogues: facts / superseded / approximate / unknown / final checks", [
      score.facts,
      score.superseded,
      score.approximate,
      score.unknown,
      score.checks,
    ]);
    if (misses) score.misses.forEach((miss) => line(`  ${miss}`));
  });
  await eachShared("data/recognizers/cases.jsonl", (text) => {
    for (const { model, cases, right } of scoreRecognizers(text)) print(model, [[right, cases]]);
  });
  await eachShared("data/stard/eval.jsonl", async () => {
    const { recallAt5, recallAt10, reciprocalRankAt10 } = await evaluateStard(
      join(process.env["EVAL_DATA"] ?? "", "data/stard"),
    );
    line(
      `STARD: R@5 ${percent(recallAt5)}  R@10 ${percent(recallAt10)}  MRR@10 ${percent(reciprocalRankAt10)}`,
    );
  });
  return 0;
}

/** Text of one of the project's own sets. */
function ownText(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../test/retrieval", name), "utf8");
}

/** Measures on the samples of EVAL_DATA. */
async function shared(answerRow: AnswerRow, misses: boolean): Promise<void> {
  await eachShared("domain/policy_questions.jsonl", async (text) => {
    const results = await askQuestions(readQuestions(text), answerRow);
    report("policy questions", results, misses);
    const { facts, told, lost, rejected } = toldFacts(ownText("told.jsonl"), results);
    print("policy questions: facts that readers found conveyed, still there", [[told, facts]]);
    line(`  must-nots: ${rejected.length}${misses ? ` ${[...rejected, ...lost].join(" ")}` : ""}`);
  });
  await eachShared("domain/unanswerable.jsonl", async (text) => {
    const results = await askUnanswerable(text, answerRow);
    reportClasses("unanswerable: right class", results, misses);
  });
}

function reportClasses(
  name: string,
  results: readonly UnanswerableResult[],
  misses: boolean,
): void {
  print(name, [[results.filter(({ right }) => right).length, results.length]]);
  if (!misses) return;
  for (const { id, text, expected, kind, said, right } of results)
    if (!right) line(`  ${id} ${text} (${expected}) → ${kind} ${said}`);
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

async function eachShared(
  name: string,
  task: (text: string) => void | Promise<void>,
): Promise<void> {
  const folder = process.env["EVAL_DATA"];
  const file = folder === undefined ? undefined : join(folder, name);
  if (file === undefined || !existsSync(file))
    line(`skipped ${name}: set EVAL_DATA to the folder that holds it`);
  else await task(readFileSync(file, "utf8"));
}

function print(name: string, shares: readonly (readonly [number, number])[]): void {
  const said = shares.map(
    ([part, whole]) => `${part}/${whole} (${whole === 0 ? "–" : percent(part / whole)})`,
  );
  line(`${name}: ${said.join("  ")}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
