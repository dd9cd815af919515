import { randomBytes, randomUUID } from "node:crypto";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Day } from "../../calendar/day.ts";
import type { SentFile } from "../../messages/profile-view.ts";
import { textWithFiles } from "../../messages/sent-files.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Assistant, Channel } from "../channel.ts";
import { citationPage } from "./citation-line.ts";
import { help, readCommand, type Command } from "./command.ts";
import { readSent, writeMade } from "./files.ts";
import { createScreen } from "./screen.ts";
import { saveTranscript } from "./transcript-file.ts";
import { transcriptText, type TranscriptTurn } from "./transcript.ts";

/** What the terminal channel needs to know. */
interface TerminalOptions {
  input: Readable;
  output: Writable;
  now: () => Date;
  /** Address of the conversation; `local` when nothing is said. */
  address?: string;
  /** Day whose law answers from the start. */
  asOf?: Day;
  /** Hears of what broke, with the reference number that the person was shown. */
  onFault?: (fault: { reference: string; error: unknown }) => void;
}

/** The terminal channel. */
interface Terminal extends Channel {
  /** Resolves when the person left or the input ended, and all that was asked is answered. */
  readonly finished: Promise<void>;
}

/** An hour later somebody may sit at the terminal again. */
const later = 60 * 60 * 1000;

/** Talks to one person line by line, on a terminal or through a pipe. */
export function terminal(options: TerminalOptions): Terminal {
  const { now, address = "local", onFault = () => {} } = options;
  const screen = createScreen(options.output);
  const turns: TranscriptTurn[] = [];
  let asOf = options.asOf;
  let last: Reply | undefined; // the reply whose choices and citations have numbers
  let work = Promise.resolve();
  let quit = false;
  let leave = () => {};
  const left = new Promise<void>((resolve) => (leave = resolve));

  const keep = (reply: Reply) => {
    turns.push({ from: "bot", text: transcriptText(reply) });
    last = reply;
  };

  const say = async (assistant: Assistant, words: string, messageId: string, file?: SentFile) => {
    const text = file ? textWithFiles(words, [file.name]) : words;
    const { id, duplicate } = await assistant.receive({
      channel: "terminal",
      address,
      sender: address,
      messageId,
      at: now().toISOString(),
      text,
      ...(asOf !== undefined && { asOf }),
      ...(file && { files: [file] }),
    });
    if (duplicate) return;
    turns.push({ from: "you", text, ...(asOf !== undefined && { asOf }) });
    for await (const part of assistant.answer(id)) {
      if (part.type === "sign") screen.sign();
      if (part.type === "partial") screen.partial(part.text);
      if (part.type !== "final") continue;
      screen.final(part.reply);
      keep(part.reply);
      await assistant.delivered(part.id, { outcome: "sent", id: part.id });
    }
  };

  const obey = async (command: Command, assistant: Assistant) => {
    switch (command.name) {
      case "help":
        return screen.line(help);
      case "fault":
        return screen.line(command.sentence);
      case "quit":
        quit = true;
        return leave();
      case "as-of":
        asOf = command.day;
        return screen.line(asOf ? `好，按 ${asOf} 的规定回答。` : "好，按今天的规定回答。");
      case "clause": {
        const citation = last?.citations[command.number - 1];
        return screen.line(
          citation ? citationPage(citation) : `上一条回答没有第 ${command.number} 条依据。`,
        );
      }
      case "send": {
        const file = await readSent(command.path);
        return typeof file === "string"
          ? screen.line(file)
          : say(assistant, "", randomUUID(), file);
      }
      case "get": {
        const file = last?.files?.[command.number - 1];
        if (!file) return screen.line(`上一条回答没有第 ${command.number} 个文件。`);
        const made = await assistant.file("terminal", address, file);
        return screen.line(await writeMade(made, command.folder));
      }
      case "save":
        return screen.line(await saveTranscript(command, turns, now()));
    }
  };

  const take = async (assistant: Assistant, line: string) => {
    const text = line.trim();
    if (text === "" || quit) return;
    const command = readCommand(text);
    if (command) return obey(command, assistant);
    // A number is a press only while it stands for a choice; else it is a figure.
    const choice = /^[1-9]\d?$/.test(text) ? last?.choices[Number(text) - 1] : undefined;
    await say(assistant, choice?.text ?? text, randomUUID());
  };

  /** One thing after the other, in the order it came; what breaks is said and does not end it. */
  const next = (step: () => Promise<void> | void): Promise<void> => {
    work = work.then(step).catch((error: unknown) => {
      const reference = randomBytes(4).toString("hex");
      onFault({ reference, error });
      screen.line(`这里出了点问题，没能答上来。可以再问一次；找工作人员时请报编号 ${reference}。`);
    });
    return work;
  };

  let lines: Interface | undefined;
  const prompt = () => {
    if (isTerminal(options.output) && !quit) lines?.prompt();
  };
  return {
    name: "terminal",
    finished: left.then(() => work),
    start(assistant) {
      const { input, output } = options;
      lines = createInterface(
        isTerminal(output) ? { input, output, prompt: "> " } : { input, crlfDelay: Infinity },
      );
      lines.on("line", (line) => void next(() => take(assistant, line)).then(prompt));
      lines.on("SIGINT", () => leave());
      lines.on("close", () => leave());
      prompt();
      return Promise.resolve();
    },
    async send(to, reply) {
      if (to !== address) return { outcome: "retryAt", at: new Date(now().getTime() + later) };
      await next(() => {
        screen.final(reply);
        keep(reply);
      });
      prompt();
      return { outcome: "sent", id: randomUUID() };
    },
    async stop() {
      leave();
      lines?.close();
      await work;
    },
  };
}

function isTerminal(output: Writable): boolean {
  return "isTTY" in output && output.isTTY === true;
}
