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
  /** Changes of facts beside one conversation. */
  edit: Rate;
  /** Files of filing packages made for one address of the network. */
  file: Rate;
  /** Times that links for colleagues are opened or answered, for one address of the network. */
  colleague: Rate;
  /** Messages with files of one address of the network. */
  upload: Rate;
  /** Files that one message may bring. */
  files: number;
  /** Bytes of one file, and of all files of a message together. */
  fileSize: number;
  filesSize: number;
  /** Bytes of the body of a request that brings no files. */
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
  edit: { burst: 60, perSecond: 1 },
  file: { burst: 20, perSecond: 1 / 6 },
  colleague: { burst: 30, perSecond: 1 / 20 },
  upload: { burst: 40, perSecond: 1 / 5 },
  files: 5,
  fileSize: 10 * 1024 * 1024,
  filesSize: 20 * 1024 * 1024,
  body: 32 * 1024,
  streams: 2_000,
  // Browsers allow six lines to one server; two stay free for asking.
  streamsEach: 4,
  beat: 15_000,
  turns: 60,
  patience: 15_000,
};
