import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationsFolder, openDatabase } from "../../src/stores/database.ts";
import { migratePostgres } from "../../src/stores/postgres.ts";
import { storeContract } from "./contract.ts";
import { straightContract } from "./straight-contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const server = process.env.TEST_DATABASE_URL;
const place = { dataDir: temporaryFolder() };

if (server === undefined) {
  process.stderr.write(
    "PostgreSQL is not tested: set TEST_DATABASE_URL to a server on which databases may be made.\n",
  );
}

describe.skipIf(server === undefined)("postgres (TEST_DATABASE_URL)", () => {
  const name = `kechuang_test_${randomUUID().replaceAll("-", "")}`;
  const url = () => {
    const address = new URL(server ?? "postgres://none");
    address.pathname = `/${name}`;
    return address.href;
  };
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  beforeAll(() => onServer(`CREATE DATABASE "${name}"`));
  afterAll(() => onServer(`DROP DATABASE "${name}" WITH (FORCE)`));

  it("is migrated by one of several that start at once", async () => {
    const folder = migrationsFolder("postgresql");
    const applied = await Promise.all([1, 2, 3].map(() => migratePostgres(url(), folder)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  describe("contract", () => {
    storeContract(() => openDatabase(url(), place));
    straightContract(() => openDatabase(url(), place));
  });
});

describe("postgres", () => {
  it("says that a server does not answer, without telling the password", async () => {
    const opened = openDatabase("postgres://someone:secret@127.0.0.1:1/name", place);
    await expect(opened).rejects.toThrow(
      /^PostgreSQL 数据库 127\.0\.0\.1:1\/name 连不上（.*）：启动它，或改对 DATABASE_URL。$/,
    );
  });

  it("says that an address cannot be read, without telling the password", async () => {
    await expect(
      openDatabase("postgres://someone:se/cret@127.0.0.1:1/name", place),
    ).rejects.toThrow(/^DATABASE_URL 不是能用的地址：((?!cret).)*。$/);
  });
});
