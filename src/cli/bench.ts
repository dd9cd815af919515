import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { answer } from "../answering/answer.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import { benchAudience } from "./bench/audience.ts";
import { benchDialogue } from "./bench/dialogue.ts";
import { benchDocuments } from "./bench/documents.ts";
import { benchSearch } from "./bench/search.ts";
import { at } from "./bench/spread.ts";
import { benchRules } from "./bench/rules.ts";
import { measureWeb } from "./bench/web-load.ts";
import { openMind } from "./program.ts";

/** `bench [answers|audience|dialogue|documents|rules|web|search]`: measures speed and memory; all of them when none is named. */
export async function bench(names: string[]): Promise<number> {
  const wanted = (name: string) => names.length === 0 || names.includes(name);
  const [processor] = cpus();
  line(
    `${processor?.model ?? "?"} × ${cpus().length}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
  );
  const mind = openMind(readConfig(process.env));
  const questions = mind.phraseOwners
    .map(({ text }) => text)
    .filter((_, number) => number % 7 === 0);
  if (wanted("answers")) {
    const times: number[] = [];
    for (let round = 0; round < 2; round++)
      for (const text of questions) {
        const began = performance.now();
        answer({ text, asOf: "2026-06-15", earlier: [] }, mind);
        if (round > 0) times.push(performance.now() - began);
      }
    line(
      `answers: ${mind.passages.length} passages, ${mind.phraseOwners.length} phrases; ${times.length} questions in process, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms`,
    );
  }
  if (wanted("documents")) {
    const folder = process.env["EVAL_DATA"];
    if (folder === undefined)
      line("documents: skipped, set EVAL_DATA to the folder that holds data/documents");
    else line(await benchDocuments(join(folder, "data/documents"), questions, mind));
  }
  if (wanted("rules"))
    for (const row of await benchRules(knowledgeFolder(readConfig(process.env)))) line(row);
  if (wanted("audience"))
    for (const row of await benchAudience(knowledgeFolder(readConfig(process.env)))) line(row);
  if (wanted("dialogue")) for (const row of await benchDialogue(mind)) line(row);
  if (wanted("web")) {
    const conversations = 50;
    const seconds = 60;
    const figures = await measureWeb({ questions, conversations, seconds });
    line(
      `web: warm start to first answer ${figures.firstAnswer.toFixed(0)} ms; idle ${figures.idleMegabytes.toFixed(0)} MB; ${conversations} conversations for ${seconds} s: ${figures.replies.length} replies, p50 ${at(figures.replies, 0.5)} ms, p99 ${at(figures.replies, 0.99)} ms, ${figures.errors} errors`,
    );
  }
  if (wanted("search")) {
    const folder = process.env["EVAL_DATA"];
    if (folder === undefined)
      line("search: skipped, set EVAL_DATA to the folder that holds data/stard");
    else for (const row of await benchSearch(join(folder, "data/stard"))) line(row);
  }
  return 0;
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
