import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { propose } from "../../src/library/proposal.ts";
import { allVersions } from "../../src/library/version-view.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { startChild } from "../stores/child.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { file } from "./sample-document.ts";

const folder = temporaryFolder();
const passages = 400;

/** Adds documents of many passages without end; tells when it begins one, and when it is stored. */
const INGEST = `
  const { openDatabase } = await load("stores/database.ts");
  const { propose } = await load("library/proposal.ts");
  const { writeSync } = await import("node:fs");
  const [file, document, count] = given;
  const parts = Array.from({ length: Number(count) }, (_, index) => ({
    place: "第" + index + "条", heading: "第" + index + "条", chapter: "", text: "内容。".repeat(60),
  }));
  const db = await openDatabase(file);
  for (let number = 0; ; number += 1) {
    const own = { ...JSON.parse(document), hash: process.pid + "-" + number, at: new Date() };
    own.reading.title = "办法" + own.hash;
    own.reading.parts = parts;
    writeSync(1, "begun\\n");
    const { versionId } = await propose(db, own);
    writeSync(1, "stored " + versionId + "\\n");
  }`;

describe("an ingest killed in the middle", () => {
  it("leaves each document whole or not at all, and loses none that it told of", async () => {
    const path = join(folder, "killed.db");
    await (await openDatabase(path)).$disconnect();
    const document = JSON.stringify(file());
    const said: string[] = [];
    // Killed so many milliseconds after it began its so manieth document.
    const kill = async (documents: number, wait: number) => {
      const child = startChild(INGEST, [path, document, String(passages)]);
      let begun = 0;
      for await (const data of child.stdout) {
        said.push(String(data));
        begun += String(data).split("begun").length - 1;
        if (begun < documents || child.killed) continue;
        await new Promise((resolve) => setTimeout(resolve, wait));
        child.kill("SIGKILL");
      }
    };
    await Promise.all([kill(1, 5), kill(2, 15), kill(3, 30)]);

    const connection = new BetterSqlite3(path);
    expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
    const rows = connection
      .prepare<[], { id: string; passages: number; added: number }>(
        `SELECT v.id, (SELECT count(*) FROM "StoredPassage" p WHERE p."versionId" = v.id) AS passages,
           (SELECT count(*) FROM "Audit" a WHERE a.subject = 'document:' || v.id) AS added
         FROM "DocumentVersion" v`,
      )
      .all();
    const documents = connection.prepare(`SELECT id FROM "Document"`).all();
    connection.close();
    expect(documents).toHaveLength(rows.length);
    for (const row of rows) expect(row).toMatchObject({ passages, added: 1 });
    const told = said
      .join("")
      .split("\n")
      .flatMap((line) => line.split("stored ")[1] ?? []);
    for (const id of told) expect(rows.map((row) => row.id)).toContain(id);

    const db = await openDatabase(path);
    expect((await propose(db, file())).outcome).toBe("proposed");
    expect((await allVersions(db, {})).rows).toHaveLength(rows.length + 1);
    await db.$disconnect();
  });
});
