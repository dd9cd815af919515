import type { Day } from "../calendar/day.ts";
import type { SentFile } from "./profile-view.ts";

/** What a person sent, independent of the channel it came by. */
export interface Incoming {
  /** Name of the channel, such as `web` or `terminal`. */
  channel: string;
  /** Where the reply goes on that channel; one address is one conversation. */
  address: string;
  /** The platform's id of the person: the same in all private conversations on the channel. */
  sender: string;
  /** Several people read the conversation: nothing of a company is said there. */
  group?: true;
  /** The platform's id of the message: one that was seen before is ignored. */
  messageId: string;
  /** When it was sent, as an ISO 8601 instant in UTC. */
  at: string;
  text: string;
  /** The day whose law answers, when the person set one; `undefined` means the day of `at`. */
  asOf?: Day;
  /** Name of the place whose policies are meant, when the person set one; `undefined` means the home region. */
  place?: string;
  /** The platform's id of the message that this one puts right; absent where it is no edit. */
  edits?: string;
  /** The platform's id of the message of ours that this one answers; absent where it names none. */
  quotes?: string;
  /** Files sent with it; none when absent. */
  files?: readonly SentFile[];
}
