import { expect, it } from "vitest";
import { noticeChoices, readNoticeAction } from "../../src/notices/notice-buttons.ts";

const notice = {
  ...{ id: "0199a6f0-0000-7000-8000-0000deadbeef", topic: "window", mandatory: false },
  buttons: ["precheck", "answer", "event"] as const,
};

it("what a button of a notice says is read again, with the notice that it is of", () => {
  const said = noticeChoices(notice).map(({ text }) => readNoticeAction(text));
  expect(said.map((one) => one?.action)).toEqual([
    ...["precheck", "yes", "no", "contact", "attend", "stop"],
  ]);
  expect(new Set(said.map((one) => one?.noticeEnding))).toEqual(new Set(["deadbeef"]));
});

it("what must reach all has no button that stops it", () => {
  const labels = noticeChoices({ ...notice, mandatory: true }).map(({ label }) => label);
  expect(labels).not.toContain("不再接收此类");
});

it("other words are no button of a notice", () => {
  for (const text of ["报", "我符合吗", "上面那份通知几号截止", "退出（通知 deadbeef）"])
    expect(readNoticeAction(text)).toBeUndefined();
});
