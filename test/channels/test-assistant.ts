import type {
  Assistant,
  PersonRequest,
  Sent,
  StoredMessage,
  StoredReply,
} from "../../src/channels/channel.ts";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { Citation, Reply } from "../../src/messages/reply.ts";
import { createTestProfiles, type TestProfiles } from "./test-profiles.ts";

/** What a person thought of an answer, as it was handed in. */
interface Given {
  answerId: string;
  helpful: boolean;
  reason?: string | undefined;
}

/** A real assistant that keeps all in memory, so that a test can look at what it was told. */
export interface TestAssistant extends Assistant, Pick<TestProfiles, "know" | "link"> {
  /** Incomings in the order received, without duplicates. */
  readonly received: Incoming[];
  readonly deliveries: { outboxId: string; sent: Sent }[];
  readonly given: Given[];
  /** Questions for staff in the order received, without duplicates. */
  readonly requests: PersonRequest[];
  /** Stores a reply nobody asked for, as the outbox does before it is sent. */
  store(channel: string, address: string, reply: Reply): StoredReply;
}

interface Held {
  messages: StoredMessage[];
  replies: StoredReply[];
  /** Ends when the answer before is stored. */
  tail: Promise<void>;
}

/**
 * Makes an assistant that answers by the given function. The text so far is told in `steps`
 * pieces, with `pause` called before each.
 */
export function createTestAssistant(
  answer: (incoming: Incoming) => Reply,
  {
    steps = 3,
    pause = () => Promise.resolve(),
    joins = () => false,
  }: {
    steps?: number;
    pause?: () => Promise<void>;
    /** Whether a message is answered together with the next: it has no reply of its own. */
    joins?: (incoming: Incoming) => boolean;
  } = {},
): TestAssistant {
  const held = new Map<string, Held>();
  const known = new Map<string, { incoming: Incoming; replies: StoredReply[] }>();
  const ids = new Map<string, string>();
  const received: Incoming[] = [];
  const deliveries: TestAssistant["deliveries"] = [];
  const given: Given[] = [];
  const requests: PersonRequest[] = [];
  let made = 0;

  const holding = (channel: string, address: string) => {
    const key = `${channel} ${address}`;
    const own = held.get(key) ?? { messages: [], replies: [], tail: Promise.resolve() };
    held.set(key, own);
    return own;
  };
  const keep = (own: Held, reply: Reply, inReplyTo?: string): StoredReply => {
    const stored = {
      seq: own.replies.length + 1,
      id: `out-${++made}`,
      reply,
      ...(inReplyTo !== undefined && { inReplyTo }),
    };
    own.replies.push(stored);
    return stored;
  };

  const receive = (incoming: Incoming) => {
    const key = `${incoming.channel} ${incoming.messageId}`;
    const before = ids.get(key);
    if (before !== undefined) return { id: before, duplicate: true };
    const id = `in-${ids.size + 1}`;
    ids.set(key, id);
    known.set(id, { incoming, replies: [] });
    received.push(incoming);
    holding(incoming.channel, incoming.address).messages.push({
      id,
      text: incoming.text,
      at: incoming.at,
    });
    return { id, duplicate: false };
  };

  return {
    ...createTestProfiles(),
    received,
    deliveries,
    given,
    requests,
    store: (channel, address, reply) => keep(holding(channel, address), reply),
    receive(incoming) {
      return Promise.resolve(receive(incoming));
    },
    stop(id) {
      const asked = known.get(id);
      if (asked && asked.replies.length === 0) {
        const own = holding(asked.incoming.channel, asked.incoming.address);
        const choices = [{ label: "重新问", text: asked.incoming.text }];
        asked.replies.push(keep(own, replyOf("已停止，这条没有回答。", { choices }), id));
      }
      return Promise.resolve();
    },
    requestPerson(request) {
      const { channel, address, sender, messageId, at, question } = request;
      const { id, duplicate } = receive({
        ...{ channel, address, sender, messageId, at },
        text: `登记：${question}`,
      });
      if (!duplicate) {
        requests.push(request);
        const reply = replyOf(`登记好了，编号 0000000${requests.length}。`, { kind: "handoff" });
        known.get(id)?.replies.push(keep(holding(channel, address), reply, id));
      }
      return Promise.resolve({ id, duplicate });
    },
    conversations(channel, prefix) {
      const start = `${channel} ${prefix}`;
      const found = [...held].filter(([key]) => key.startsWith(start));
      return Promise.resolve(
        found
          .flatMap(([key, { messages }]) => {
            const [first] = messages;
            const last = messages.at(-1);
            const address = key.slice(channel.length + 1);
            return first && last
              ? [
                  {
                    ...{ address, title: first.text, began: first.at, last: last.at },
                    messages: messages.length,
                  },
                ]
              : [];
          })
          .reverse(),
      );
    },
    linkBrowser: () => Promise.resolve("wrong"),
    leave(channel, address) {
      held.delete(`${channel} ${address}`);
      return Promise.resolve();
    },
    async *answer(id) {
      const asked = known.get(id);
      if (!asked) throw new Error(`No message ${id} was received.`);
      const own = holding(asked.incoming.channel, asked.incoming.address);
      const before = own.tail;
      let done = () => {};
      own.tail = new Promise((resolve) => (done = resolve));
      try {
        yield { type: "sign" };
        await before;
        if (joins(asked.incoming)) return;
        if (asked.replies.length === 0) {
          const reply = answer(asked.incoming);
          const size = Math.ceil(reply.text.length / steps);
          for (let step = 1; step < steps; step++) {
            await pause();
            yield { type: "partial", text: reply.text.slice(0, size * step) };
          }
          if (asked.replies.length === 0) asked.replies.push(keep(own, reply, id));
        }
        for (const stored of asked.replies) {
          yield { type: "final", id: stored.id, reply: stored.reply };
        }
      } finally {
        done();
      }
    },
    history(channel, address, after) {
      const { messages, replies } = holding(channel, address);
      const seen = replies.filter(({ seq }) => seq <= after).map(({ inReplyTo }) => inReplyTo);
      return Promise.resolve({
        messages: messages.filter(({ id }) => !seen.includes(id)),
        replies: replies.filter(({ seq }) => seq > after),
      });
    },
    pressed(channel, address, outboxId, choice) {
      const asked = holding(channel, address).replies.find(({ id }) => id === outboxId);
      return Promise.resolve(asked?.reply.choices[choice]);
    },
    delivered(outboxId, sent) {
      deliveries.push({ outboxId, sent });
      return Promise.resolve();
    },
    feedback(answerId, { helpful, reason }) {
      given.push({ answerId, helpful, reason });
      return Promise.resolve(true);
    },
  };
}

/** A reply with one choice of everything left to the caller. */
export function replyOf(text: string, rest: Partial<Reply> = {}): Reply {
  return { kind: "answer", text, citations: [], choices: [], ...rest };
}

/** A citation with one clause of an invented document. */
export function citationOf(rest: Partial<Citation> = {}): Citation {
  return {
    number: "某科发〔2016〕32号",
    document: "某某认定管理办法",
    article: "第十一条（四）",
    kind: "要点",
    text: "科技人员占当年职工总数的比例不低于规定。",
    from: "2016-01-01",
    checked: "2026-11-24",
    standing: "原文读过",
    ...rest,
  };
}
