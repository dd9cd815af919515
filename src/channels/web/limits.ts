import type { Rate } from "../../pages/rate-limit.ts";

/** How much one client may ask of us. */
export interface WebLimits {
  /** Requests of one address of the network, behind which a whole office may sit. */
  client: Rate;
  /** Messages of one conversation. */
  conversation: Rate;
  /** Questions for staff of one address of the network. */
  person: Rate;
  /** Times that what was put into a what-if form is judged, for one address of the network. */
  judge: Rate;
  /** What-if inputs kept under an address for others, for one address of the network. */
  share: Rate;
  /** Bytes of the body of a request. */
  body: number;
  /** Pages that may listen at the same time. */
  streams: number;
  /** Pages of one browser that may listen; one more puts the oldest to rest. */
  streamsEach: number;
  /** Milliseconds between two signs that a stream is alive. */
  beat: number;
  /** Turns of a conversation that the page shows before it is asked for all. */
  turns: number;
  /** Milliseconds that a form without script waits for its answer. */
  patience: number;
}

/** What holds when nothing else is said. */
export const usualLimits: WebLimits = {
  client: { burst: 400, perSecond: 40 },
  conversation: { burst: 240, perSecond: 2 },
  person: { burst: 10, perSecond: 1 / 60 },
  judge: { burst: 120, perSecond: 6 },
  share: { burst: 10, perSecond: 1 / 60 },
  body: 32 * 1024,
  streams: 2_000,
  // Browsers allow six lines to one server; two stay free for asking.
  streamsEach: 4,
  beat: 15_000,
  turns: 60,
  patience: 15_000,
};
