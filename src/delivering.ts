import type { Logger } from "pino";
import { createNoticeDelivery } from "./assistant/notice-delivery.ts";
import { deliverQueued } from "./assistant/outbox-delivery.ts";
import type { Channel } from "./channels/channel.ts";
import { finishNotice, startDueNotices, type SendingGround } from "./notices/course.ts";
import { tellChannelRests, tellFinished } from "./notices/telling-staff.ts";
import { lookAtMoment } from "./notices/sending-hours.ts";
import { sendingNotices } from "./stores/notice-delivery.ts";

/** How often what waits to be sent is looked for as a rule, in milliseconds. */
const ROUND = 2000;
/** Days over which the notices that a person got are counted. */
const CAP_DAYS = 7;

/** What delivering stands on. */
export interface DeliveringParts {
  readonly ground: SendingGround;
  /** The channels that are on. */
  readonly channels: readonly Channel[];
  /** Whether the answer to a message (inbox id) is being handed over already. */
  readonly inHand: (inboxId: string) => boolean;
  /** So many notices a week a person gets. */
  readonly perWeek: number;
  readonly log: Logger;
  /** How often what waits is looked for, in milliseconds; every two seconds unless told otherwise. */
  readonly every?: number;
}

/** Sends what waits in the outbox, and notices whose hour has come; returns how to end that. */
export function startDelivering({
  ground,
  channels,
  inHand,
  perWeek,
  log,
  every = ROUND,
}: DeliveringParts): () => Promise<void> {
  const { db, now } = ground;
  const fault = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const isQuiet = (at: Date) => lookAtMoment(at, ground.holidays(), ground.quiet).quiet;
  const delivery = createNoticeDelivery({
    ...{ db, senders: () => channels, now, chance: Math.random },
    cap: { most: perWeek, days: CAP_DAYS },
    resting: ground.resting,
    // What was begun in the quiet hours was meant to go out then.
    rests: (startedAt) => isQuiet(now()) && !(startedAt && isQuiet(startedAt)),
    async onIdle(id) {
      if (await finishNotice(ground, id)) await tellFinished(ground, id);
    },
    onChannel({ channel, until }) {
      log.warn({ channel, until }, until ? "channel takes nothing for now" : "channel takes again");
      const told = sendingNotices(db).then((notices) =>
        tellChannelRests(ground, notices, { channel, until }),
      );
      told.catch(fault("telling of a channel failed"));
    },
    onFault: fault("sending notices failed"),
  });
  let delivering: Promise<unknown> | undefined;
  const deliver = () => {
    // One round at a time: two would overtake one another within a conversation.
    delivering ??= deliverQueued(db, channels, now, inHand)
      .catch(fault("delivering failed"))
      .finally(() => (delivering = undefined));
  };
  deliver();
  const rounds = setInterval(() => {
    deliver();
    startDueNotices(ground)
      .then(() => delivery.round())
      .catch(fault("sending notices failed"));
  }, every);
  return async () => {
    clearInterval(rounds);
    await delivering;
    await delivery.stop();
  };
}
