import { workerData } from "node:worker_threads";
import { createLiveMind, type Layer, type LiveMind } from "../../answering/live-mind.ts";
import type { Mind } from "../../answering/mind.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { readKnowledge } from "../../knowledge/knowledge.ts";
import { answerQuestions } from "../../threads/asked-thread.ts";
import { groundOfMind } from "../guided/ground.ts";
import { think } from "./think.ts";
import type { ThinkingDone, ThinkingPlaces, ThinkingTask } from "./thinking-apart.ts";

// Runs on a thread of its own; started by `thinkingApart`, which ends it.
const { knowledge: folder, homeRegion } = workerData as ThinkingPlaces;
let live: LiveMind | undefined;
let known: { readonly mind: Mind; readonly ground: DialogueGround } | undefined;

answerQuestions<ThinkingTask, ThinkingDone>((task) => {
  if (task.what === "learn") {
    learn(task.revision, task.layer);
    return "learned";
  }
  if (!known) throw new Error("the thread has learned nothing yet.");
  return think(task.matter, known.mind, known.ground);
});

/** Takes the knowledge of a revision, and what staff added to it. */
function learn(revision: string, layer: Layer): void {
  if (live?.mind.knowledge.revision !== revision) {
    const read = readKnowledge(folder);
    if (read.revision !== revision) throw new Error("the files were changed meanwhile.");
    live = createLiveMind(read, homeRegion, layer);
  } else live.lay(layer);
  known = { mind: live.mind, ground: groundOfMind(live.mind) };
}
