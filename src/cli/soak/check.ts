import { readConfig } from "../../config.ts";
import { createAssistant } from "../../assistant/assistant.ts";
import { render } from "../../channels/telegram/render.ts";
import { databaseFile, openDatabase, type Database } from "../../stores/database.ts";
import { history } from "../../stores/outbox.ts";
import { openMind } from "../program.ts";
import { compare } from "./compare.ts";
import { digest, type Person } from "./crowd.ts";
import { salesOf, staffOf, YEARS } from "./people.ts";

/** So many wrong profiles are shown. */
const SHOWN = 5;

/** What a soak left behind, counted. */
export interface Checked {
  /** Updates that were sent, those stored, and those of them that were not answered. */
  updates: number;
  stored: number;
  unanswered: number;
  /** Replies that were stored, and how what came differs from them. */
  replies: number;
  lost: number;
  twice: number;
  again: number;
  disordered: number;
  /** Companies that told all of their figures; profiles that hold other figures than were told. */
  companies: number;
  wrongProfiles: number;
  /** What some of those profiles should hold and what they hold. */
  readonly strange: string[];
  /** Guided conversations that took more or fewer turns than messages. */
  wrongTurns: number;
}

/**
 * Compares what the people of a crowd sent and got with what is stored in the data folder; replies
 * (ids) that the server listed as `doubtful` may have come once more for each time.
 */
export async function checkSoak(
  folder: string,
  people: readonly Person[],
  doubtful: readonly string[],
): Promise<Checked> {
  const db = await openDatabase(`file:${databaseFile(folder)}`, { dataDir: folder });
  try {
    const mind = openMind(readConfig({}));
    const assistant = createAssistant({ db, mind: () => mind, now: () => new Date() });
    const sum: Checked = {
      ...{ updates: 0, stored: 0, unanswered: 0, replies: 0, lost: 0, twice: 0, again: 0 },
      ...{ disordered: 0, companies: 0, wrongProfiles: 0, strange: [], wrongTurns: 0 },
    };
    sum.unanswered = await db.inbox.count({ where: { state: { not: "answered" } } });
    for (const person of people) {
      const address = String(person.chat);
      const { messages, replies } = await history(db, "telegram", address, 0);
      const texts = replies.map(({ id, reply }) => ({
        id,
        digests: render(reply, { outbox: id, keyboards: true }).map(({ text }) => digest(text)),
      }));
      const inOrder = [...person.came].sort(([one], [other]) => one - other);
      const difference = compare(
        texts.flatMap(({ digests }) => digests),
        inOrder.map(([, text]) => text),
        doubtful.flatMap((one) => texts.find(({ id }) => id === one)?.digests ?? []),
      );
      sum.updates += person.sent;
      sum.stored += messages.length;
      sum.replies += replies.length;
      sum.lost += difference.lost;
      sum.twice += difference.twice;
      sum.again += difference.again;
      sum.disordered += difference.disordered;
      if (!(await tookEachTurnOnce(db, address))) sum.wrongTurns += 1;
      if (person.done < person.steps.length) continue;
      sum.companies += 1;
      const profile = await assistant.profile("telegram", address);
      const told = (profile?.companies ?? []).flatMap(({ facts }) =>
        facts.map(({ years, value }) => `${String(years?.[0])} ${value}`),
      );
      const due = factsOf(person);
      if (due.every((one) => told.filter((other) => other === one).length === 1)) continue;
      sum.wrongProfiles += 1;
      if (sum.strange.length < SHOWN)
        sum.strange.push(`chat ${address} told ${due.join("、")}; its profile: ${told.join("、")}`);
    }
    return sum;
  } finally {
    await db.$disconnect();
  }
}

/**
 * What the profile of a person's company must hold, each once: year and figure. Which fact it is
 * depends on the programme that a question in between may have led to.
 */
function factsOf({ number, corrections }: Person): string[] {
  const grouped = (figure: number) => figure.toLocaleString("en-US");
  return [
    ...YEARS.map((year) => `${String(year)} ${grouped(salesOf(number, year))} 万元`),
    `2025 ${grouped(staffOf(number, corrections))} 人`,
  ];
}

/** Whether the turns of a guided conversation are numbered from 1 on, and it counts as many. */
async function tookEachTurnOnce(db: Database, address: string): Promise<boolean> {
  const where = { channel_address: { channel: "telegram", address } };
  const found = await db.conversation.findUnique({ where, select: { id: true } });
  if (!found) return true;
  const turns = await db.turn.findMany({
    where: { conversationId: found.id, guided: { not: null } },
    orderBy: { seq: "asc" },
    select: { guided: true },
  });
  const owner = `conversation:${found.id}`;
  const dialogue = await db.dialogue.findUnique({ where: { owner }, select: { version: true } });
  return (
    (dialogue?.version ?? 0) === turns.length && turns.every(({ guided }, at) => guided === at + 1)
  );
}
