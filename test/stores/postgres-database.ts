import { randomUUID } from "node:crypto";
import pg from "pg";

/** The server on which tests may make databases; `undefined` when there is none. */
export const postgresServer = process.env.TEST_DATABASE_URL;

/** Makes a database on the server; `drop` removes it again. */
export async function temporaryPostgres(
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `kechuang_test_${randomUUID().replaceAll("-", "")}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE "${name}"`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => onServer(`DROP DATABASE "${name}" WITH (FORCE)`) };
}
