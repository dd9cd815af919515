import { PassThrough } from "node:stream";
import type { Assistant } from "../../../src/channels/channel.ts";
import { terminal } from "../../../src/channels/terminal/terminal.ts";
import type { Person } from "../contract.ts";

/** A person at a terminal, or with `tty: false` at the end of a pipe. */
export async function openTerminal(
  assistant: Assistant,
  { tty = false, now = () => new Date("2026-11-24T02:00:00Z") } = {},
): Promise<Person & { finished: Promise<void>; end(): void; raw(): string }> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns: 100 });
  let raw = "";
  output.on("data", (chunk: Buffer) => (raw += chunk.toString()));
  const channel = terminal({ input, output, now });
  await channel.start(assistant);
  const person = {
    channel,
    finished: channel.finished,
    address: () => "local",
    say(text: string) {
      input.write(`${text}\n`);
      return Promise.resolve();
    },
    async press(label: string) {
      const numbered = new RegExp(`(\\d+)\\) ${label.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`);
      await person.say(numbered.exec(raw)?.[1] ?? "no such choice");
    },
    shown: () => Promise.resolve(raw),
    raw: () => raw,
    end: () => input.end(),
    leave: () => Promise.resolve(),
  };
  return person;
}
