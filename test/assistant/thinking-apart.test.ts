import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Layer } from "../../src/answering/live-mind.ts";
import { groundOfMind } from "../../src/assistant/guided/ground.ts";
import {
  thinkingApart,
  type ThinkingApart,
  type ThinkingPlaces,
} from "../../src/assistant/thinking/thinking-apart.ts";
import { think, type Matter, type Thought } from "../../src/assistant/thinking/think.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const root = join(import.meta.dirname, "../..");
const folder = temporaryFolder();
const ground = groundOfMind(realMind);
const places: ThinkingPlaces = { knowledge: join(root, "knowledge"), homeRegion: "银川" };
const nothing: Layer = { policies: [], faq: [] };

/** The thread's program as it is in the source: it is compiled while it is read. */
const program = written(
  "thread.mjs",
  `import { createServer } from ${JSON.stringify(import.meta.resolve("vite"))};
   const vite = await createServer({
     configFile: false, appType: "custom", logLevel: "error", root: ${JSON.stringify(root)},
     server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true },
   });
   await vite.ssrLoadModule("/src/assistant/thinking/thinking-thread.ts");`,
);

function written(name: string, text: string): URL {
  writeFileSync(join(folder, name), text);
  return pathToFileURL(join(folder, name));
}

const REFUSES = `import { parentPort } from "node:worker_threads";
  parentPort.on("message", ({ id }) => parentPort.postMessage({ id, failed: "no" }));`;

const message = (text: string, more: Partial<Matter> = {}): Matter => ({
  said: { text, at: "2026-06-15T04:00:00Z" },
  ...{ asOf: "2026-06-15", earlier: [], state: undefined, retakes: undefined, proposed: [] },
  ...more,
});

const opened: ThinkingApart[] = [];
let faults: unknown[] = [];
beforeEach(() => {
  faults = [];
});
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

/** A thread that much is asked of. */
async function busy(layer: Layer, of: URL, mind = realMind): Promise<ThinkingApart> {
  const apart = thinkingApart({ mind, layer }, places, (error) => faults.push(error), of);
  if (!apart) throw new Error("There is no program.");
  opened.push(apart);
  for (let sent = 0; sent < 60; sent += 1)
    expect(await apart.think(message("高企要几个专利"))).toBeUndefined();
  return apart;
}

/** Keeps asking until it is thought apart, or for some seconds. */
async function thoughtApart(apart: ThinkingApart, matter: Matter): Promise<Thought | undefined> {
  const end = performance.now() + 20_000;
  for (;;) {
    const thought = await apart.think(matter);
    if (thought !== undefined || performance.now() > end) return thought;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("thinking apart", () => {
  it("is not begun while little is asked", async () => {
    const live = { mind: realMind, layer: nothing };
    const apart = thinkingApart(live, places, (error) => faults.push(error), program);
    if (!apart) throw new Error("There is no program.");
    opened.push(apart);
    expect(await apart.think(message("高企要几个专利"))).toBeUndefined();
    expect(faults).toEqual([]);
  });

  it("comes to the same as here", async () => {
    const apart = await busy(nothing, program);
    const begun = think(message("想报高企，2025 年销售收入 4980 万元"), realMind, ground);
    if (begun.kind !== "turned") throw new Error("No conversation began.");
    const { state } = begun.turned;
    const matters = [
      message("高企要几个专利"),
      message("想报高企，2025 年销售收入 4980 万元"),
      message("职工总数 120 人，科技人员 12 人", { state }),
      message("科技人员占比要多少", { state }),
      message("不知道", { state, proposed: undefined }),
      message("不对，销售收入 5000 万", { state, retakes: 1 }),
      message("去年亏了 300 万，能报高企吗", {
        said: { text: "去年亏了 300 万，能报高企吗", at: "2026-06-15T04:00:00Z", group: true },
      }),
      message("清除", { state }),
      message("   "),
    ];
    for (const matter of matters)
      expect(await thoughtApart(apart, matter), matter.said.text).toEqual(
        think(matter, realMind, ground),
      );
  }, 60_000);

  it.each([
    ["ends at once", "throw new Error('broken');", nothing, /broken/],
    ["was given what cannot be copied", "setInterval(() => {}, 1000);", uncopied(), /cloned/],
    ["says nothing but that it failed", REFUSES, nothing, /^no$/],
  ])("is done here where the thread %s", async (_, text, layer, why) => {
    const apart = await busy(layer, written("broken.mjs", text));
    for (let sent = 0; sent < 100; sent += 1) {
      expect(await apart.think(message("高企要几个专利"))).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // It is told of once, and not tried again at once.
    expect(faults).toHaveLength(1);
    expect((faults[0] as Error).message).toMatch(why);
  });

  it("is done here where the files are not those that are known", async () => {
    const knowledge = { ...realMind.knowledge, revision: "another" };
    const apart = await busy(nothing, program, { ...realMind, knowledge });
    const end = performance.now() + 20_000;
    while (faults.length === 0 && performance.now() < end) {
      expect(await apart.think(message("高企要几个专利"))).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(String(faults)).toContain("changed meanwhile");
  }, 30_000);
});

function uncopied(): Layer {
  return { ...nothing, policies: [{ title: () => "" } as never] };
}
