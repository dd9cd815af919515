import type { Clause } from "../clauses/clause.ts";
import type { Holidays } from "../calendar/working-day.ts";
import type { Citation } from "../messages/reply.ts";
import type { Database, Transaction } from "../stores/database.ts";
import type { Notice } from "../stores/notices.ts";
import type { ReachedCompany } from "../stores/recipients.ts";
import type { Resting } from "./resting.ts";
import type { QuietHours } from "./sending-hours.ts";

/** Whom an audience comes to, when it is asked. */
export interface FoundAudience {
  /** Each company once, the possible ones only where they count. */
  readonly companies: readonly ReachedCompany[];
  /** Leaves nobody out: everyone, perhaps by accident. */
  readonly everyone: boolean;
  /** Why they get it, as a sentence that all may read; `undefined` where it would tell of a company. */
  readonly why?: string | undefined;
}

/** What notices stand on. */
export interface NoticeGround {
  readonly db: Database;
  readonly now: () => Date;
  readonly holidays: () => Holidays;
  /** Names of the channels that can send now, mail among them. */
  readonly channels: () => readonly string[];
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
  /** The citation of a clause; `undefined` where no text stands there. */
  readonly cite: (clause: Clause) => Citation | undefined;
  /**
   * Whom an audience (JSON, as it stands with the notice) comes to now, of one county or park where
   * a region is given; a sentence where the JSON is none.
   */
  readonly find: (
    audience: string,
    region: string | undefined,
  ) => Promise<FoundAudience | { refused: string }>;
  /** Done in the transaction in which sending begins: what was sent is known from then on. */
  readonly publish?: (tx: Transaction, notice: Notice) => Promise<void>;
  readonly quiet?: QuietHours;
  /** The channels that take nothing for now. */
  readonly resting?: Resting;
}

/** What came of doing something about a notice; `number` is what must be typed to go on. */
export type NoticeOutcome<T = Notice> =
  | { readonly done: T; readonly notes: readonly string[] }
  | { readonly refused: string; readonly number?: number };
