import { setTimeout as sleep } from "node:timers/promises";
import { checkSoak, type Checked } from "./check.ts";
import { createCrowd, type Crowd } from "./crowd.ts";
import { createHost, type Host } from "./host.ts";
import { openPlatform, type Platform } from "./platform.ts";

/** What a part of the soak works with. */
export interface Stage {
  readonly crowd: Crowd;
  readonly platform: Platform;
  readonly host: Host;
  /** Says a line while it runs. */
  readonly say: (line: string) => void;
}

/** How a stage is set up. */
export interface StageOptions {
  readonly chats: number;
  /** A person does at least so many steps and gives way to a new one then. */
  readonly steps: number;
  readonly questions: readonly string[];
  /** Folder for profiles of the processor. */
  readonly profile: string | undefined;
  readonly say: (line: string) => void;
}

/** So long replies are waited for when nobody says anything any more, in milliseconds. */
const PATIENCE = 120_000;
/** So many of those who wait for ever are shown. */
const SHOWN = 3;

/** Lets a crowd talk with a server in a process of its own; gives what the task measured, and what is left behind. */
export async function onStage<Measured>(
  options: StageOptions,
  task: (stage: Stage) => Promise<Measured>,
): Promise<{ measured: Measured; checked: Checked }> {
  const crowd = createCrowd(options);
  const platform = await openPlatform(crowd.watcher);
  const host = createHost(platform, options.profile);
  try {
    await host.start();
    const measured = await task({ crowd, platform, host, say: options.say });
    await quiet(crowd, platform, options.say);
    await host.stop();
    if (platform.refused() > 0)
      options.say(`${String(platform.refused())} calls that Telegram would refuse`);
    const doubtful = listedIn(host.log()).flat();
    return { measured, checked: await checkSoak(host.folder, crowd.all, doubtful) };
  } finally {
    await host.kill();
    await platform.close();
    host.remove();
  }
}

/** The replies (ids) that each start of a server listed as doubtful. */
export function listedIn(log: string): string[][] {
  return log.split("\n").flatMap((line) => {
    if (!line.includes('"doubtful"')) return [];
    const { doubtful } = JSON.parse(line) as { doubtful?: string[] };
    return doubtful ? [doubtful] : [];
  });
}

/** Waits until everybody was answered and nothing more comes, but not for ever. */
async function quiet(crowd: Crowd, platform: Platform, say: StageOptions["say"]): Promise<void> {
  const until = Date.now() + PATIENCE;
  while ((crowd.waiting() > 0 || platform.waiting() > 0) && Date.now() < until) await sleep(50);
  const unanswered = crowd.unanswered();
  if (unanswered.length > 0)
    say(`${String(unanswered.length)} wait still: ${unanswered.slice(0, SHOWN).join(", ")}`);
  // Longer than the round of the outbox: what would come twice has come then.
  await sleep(5000);
}
