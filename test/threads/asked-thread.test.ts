import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { askedThread } from "../../src/threads/asked-thread.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();

/** A thread that answers as `answerQuestions` does, with what stands in `work`. */
function thread(name: string, work: string) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { parentPort, workerData } from "node:worker_threads";
     let asked = 0;
     parentPort.on("message", ({ id, task }) => {
       asked += 1;
       const say = (word) => parentPort.postMessage({ id, ...word });
       ${work}
     });`,
  );
  return askedThread<string, string, string>(pathToFileURL(file), { greeting: "好" });
}

it("is none where the program was not compiled", () => {
  expect(askedThread(new URL("file:///nowhere/program.js"), {})).toBeUndefined();
});

it("answers each question, tells of its work meanwhile, and is asked again after a failure", async () => {
  const asked = thread(
    "answers",
    `say({ note: "想想" });
     if (task === "坏") say({ failed: "不行" });
     else say({ done: workerData.greeting + task + String(asked) });`,
  );
  const notes: string[] = [];
  expect(asked?.runs()).toBe(false);
  const note = (one: string) => notes.push(one);
  const [first, second] = [asked?.ask("甲", note), asked?.ask("乙", note)];
  expect(asked?.waiting()).toBe(2);
  expect([await first, await second]).toEqual(["好甲1", "好乙2"]);
  expect(notes).toEqual(["想想", "想想"]);
  await expect(asked?.ask("坏")).rejects.toThrow("不行");
  expect(await asked?.ask("丙")).toBe("好丙4");
  expect([asked?.runs(), asked?.waiting()]).toEqual([true, 0]);
  await asked?.close();
  expect(asked?.runs()).toBe(false);
});

it("rejects what it has in hand when it ends, and begins anew with the next question", async () => {
  const asked = thread(
    "ends",
    `if (task === "断") process.exit(3);
     else say({ done: String(asked) });`,
  );
  expect(await asked?.ask("一")).toBe("1");
  const lost = [asked?.ask("断"), asked?.ask("后")];
  await expect(lost[0]).rejects.toThrow("status 3");
  await expect(lost[1]).rejects.toThrow("status 3");
  expect(await asked?.ask("再")).toBe("1");
  const late = asked?.ask("断");
  const ends = expect(late).rejects.toThrow();
  await asked?.close();
  await ends;
});

it("rejects what cannot be copied and goes on", async () => {
  const asked = thread("copies", `say({ done: task });`);
  await expect(asked?.ask((() => "") as never)).rejects.toThrow(/could not be cloned/);
  expect(await asked?.ask("好")).toBe("好");
  await asked?.close();
});
