import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, expect } from "vitest";
import { readConfig } from "../../src/config.ts";
import { startServer, type Running } from "../../src/server.ts";

const folders: string[] = [];
const running: Running[] = [];
const fakes: { readonly violations: readonly string[]; close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const fake of fakes.splice(0)) {
    await fake.close();
    expect(fake.violations).toEqual([]);
  }
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

/** A new folder, taken away when all is done. */
export function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "kechuang-server-"));
  folders.push(made);
  return made;
}

/** Has a platform of our own closed after the test, when the servers are stopped; it must have been used as allowed. */
export async function closedAfter<Fake extends (typeof fakes)[number]>(
  opening: Promise<Fake>,
): Promise<Fake> {
  const fake = await opening;
  fakes.push(fake);
  return fake;
}

/** A server that is stopped after the test, and what it logged. */
export async function openServer(
  variables: Record<string, string>,
): Promise<Running & { logged: () => string }> {
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const server = await startServer(
    readConfig({ PORT: "0", DATA_DIR: newFolder(), ...variables }),
    log,
  );
  running.push(server);
  return { ...server, logged: () => lines.join("") };
}
