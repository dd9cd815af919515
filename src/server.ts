import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { serve } from "@hono/node-server";
import type { Logger } from "pino";
import { createLiveMind } from "./answering/live-mind.ts";
import type { Mind } from "./answering/mind.ts";
import { thinkingApart } from "./assistant/thinking/thinking-apart.ts";
import { createAssistant } from "./assistant/assistant.ts";
import { dayOf } from "./calendar/instant.ts";
import type { Channel } from "./channels/channel.ts";
import { previewAsMail } from "./channels/mail/preview.ts";
import { previewOnSlack } from "./channels/slack/preview.ts";
import { previewOnTelegram } from "./channels/telegram/preview.ts";
import { previewOnWeb } from "./channels/web/preview.ts";
import { web } from "./channels/web/web.ts";
import { knowledgeFolder, type Config } from "./config.ts";
import { startDelivering } from "./delivering.ts";
import { desk } from "./desk/desk.ts";
import { likelyClauses } from "./desk/likely-clauses.ts";
import { route } from "./http.ts";
import { readLayer } from "./library/layer.ts";
import { watchLibrary } from "./library/library-watch.ts";
import { withoutNames } from "./messages/notice-reply.ts";
import type { Preview } from "./messages/shown-message.ts";
import { audienceWorker } from "./notices/audience/audience-worker-handle.ts";
import { readKnowledge } from "./knowledge/knowledge.ts";
import { openChatModel } from "./models/chat-model.ts";
import type { Policy } from "./knowledge/policy.ts";
import { watchKnowledge } from "./knowledge/knowledge-watch.ts";
import { createMetrics } from "./metrics.ts";
import { openMail, openSlack, openTelegram } from "./open-channels.ts";
import { startRounds } from "./rounds.ts";
import { renewFirstCode } from "./people/first-admin.ts";
import { openDatabase } from "./stores/database.ts";
import { settleInterrupted } from "./stores/outbox.ts";
import { currentRevision } from "./stores/revision.ts";
import { lockServer } from "./stores/server-lock.ts";

/** A server that runs. */
export interface Running {
  /** Where the page is. */
  address: string;
  /** Names of the channels that are on, and a sentence for each that could not be opened. */
  channels: { on: readonly string[]; faults: readonly string[] };
  /** The code by which the first admin signs in; `undefined` when there is an admin. Never log it. */
  firstCode?: string;
  /** Finishes the answers in hand and closes everything. */
  stop(): Promise<void>;
}

/** Starts the server; throws one sentence with the remedy when it cannot. */
export async function startServer(config: Config, log: Logger): Promise<Running> {
  const now = () => new Date();
  const lock = await lockServer(resolve(config.dataDir));
  const undo: (() => unknown)[] = [() => lock.release()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const folder = knowledgeFolder(config);
    const knowledge = readKnowledge(folder);
    const metrics = createMetrics();
    const db = await openDatabase(config.databaseUrl, config);
    undo.push(() => db.$disconnect());
    const revision = await currentRevision(db);
    const live = createLiveMind(knowledge, config.homeRegion, await readLayer(db));
    const changed = (what: string, revision: string | number) => {
      const { passages, originals } = live.mind;
      metrics.passages(passages.length + originals.index.size);
      log.info({ revision, passages: passages.length, originals: originals.index.size }, what);
    };
    changed("knowledge read", knowledge.revision);

    const watch = watchKnowledge(
      folder,
      (read) => {
        live.read(read);
        changed("knowledge read", read.revision);
      },
      (fault) => log.warn({ fault }, "knowledge kept as it was"),
    );
    undo.push(() => watch.stop());
    const library = watchLibrary(
      db,
      revision,
      (layer, revision) => {
        live.lay(layer);
        changed("what staff added read", revision);
      },
      (error) => log.error({ err: error }, "what staff added could not be read"),
    );
    undo.push(() => library.stop());

    const channels: Channel[] = [];
    const thread = () =>
      audienceWorker({ databaseUrl: config.databaseUrl, keys: config, knowledge: folder });
    const worker = thread();
    undo.push(() => worker?.close());
    const apart = thinkingApart(
      live,
      { knowledge: folder, homeRegion: config.homeRegion },
      (error) => log.warn({ err: error }, "the thread that thinks failed: it is thought here"),
    );
    undo.push(() => apart?.close());
    const assistant = createAssistant({
      ...{ worker, apart, channels: () => channels.map(({ name }) => name) },
      db,
      mind: () => live.mind,
      now,
      pages: config.publicUrl,
      quiet: config.quiet,
      model: config.model && openChatModel({ ...config.model, patience: 4000 }),
      office: { command: "soffice", folder: tmpdir(), milliseconds: 60_000 },
      onAnswered: (event) => {
        metrics.answered(event);
        log.info(event, "answered");
      },
      onFault: ({ reference, error }) => {
        metrics.fault();
        log.error({ reference, err: error }, "answering failed");
      },
    });
    undo.push(() => assistant.idle());

    const page = web({
      now,
      place: config.homeRegion,
      regions: () => live.mind.knowledge.regions,
      policies: allPolicies(() => live.mind),
      knowledge: () => live.mind.knowledge,
      db,
      trustProxy: config.trustProxy,
      onFault: ({ reference, error }) => {
        metrics.fault();
        log.error({ reference, err: error }, "web request failed");
      },
    });
    const staff = desk({
      db,
      now,
      knowledge: () => live.mind.knowledge,
      companies: assistant.companies,
      notices: assistant.notices,
      previews: {
        web: previewOnWeb,
        telegram: asShared(previewOnTelegram, config.telegram?.companyData),
        slack: asShared(previewOnSlack, config.slack?.companyData),
        mail: previewAsMail,
      },
      pages: config.publicUrl,
      refresh: () => library.look(),
      suggest: (question) => likelyClauses(question, dayOf(now().toISOString()) ?? "", live.mind),
      trustProxy: config.trustProxy,
      onFault: ({ reference, error }) => {
        metrics.fault();
        log.error({ reference, err: error }, "desk request failed");
      },
    });
    const telegramChannel = openTelegram(config, db, () => live.mind, now, log);
    const slackChannel = await openSlack(config, db, () => live.mind, now, log);
    const mailChannel = await openMail(config, db, now, log);
    for (const one of [page, telegramChannel, slackChannel, mailChannel])
      if (one) channels.push(one);
    const handle = route(
      [
        (request) => telegramChannel?.handle(request),
        (request) => slackChannel?.handle(request),
        (request, peer) => page.handle(request, peer),
        (request, peer) => staff.handle(request, peer),
      ],
      {
        ready: () =>
          db.$queryRaw`SELECT 1`.then(
            () => true,
            () => false,
          ),
        metrics,
        metricsToken: config.metricsToken,
      },
    );
    const server = await listen(config, handle);
    undo.push(() => closeServer(server));
    const doubtful = await settleInterrupted(db, now());
    if (doubtful.length > 0)
      log.warn({ doubtful }, "handed over when the last server ended: these may come twice");
    const faults: string[] = [];
    for (const channel of [...channels]) {
      undo.push(() => channel.stop());
      try {
        await channel.start(assistant);
      } catch (error) {
        // One channel less is no reason to leave the people of the others alone.
        const fault = error instanceof Error ? error.message : String(error);
        log.error({ channel: channel.name, fault }, "channel could not be opened");
        faults.push(fault);
        channels.splice(channels.indexOf(channel), 1);
      }
    }
    const on = channels.map(({ name }) => name);
    log.info({ channels: on }, "channels are on");

    const resumed = await assistant.resume();
    if (resumed > 0) log.info({ resumed }, "answered what was received before the stop");
    undo.push(
      startDelivering({
        ...{ ground: assistant.notices, channels, log, perWeek: config.noticesPerWeek },
        inHand: assistant.inHand,
      }),
    );
    undo.push(
      startRounds({
        ...{ works: assistant.notices, keeping: config.keepDays, hours: config.reminderHours, log },
        thread,
        knowledge: () => live.mind.knowledge,
      }),
    );

    const { port } = server.address() as AddressInfo;
    const firstCode = await renewFirstCode(db, now());
    const address = `http://${config.host}:${port}`;
    return {
      ...{ address, channels: { on, faults }, stop },
      ...(firstCode !== undefined && { firstCode }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A notice as a channel shows it, without names where that may not show what is of companies. */
function asShared(preview: Preview, companyData: "allow" | "linkOnly" = "linkOnly"): Preview {
  return companyData === "allow" ? preview : (reply) => preview(withoutNames(reply));
}

/** The documents of the files and those that staff published; the same list until one of them changes. */
function allPolicies(mind: () => Mind): () => readonly Policy[] {
  let known: readonly (readonly Policy[])[] = [];
  let all: readonly Policy[] = [];
  return () => {
    const { knowledge, originals } = mind();
    const parts = [knowledge.policies, originals.policies];
    if (parts.some((part, at) => part !== known[at])) [known, all] = [parts, parts.flat()];
    return all;
  };
}

type Handle = (request: Request, peer: string | undefined) => Promise<Response>;

/** Listens on the configured port; throws a sentence when that is taken or not allowed. */
function listen({ port, host }: Config, handle: Handle): Promise<Server> {
  return new Promise((done, fail) => {
    const server = serve(
      {
        fetch: (request, { incoming }) => handle(request, incoming.socket.remoteAddress),
        port,
        hostname: host,
      },
      () => done(server),
    ) as Server;
    server.once("error", (error: NodeJS.ErrnoException) => {
      fail(listenFault(error, port, host));
    });
  });
}

function listenFault({ code, message }: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (code ?? "") {
    case "EADDRINUSE":
      return new Error(`端口 ${port} 已被别的程序占用：停掉那个程序，或用 PORT 换一个端口。`);
    case "EACCES":
      return new Error(`没有权限用端口 ${port}：用 PORT 换成 1024 以上的端口。`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Error(`HOST“${host}”不是这台机器的地址：改成 127.0.0.1 或本机的地址。`);
    default:
      return new Error(`网页服务开不起来（${code ?? message}）：检查 HOST 和 PORT。`);
  }
}

/** So long the end waits for connections that are in use, in milliseconds. */
const patience = 5000;

/** Takes no new connections and waits for the open ones, but not for ever; idle ones are closed at once. */
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const hurry = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(hurry);
      done();
    });
    server.closeIdleConnections();
  });
}
