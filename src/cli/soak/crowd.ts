import { createHash } from "node:crypto";
import type { Platform, Update, Watcher } from "./platform.ts";
import { stepsOf, type Step } from "./people.ts";

/** What came to one person, and what it sent. */
export interface Person {
  readonly number: number;
  readonly chat: number;
  readonly steps: readonly Step[];
  /** How often the staff was put right when all steps were done. */
  readonly corrections: number;
  /** Steps that were done. */
  done: number;
  /** Updates that were sent. */
  sent: number;
  /** Digests of the texts that came, in the order of the messages; a changed one keeps its place. */
  readonly came: Map<number, string>;
  /** Buttons under the last message that carried some. */
  buttons: readonly string[];
  lastSent: number;
  lastCame: number;
  signed: boolean;
}

/** Milliseconds that were measured. */
export interface Times {
  /** From sending to the last message of the reply. */
  readonly replies: number[];
  /** From sending to the sign of life: that it is heard, or the reply where that comes first. */
  readonly signs: number[];
}

interface CrowdOptions {
  readonly chats: number;
  /** A person does at least so many steps and gives way to a new one then. */
  readonly steps: number;
  readonly questions: readonly string[];
}

/** The first chat; those of other people count on. */
const FIRST_CHAT = 30_000_001;
/** How often is looked who is due, in milliseconds. */
const LOOK = 5;
/** One in so many people is there from the beginning; the others come one by one, each after so many updates. */
const COMING = { first: 20, after: 6 };

/** A digest by which texts are compared. */
export function digest(text: string): string {
  return createHash("sha1").update(text).digest("base64");
}

/**
 * A crowd that talks with the bot in a closed loop: each person says the next thing when it is due
 * and the last was answered.
 */
export function createCrowd({ chats, steps, questions }: CrowdOptions) {
  const all: Person[] = [];
  const byChat = new Map<number, Person>();
  const times: Times = { replies: [], signs: [] };
  let updates = 1000;

  const newPerson = (): Person => {
    const number = all.length;
    const { steps: own, corrections } = stepsOf(number, steps, questions);
    const person: Person = {
      ...{ number, chat: FIRST_CHAT + number, steps: own, corrections },
      ...{ done: 0, sent: 0, came: new Map<number, string>(), buttons: [] },
      ...{ lastSent: 0, lastCame: 0, signed: true },
    };
    all.push(person);
    byChat.set(person.chat, person);
    return person;
  };
  // Who comes one by one is not at the same place of the conversation as all others.
  const present = Array.from({ length: Math.ceil(chats / COMING.first) }, newPerson);
  let sinceLast = 0;
  const comeIn = (sent: number) => {
    sinceLast += sent;
    for (; sinceLast >= COMING.after && present.length < chats; sinceLast -= COMING.after)
      present.push(newPerson());
  };

  const sign = (chat: number) => {
    const person = byChat.get(chat);
    if (!person || person.signed) return;
    person.signed = true;
    times.signs.push(performance.now() - person.lastSent);
  };
  const watcher: Watcher = {
    sign,
    arrived({ chat, message, text, buttons }) {
      const person = byChat.get(chat);
      if (!person) return;
      sign(chat);
      person.lastCame = performance.now();
      person.came.set(message, digest(text));
      const choices = buttons.filter((data) => data.startsWith("c:"));
      if (choices.length > 0) person.buttons = choices;
    },
  };

  const isAnswered = (person: Person) => person.lastSent === 0 || person.lastCame > person.lastSent;

  /** Notes how long the last reply took; called when nothing more of it is to come. */
  const settle = (person: Person) => {
    if (person.lastSent === 0) return;
    times.replies.push(
      isAnswered(person) ? person.lastCame - person.lastSent : performance.now() - person.lastSent,
    );
    person.lastSent = 0;
  };

  function textUpdate({ chat }: Person, text: string): Update {
    const update_id = ++updates;
    const from = { id: chat, is_bot: false, first_name: "某某" };
    const date = Math.floor(Date.now() / 1000);
    const place = { id: chat, first_name: "某某", type: "private" };
    return { update_id, message: { message_id: update_id, from, chat: place, date, text } };
  }

  function pressUpdate({ chat }: Person, data: string): Update {
    const update_id = ++updates;
    const from = { id: chat, is_bot: false, first_name: "某某" };
    const place = { id: chat, first_name: "某某", type: "private" };
    const message = { message_id: 1, date: 1_795_500_000, chat: place, text: "…" };
    return {
      update_id,
      callback_query: { id: String(update_id), from, chat_instance: "1", data, message },
    };
  }

  /** What a person does next. */
  function next(person: Person): Update[] {
    const step = person.steps[person.done++];
    if (!step) return [];
    if ("say" in step) return step.say.map((text) => textUpdate(person, text));
    const [choice] = person.buttons;
    return [choice === undefined ? textUpdate(person, "汇总") : pressUpdate(person, choice)];
  }

  /**
   * Lets the crowd talk at so many updates a second until `over`; gives how many updates were sent in
   * how many seconds.
   */
  async function talk(platform: Platform, rate: number, over: () => boolean) {
    let sent = 0;
    const began = performance.now();
    // The same order again and again: whoever was first comes first again when all had their turn.
    let at = 0;
    while (!over()) {
      const due = Math.floor(((performance.now() - began) / 1000) * rate);
      const given: Update[] = [];
      for (let looked = 0; sent + given.length < due && looked < present.length; looked += 1) {
        const slot = at++ % present.length;
        let person = present[slot];
        if (!person || !isAnswered(person)) continue;
        settle(person);
        if (person.done >= person.steps.length) {
          person = newPerson();
          present[slot] = person;
        }
        const own = next(person);
        person.sent += own.length;
        person.signed = false;
        person.lastSent = performance.now();
        given.push(...own);
      }
      if (given.length > 0) platform.push(given);
      sent += given.length;
      comeIn(given.length);
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
    return { sent, seconds: (performance.now() - began) / 1000 };
  }

  return {
    all,
    watcher,
    times,
    talk,
    /** Whether all chats are there. */
    complete: () => present.length === chats,
    /** How many people wait for a reply. */
    waiting: () => present.filter((person) => !isAnswered(person)).length,
    /** Who waits for a reply to what: a chat and its last step each. */
    unanswered: () =>
      present.flatMap((person) =>
        isAnswered(person)
          ? []
          : `${String(person.chat)} ${JSON.stringify(person.steps[person.done - 1])}`,
      ),
    /** Takes the times measured so far out. */
    takeTimes(): Times {
      for (const person of present) if (isAnswered(person)) settle(person);
      return { replies: times.replies.splice(0), signs: times.signs.splice(0) };
    },
  };
}

/** The crowd. */
export type Crowd = ReturnType<typeof createCrowd>;
