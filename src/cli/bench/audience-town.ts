import { randomBytes } from "node:crypto";
import BetterSqlite3 from "better-sqlite3";
import { storeValue } from "../../profile/stored-value.ts";
import { pointInterval } from "../../units/interval.ts";
import { ratio } from "../../units/rational.ts";
import { databaseFile, openDatabase } from "../../stores/database.ts";
import { encrypt, keyFile, openKeyFile, readDataKey } from "../../stores/keys.ts";
import { PREFIX } from "../../stores/sealing.ts";
import type { InventedCompany } from "../../people/invented-companies.ts";

const WAN = 10_000n;
const AT = "2026-06-01T00:00:00.000+00:00";

/** Fills the database of a folder with invented companies, all sealed; much faster than one by one. */
export async function fillTown(
  folder: string,
  companies: readonly InventedCompany[],
  year: number,
): Promise<{ facts: number }> {
  const file = databaseFile(folder);
  await (await openDatabase(`file:${file}`)).$disconnect();
  const master = readDataKey({ dataDir: folder }, false);
  const keys = openKeyFile(keyFile(folder));
  const db = new BetterSqlite3(file);
  db.pragma("synchronous = OFF");
  const addKey = keys.prepare(
    "INSERT INTO keys (id, scope, wrapped, createdAt) VALUES (?, ?, ?, ?)",
  );
  const addCompany = db.prepare(
    `INSERT INTO "Enterprise" (id, unifiedCode, name, county, park, industry, importId, version, createdAt)
     VALUES (?, ?, ?, ?, ?, ?, 'bench', 1, ?)`,
  );
  const addFact = db.prepare(
    `INSERT INTO "Fact" (id, enterpriseId, number, key, fromYear, toYear, status, value, evidence, words, by, at, turn)
     VALUES (?, ?, ?, ?, ?, ?, 'actual', ?, 'file', '虚构', 'bench', ?, 0)`,
  );
  let facts = 0;
  const fill = db.transaction((some: readonly [InventedCompany, number][]) => {
    for (const [one, index] of some) {
      const id = `e${String(index).padStart(7, "0")}`;
      const key = { id: randomBytes(9).toString("base64url"), bytes: randomBytes(32) };
      const scope = `enterprise:${id}`;
      addKey.run(key.id, scope, encrypt(master, key.bytes, `${scope} ${key.id}`), AT);
      const place = [one.county, one.park === "" ? null : one.park];
      addCompany.run(id, one.code, one.name, ...place, one.industry, AT);
      let number = 0;
      for (const [fact, factYear, value] of factsOf(one, index, year)) {
        number += 1;
        const sealed = encrypt(key.bytes, Buffer.from(JSON.stringify(value)), `${scope} value`);
        const text = `${PREFIX}${key.id}:${sealed.toString("base64")}`;
        addFact.run(`${id}-${String(number)}`, id, number, fact, factYear, factYear, text, AT);
      }
      facts += number;
    }
  });
  const keep = keys.transaction((some: readonly [InventedCompany, number][]) => {
    fill(some);
  });
  const numbered = companies.map((one, index): [InventedCompany, number] => [one, index]);
  for (let from = 0; from < numbered.length; from += 5000) keep(numbered.slice(from, from + 5000));
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  keys.close();
  return { facts };
}

type Value = ReturnType<typeof storeValue>;

function factsOf(
  one: InventedCompany,
  index: number,
  year: number,
): [fact: string, year: number | null, value: Value][] {
  const figure = (count: bigint): Value =>
    storeValue({ kind: "figure", interval: pointInterval(ratio(count)), approximate: false });
  const money = (wan: number) => figure(BigInt(wan) * WAN);
  const day = (text: string): Value => ({ kind: "date", from: text, to: text });
  const yes = (is: boolean): Value => ({ kind: "yesno", yes: is });
  const years = [year - 3, year - 2, year - 1];
  return [
    ["regDate", null, day(one.founded)],
    ["isHnte", null, yes(one.issued !== "")],
    ...(one.expires === "" ? [] : ([["hnteExpiry", null, day(one.expires)]] as const)),
    ...years.map((each, place) => ["salesRevenue", each, money(one.sales[place] ?? 0)] as const),
    ...years.map(
      (each, place) => ["rdExpenseHnte", each, money(one.research[place] ?? 0)] as const,
    ),
    ["employees", year - 1, figure(BigInt(one.staff))],
    ["techStaff", year - 1, figure(BigInt(Math.floor(one.staff / (4 + (index % 9)))))],
    ["ipInvention", null, figure(BigInt(index % 4))],
    ["inHntePool", null, yes(index % 5 === 0)],
    ["isTechSme", year - 1, yes(index % 2 === 0)],
    ["isAboveScale", null, yes(index % 6 === 0)],
  ].map(([fact, of, value]) => [fact, of, value] as [string, number | null, Value]);
}
