import { workerData } from "node:worker_threads";
import { readKnowledge } from "../../knowledge/knowledge.ts";
import { withAnnounced } from "../../rules/announced-window.ts";
import { announcedWindows } from "../../stores/announced-windows.ts";
import { openDatabase } from "../../stores/database.ts";
import { answerQuestions } from "../../threads/asked-thread.ts";
import { watchVerdicts } from "../rule-changes.ts";
import { parseAudience } from "./audience-json.ts";
import type { AudienceDone, AudiencePlaces, AudienceTask } from "./audience-worker-handle.ts";
import { findAudience } from "./find-audience.ts";
import { audienceGround } from "./ground.ts";
import { TagCache } from "./tag-cache.ts";

// Runs on a thread of its own; started by `audienceWorker`, which ends it.
const { databaseUrl, keys, knowledge } = workerData as AudiencePlaces;
const db = await openDatabase(databaseUrl, keys);
let ground = await freshGround();
const tags = new TagCache();

answerQuestions<AudienceTask, AudienceDone, number>(async (task, note) => {
  const now = new Date(task.now);
  if (ground.revision !== task.revision) ground = await freshGround();
  return task.what === "watch"
    ? watchVerdicts(db, ground, now)
    : findAudience(db, parseAudience(task.audience), ground, {
        ...{ now, samples: task.samples, tags },
        onProgress: note,
      });
});

/** The knowledge as it is now, with the windows that notices announced. */
async function freshGround() {
  const read = readKnowledge(knowledge);
  const announced = (await announcedWindows(db)).map(({ programme, opens, closes }) => ({
    ...{ programme, from: opens, to: closes },
  }));
  return audienceGround({ ...read, rules: withAnnounced(read.rules, announced) });
}
