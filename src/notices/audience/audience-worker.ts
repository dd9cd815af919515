import { parentPort, workerData } from "node:worker_threads";
import { readKnowledge } from "../../knowledge/knowledge.ts";
import { withAnnounced } from "../../rules/announced-window.ts";
import { announcedWindows } from "../../stores/announced-windows.ts";
import { openDatabase } from "../../stores/database.ts";
import { watchVerdicts } from "../rule-changes.ts";
import { parseAudience } from "./audience-json.ts";
import type { AudiencePlaces, AudienceTask, AudienceWord } from "./audience-worker-handle.ts";
import { findAudience } from "./find-audience.ts";
import { audienceGround } from "./ground.ts";
import { TagCache } from "./tag-cache.ts";

// Runs on a thread of its own; started by `audienceWorker`, which ends it.
const { databaseUrl, keys, knowledge } = workerData as AudiencePlaces;
const db = await openDatabase(databaseUrl, keys);
let ground = await freshGround();
const tags = new TagCache();
let before = Promise.resolve();

parentPort?.on("message", (task: AudienceTask) => {
  before = before.then(() => look(task));
});

/** The knowledge as it is now, with the windows that notices announced. */
async function freshGround() {
  const read = readKnowledge(knowledge);
  const announced = (await announcedWindows(db)).map(({ programme, opens, closes }) => ({
    ...{ programme, from: opens, to: closes },
  }));
  return audienceGround({ ...read, rules: withAnnounced(read.rules, announced) });
}

async function look(task: AudienceTask): Promise<void> {
  const { id, revision } = task;
  const now = new Date(task.now);
  const say = (word: AudienceWord) => parentPort?.postMessage(word);
  try {
    if (ground.revision !== revision) ground = await freshGround();
    const done =
      task.what === "watch"
        ? await watchVerdicts(db, ground, now)
        : await findAudience(db, parseAudience(task.audience), ground, {
            ...{ now, samples: task.samples, tags },
            onProgress: (looked) => say({ id, looked }),
          });
    say({ id, done });
  } catch (error) {
    say({ id, failed: error instanceof Error ? error.message : String(error) });
  }
}
