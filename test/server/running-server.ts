import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import { startServer, type Running } from "../../src/server.ts";

// What is opened last is closed first: a server before its platform and its folder.

/** A new folder, taken away after the test. */
export function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), "kechuang-server-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Has a platform of our own closed after the test, when the servers are stopped; it must have been used as allowed. */
export async function closedAfter<
  Fake extends { readonly violations: readonly string[]; close(): Promise<void> },
>(opening: Promise<Fake>): Promise<Fake> {
  const fake = await opening;
  onTestFinished(async () => {
    await fake.close();
    expect(fake.violations).toEqual([]);
  });
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
  onTestFinished(() => server.stop());
  return { ...server, logged: () => lines.join("") };
}
