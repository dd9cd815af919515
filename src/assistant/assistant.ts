import { tmpdir } from "node:os";
import { dayOf } from "../calendar/instant.ts";
import type { Day } from "../calendar/day.ts";
import { handoffRequest } from "../answering/frame.ts";
import type { Mind } from "../answering/mind.ts";
import type { Office } from "../documents/table-office.ts";
import type { ChatModel } from "../models/chat-model.ts";
import { stoppable } from "../models/stoppable-model.ts";
import type { Incoming } from "../messages/incoming.ts";
import type { OfferedFile } from "../messages/profile-view.ts";
import type { ReplyPart } from "../messages/reply.ts";
import { linkBrowser } from "../people/browsers.ts";
import { readFeedback, recordFeedback } from "../stores/answers.ts";
import { leaveConversation, listConversations } from "../stores/conversations.ts";
import type { Database } from "../stores/database.ts";
import { noteRead } from "../stores/notice-answers.ts";
import { pendingIncoming, readIncoming, recordIncoming } from "../stores/inbox.ts";
import type { StoredIncoming } from "../stores/inbox.ts";
import { history, markOutcome, readReply, repliesTo, type Delivery } from "../stores/outbox.ts";
import { ProfileChanged } from "../stores/profiles.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { completeTurn, recentFrames, settleTurn, type TurnOutcome } from "../stores/turns.ts";
import { createBeside } from "./guided/beside.ts";
import { joinDialogues } from "./guided/join-dialogues.ts";
import { createPackager } from "./guided/packager.ts";
import { createCompanyWorks } from "./people/company-works.ts";
import { createDataFiles, isDataKind } from "./people/data-files.ts";
import { createNoticeTalk } from "./people/notice-talk.ts";
import { asksPerson, isErasing, readPending, readSubject } from "./people/pending.ts";
import { createPeopleTalk } from "./people-talk.ts";
import { createSwitches, STOPPED } from "./switches.ts";
import type { ThinkingApart } from "./thinking/thinking-apart.ts";
import type { AudienceWorker } from "../notices/audience/audience-worker-handle.ts";
import { createNoticeWorks } from "./notice-works.ts";
import { faultReply, stoppedReply } from "./fixed-replies.ts";
import { createGuide } from "./guided/guide.ts";
import { ConversationQueue } from "./conversation-queue.ts";
import { replyParts } from "./reply-parts.ts";
import { createGathering, ungathered, type Gathered } from "./gathering.ts";
import { handedOver, personTakenBack, readHandoff } from "./handoff-request.ts";

/** What the assistant stands on. */
export interface AssistantParts {
  db: Database;
  /** The knowledge as it is now: read anew for each message, so that a change counts at once. */
  mind: () => Mind;
  now: () => Date;
  /** Where the pages are, such as `https://example.com`; links lead there. */
  pages?: string;
  /** What opens older kinds of files; without it they are refused with what to do. */
  office?: Office;
  /** A chat model that may point at facts; nothing is missing without it. */
  model?: ChatModel | undefined;
  /** For so many milliseconds more is waited for, so that several short messages are one turn; without it each is one. */
  quiet?: number;
  /** Names of the channels that can send now; none by default. */
  channels?: () => readonly string[];
  /** Looks for audiences of notices apart from answering. */
  worker?: AudienceWorker | undefined;
  /** Thinks apart while much is asked. */
  apart?: ThinkingApart | undefined;
  /** Told of each message answered: how long it took from its receipt on, and what kinds of reply it got. */
  onAnswered?: (event: { milliseconds: number; kinds: readonly string[] }) => void;
  /** Told of a message that could not be answered because something broke. */
  onFault?: (event: { reference: string; error: unknown }) => void;
}

/** Someone asks for a person by a form. */
interface PersonRequest extends Omit<Incoming, "text"> {
  question: string;
  contact?: string | undefined;
}

/** Where a file that is asked for belongs. */
type OfferedPlace = Pick<OfferedFile, "kind" | "enterpriseId" | "rule">;

/** No office program stands by. */
const NO_OFFICE: Office = { command: "", folder: tmpdir(), milliseconds: 0 };

/** At most so many conversations are listed. */
const mostConversations = 200;

/** So often a message is thought over again when the profile changed meanwhile. */
const mostTries = 5;

/** How many earlier messages of a conversation are looked back on. */
const lookBack = 4;

/** Creates the assistant: receives messages, answers them in order, stores before it sends. */
export function createAssistant({
  db,
  mind,
  now,
  pages = "",
  office = NO_OFFICE,
  model,
  channels = () => [],
  worker,
  apart,
  quiet = 0,
  onAnswered,
  onFault,
}: AssistantParts) {
  const switches = createSwitches(db, now);
  const notices = createNoticeWorks({ db, mind, now, pages, channels, worker });
  const willing = model && stoppable(model, () => switches.stopped("model"));
  const guide = createGuide({ db, mind, now, pages, office, model: willing, apart });
  const talkParts = { db, mind, now, pages };
  const peopleTalk = createPeopleTalk({ ...talkParts, ground: guide.ground, notices });
  const noticeTalk = createNoticeTalk(talkParts, (...said) => guide.take(...said));
  const dataFile = createDataFiles(db, guide.ground, now);
  const packageFile = createPackager({ db, ground: guide.ground, now });
  const queue = new ConversationQueue();
  const gathering = quiet > 0 ? createGathering(db, now, quiet) : ungathered;
  const inHand = new Set<string>();

  async function think(incoming: StoredIncoming): Promise<TurnOutcome> {
    const asOf: Day = incoming.asOf ?? dayOf(incoming.at) ?? dayOf(now().toISOString()) ?? "";
    const frames = await recentFrames(db, incoming.conversationId, lookBack);
    const earlier = frames.flatMap((frame) => readSubject(frame) ?? []);
    const pending = readPending(frames.at(-1));
    const personal =
      (await peopleTalk(incoming, asOf, earlier, pending, isErasing(frames.at(-1)))) ??
      (await noticeTalk(incoming, asOf, earlier, pending));
    if (personal) return personal;
    const back = personTakenBack(incoming.text);
    if (back) return { frame: earlier.at(-1), replies: [back], asOf };
    const wish = readHandoff(incoming.text, earlier.at(-1), asksPerson(frames.at(-1)));
    if (wish) {
      const question = wish.question || ((await guide.subject(incoming, asOf)) ?? "");
      return handedOver({ ...wish, question }, earlier.at(-1), asOf);
    }
    if (await switches.stopped("answers"))
      return { frame: earlier.at(-1), replies: [STOPPED], asOf };
    return guide.answer(incoming, asOf, earlier);
  }

  /** Thinks again as long as someone else changed the profile meanwhile. */
  async function complete({ incoming, together }: Gathered, tries = mostTries) {
    const answered = { ...(await think(incoming)), together };
    try {
      return await completeTurn(db, incoming.id, answered, now());
    } catch (error) {
      if (!(error instanceof ProfileChanged) || tries === 0) throw error;
      // It may have become somebody's conversation meanwhile.
      const again = await readIncoming(db, incoming.id);
      const said = { ...(again ?? incoming), text: incoming.text };
      return complete({ incoming: said, together }, tries - 1);
    }
  }

  /** Answers a message; one that is answered together with a later one has no replies of its own. */
  async function settle(received: StoredIncoming) {
    const gathered = await gathering.gather(received);
    if (!gathered) return [];
    const { incoming, together } = gathered;
    const began = now().getTime();
    const stored = await complete(gathered).catch((error: unknown) => {
      const reference = incoming.id.slice(0, 8);
      onFault?.({ reference, error });
      const replies = [faultReply(reference, incoming.text)];
      return completeTurn(db, incoming.id, { replies, frame: undefined, together }, now());
    });
    onAnswered?.({
      milliseconds: now().getTime() - began,
      kinds: stored.map(({ reply }) => reply.kind),
    });
    return stored;
  }

  async function* parts(id: string): AsyncGenerator<ReplyPart> {
    yield { type: "sign" };
    const incoming = await readIncoming(db, id);
    if (!incoming) throw new Error(`No message ${id} was received: call receive first.`);
    inHand.add(id);
    try {
      // Answering twice is harmless: what was stored first stays.
      const stored = incoming.answered
        ? await repliesTo(db, id)
        : await queue.run(incoming.conversationId, () => settle(incoming));
      // What waits in the outbox goes out when staff let it go on.
      if (await switches.stopped("sending")) return;
      yield* replyParts(db, stored, now);
    } finally {
      inHand.delete(id);
    }
  }

  return {
    /** Records a message; see `Assistant` in channels/channel.ts. */
    receive: async (incoming: Incoming) => {
      const { id, duplicate, conversationId } = await recordIncoming(db, incoming, now());
      gathering.came(conversationId);
      return { id, duplicate };
    },
    answer: parts,
    history: async (channel: string, address: string, after: number) => {
      const { messages, replies: stored } = await history(db, channel, address, after);
      // What is held back does not show on the page either.
      const held = await switches.stopped("sending");
      const replies = stored.filter(({ state }) => !held || state !== "queued");
      const seen = replies.flatMap(({ id, noticeId }) => (noticeId === undefined ? [] : id));
      if (channel === "web") await noteRead(db, seen, now());
      const judged = await readFeedback(
        db,
        replies.flatMap(({ reply }) => reply.answerId ?? []),
      );
      return {
        messages,
        replies: replies.map(({ id, seq, inReplyTo, reply }) => {
          const judgement = judged.get(reply.answerId ?? "");
          return {
            id,
            seq,
            ...(inReplyTo !== undefined && { inReplyTo }),
            reply,
            ...(judgement && { judgement }),
          };
        }),
      };
    },
    /** Ends the answering of a message; see `Assistant` in channels/channel.ts. */
    stop: async (id: string) => {
      const received = await readIncoming(db, id);
      if (!received || received.answered) return;
      const { incoming, together } = await gathering.withEarlier(received);
      const outcome = { frame: undefined, replies: [stoppedReply(incoming.text)], together };
      await completeTurn(db, id, outcome, now());
      gathering.came(incoming.conversationId);
    },
    /** Asks for a person; see `Assistant` in channels/channel.ts. */
    requestPerson: async ({ question, contact, ...from }: PersonRequest) => {
      const outcome = handedOver({ question, contact }, undefined);
      const incoming = { ...from, text: `${handoffRequest}：${question}` };
      const { id, duplicate } = await recordIncoming(db, incoming, now(), (tx, stored) =>
        settleTurn(tx, stored, outcome, now()),
      );
      return { id, duplicate };
    },
    conversations: (channel: string, prefix: string) =>
      listConversations(db, channel, prefix, mostConversations),
    leave: (channel: string, address: string) => leaveConversation(db, channel, address),
    pressed: async (channel: string, address: string, outboxId: string, choice: number) =>
      (await readReply(db, channel, address, outboxId))?.choices[choice],
    delivered: (outboxId: string, sent: Delivery) => markOutcome(db, outboxId, sent, now()),
    feedback: (answerId: string, feedback: { helpful: boolean; reason?: string | undefined }) =>
      recordFeedback(db, answerId, feedback, now()),
    /** Answers what was received before a stop and not answered; the replies wait in the outbox. */
    resume: async () => {
      const pending = await pendingIncoming(db);
      await Promise.all(
        pending.map((incoming) => queue.run(incoming.conversationId, () => settle(incoming))),
      );
      return pending.length;
    },
    /** Whether the answer to a message (inbox id) is being handed over just now. */
    inHand: (id: string) => inHand.has(id),
    ...createBeside({ db, ground: guide.ground, now }),
    file: (channel: string, address: string, offered: OfferedPlace) => {
      const { kind, enterpriseId } = offered;
      return isDataKind(kind)
        ? dataFile(channel, address, kind, enterpriseId)
        : packageFile(channel, address, { ...offered, kind });
    },
    /** Links a browser; see `Assistant` in channels/channel.ts. */
    linkBrowser: async (code: string, names: { before: string; after: string; address: string }) =>
      (await inTurn(db, (tx) => linkBrowser(tx, code, names, joinDialogues, now()))).outcome,
    switches,
    /** What notices stand on, for the desk and for sending. */
    notices,
    /** What the desk shows and hands out of companies. */
    companies: createCompanyWorks(db, guide.ground, now),
    /** Resolves when no answer is in hand. */
    idle: () => queue.idle(),
  };
}
