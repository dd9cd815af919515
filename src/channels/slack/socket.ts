import { SocketModeReceiver } from "@slack/bolt";
import { inTime } from "./acknowledge.ts";
import { pause, type Clock } from "../messenger/clock.ts";
import { describeFault, readFault } from "./fault.ts";
import { quiet } from "./quiet.ts";

/** What a connection stands on. */
interface SocketParts {
  /** Begins with `xapp-`; never logged. */
  readonly appToken: string;
  /** Ends in `/api/`. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly take: (body: unknown) => Promise<unknown>;
  readonly say: (sentence: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** What comes by the connection. */
interface Envelope {
  readonly body: unknown;
  readonly ack: (answer?: object) => Promise<void>;
}

/** A connection that is open. */
interface Connection {
  readonly ended: Promise<void>;
}

/** So long a connection may take to be there, in milliseconds. */
const patience = 20_000;
const longestRetry = 60_000;

/** Slack calls by a connection that we open: no port need be open. It is opened again whenever it ends. */
export function createSocket(parts: SocketParts) {
  const { clock, say } = parts;
  const stopping = new AbortController();
  let running = Promise.resolve();
  let client: ReturnType<typeof newClient> | undefined;
  const inHand = new Set<Promise<void>>();

  function newClient() {
    const receiver = new SocketModeReceiver({
      ...{ appToken: parts.appToken, logger: quiet },
      // A failure while it connects again by itself would be an unhandled one.
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          ...{ slackApiUrl: parts.apiUrl, logger: quiet },
          ...{ retryConfig: { retries: 0 }, timeout: patience },
        },
      },
    });
    // What it cannot read it would throw at nobody, and that ends the whole program.
    const readers = receiver.client.listeners("ws_message");
    receiver.client.removeAllListeners("ws_message");
    receiver.client.on("ws_message", (...message: unknown[]) => {
      for (const read of readers) Promise.resolve(read(...message)).catch(parts.onFault);
    });
    receiver.client.removeAllListeners("slack_event");
    receiver.client.on("slack_event", (envelope: Envelope) => {
      const taking = takeIn(envelope).catch(parts.onFault);
      inHand.add(taking);
      void taking.finally(() => inHand.delete(taking));
    });
    return receiver.client;
  }

  /** Acknowledges what is stored; what is not, Slack sends again. */
  async function takeIn({ body, ack }: Envelope): Promise<void> {
    const told = await inTime(parts.take(body), parts.onFault);
    await ack(typeof told === "object" && told !== null ? told : undefined);
  }

  /** Opens a connection; `ended` resolves when it ends. */
  async function connect(): Promise<Connection> {
    const mine = newClient();
    client = mine;
    const ended = new Promise<void>((resolve) => mine.once("disconnected", () => resolve()));
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error("The connection did not come.")), patience);
    });
    try {
      await Promise.race([mine.start(), tooLate]);
    } catch (error) {
      void mine.disconnect().catch(() => {});
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return { ended };
  }

  async function keep(first: Connection): Promise<void> {
    let open: Connection | undefined = first;
    let wait = 1000;
    let told = false;
    while (!stopping.signal.aborted) {
      if (open) {
        await Promise.race([open.ended, aborted(stopping.signal)]);
        open = undefined;
        wait = 1000;
        continue;
      }
      try {
        open = await connect();
        if (told) say("Slack 又连上了。");
        told = false;
      } catch (error) {
        if (readFault(error).kind === "token") return say(wrongAppToken);
        if (!told) say(`Slack 的连接断了，会接着试（${describeFault(error)}）。`);
        told = true;
        await pause(clock, wait, stopping.signal);
        wait = Math.min(2 * wait, longestRetry);
      }
    }
  }

  return {
    /** Opens the first connection; throws what Slack says. */
    async start(): Promise<void> {
      running = keep(await connect());
    },
    async stop(): Promise<void> {
      stopping.abort();
      await running;
      await Promise.all(inHand);
      const gone = client?.disconnect().catch(() => {});
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
    },
  };
}

/** Said where Slack does not know the token of the app. */
export const wrongAppToken =
  "Slack 没有开：SLACK_APP_TOKEN 不对，Slack 不认。在 api.slack.com/apps 的 Basic Information 里重新生成（xapp- 开头，要 connections:write）；别的渠道照常。";

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
