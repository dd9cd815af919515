import { expect, it } from "vitest";
import { stoppable } from "../../src/models/stoppable-model.ts";

it("is asked only while it is not stopped", async () => {
  let [stopped, asked] = [false, 0];
  const model = stoppable(
    {
      answer: () => {
        asked += 1;
        return Promise.resolve("好");
      },
    },
    () => Promise.resolve(stopped),
  );
  expect(await model.answer("", "")).toBe("好");
  stopped = true;
  await expect(model.answer("", "")).rejects.toThrow("stopped");
  expect(asked).toBe(1);
});
