import { createTransport } from "nodemailer";
import type { Channel, Sent } from "../channel.ts";
import { describeMailFault, readMailFault } from "./fault.ts";
import { render } from "./render.ts";

/** What the mail channel needs to know. */
export interface MailOptions {
  /** Address of the SMTP server with user and password, such as `smtps://user:password@host`; never logged. */
  readonly url: string;
  /** Who sends, such as `某某科技局 <notice@example.cn>`. */
  readonly from: string;
  /** So many mails a minute. */
  readonly perMinute: number;
  readonly now: () => Date;
  /** The mailbox of an address, as it is now; `undefined` where there is none. */
  readonly mailbox: (address: string) => Promise<string | undefined>;
  /** What is kept of a mailbox that took nothing. */
  readonly bounced: (mailbox: string) => string;
  /** Hears in one sentence how the connection goes. */
  readonly onState?: (sentence: string) => void;
}

/** So many connections, and how long one waits for an answer, in milliseconds. */
const CONNECTIONS = 3;
const PATIENCE = 60_000;
/** A server that takes nothing is asked again after so long, in milliseconds. */
const AGAIN = 5 * 60_000;

/** Sends what companies are to know to their mailboxes; it only sends. */
export function mail(options: MailOptions): Channel {
  const { url, from, perMinute, now, mailbox, bounced, onState = () => {} } = options;
  const between = 60_000 / perMinute;
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: CONNECTIONS },
    ...{ connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE },
  });
  let free = 0;
  let away = "";
  /** The server answered since it last failed us: what is lost from now on may have been taken. */
  let there = false;

  const say = (state: string, sentence: string) => {
    if (away !== state) onState(sentence);
    away = state;
  };

  return {
    name: "mail",
    start: () => Promise.resolve(),
    wait: () => Math.max(0, free - now().getTime()),
    async send(address, reply, { id }): Promise<Sent> {
      free = Math.max(free, now().getTime()) + between;
      const to = await mailbox(address);
      if (to === undefined) return { outcome: "blocked", why: "noMailbox" };
      try {
        there ||= await transport.verify();
        const { messageId } = await transport.sendMail({
          ...{ from, to, ...render(reply) },
          // The same mail again is known by it.
          ...(id !== undefined && { messageId: `<${id}@${hostOf(from)}>` }),
          headers: { "Auto-Submitted": "auto-generated", Precedence: "bulk" },
        });
        say("", "邮件又能发了。");
        return { outcome: "sent", id: messageId };
      } catch (error) {
        const { kind } = readMailFault(error);
        if (kind === "bounced") return { outcome: "blocked", why: bounced(to) };
        if (kind === "refused") return { outcome: "blocked", why: "refused" };
        const known = there;
        there = false;
        const fault = describeMailFault(error);
        say(fault, `邮件没有发出去（${fault}）。`);
        if (kind === "unknown" && known) return { outcome: "unknown" };
        return { outcome: "retryAt", at: new Date(now().getTime() + AGAIN) };
      }
    },
    stop() {
      transport.close();
      return Promise.resolve();
    },
  };
}

/** The part of a mail address behind the at sign. */
function hostOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
}
