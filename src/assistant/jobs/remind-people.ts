import { dayOf } from "../../calendar/instant.ts";
import { remindPerson } from "../../notices/reminders/tell-reminders.ts";
import { peopleToRemind } from "../../stores/reminders.ts";
import type { NoticeWorks } from "../notice-works.ts";
import { ownDays } from "../own-days.ts";
import { createPace } from "./pace.ts";

/** Plans and tells the reminders of all people; returns what came of it, in a sentence. */
export async function remindPeople(
  { db, audience, cite }: Pick<NoticeWorks, "db" | "audience" | "cite">,
  at: Date,
): Promise<string> {
  const today = dayOf(at.toISOString()) ?? "";
  const pace = createPace();
  let [people, told, missed] = [0, 0, 0];
  for await (const ids of peopleToRemind(db))
    for (const id of ids) {
      const { days, named } = await ownDays(db, id, audience(), today);
      const reminded = await remindPerson(db, id, days, { today, cite, named }, at);
      if (reminded.told > 0) people += 1;
      told += reminded.told;
      missed += reminded.missed;
      await pace();
    }
  const late = missed === 0 ? "" : `；${missed} 条的日子已经过去，没有再发`;
  return `提醒了 ${people} 个人、${told} 件事${late}。`;
}
