import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type { Database, Transaction } from "./database.ts";
import { decrypt, encrypt, type Keys } from "./keys.ts";
import type { AnyTransaction } from "./straight.ts";

/** What is read where the key was deleted. */
export const GONE = "（已清除）";

/** The columns that hold what people and companies told, and what is read there once the key is deleted. */
export const sealedColumns: Readonly<Record<string, { tables: readonly string[]; gone: string }>> =
  {
    value: { tables: ["Fact"], gone: "null" },
    words: { tables: ["Fact", "UnknownFact", "JoinRequest", "NoticeAnswer"], gone: GONE },
    endedWords: { tables: ["Fact"], gone: GONE },
    state: { tables: ["Dialogue"], gone: "null" },
    found: { tables: ["StoredVerdict"], gone: "null" },
    text: { tables: ["Inbox", "Turn", "Answer"], gone: GONE },
    frame: { tables: ["Turn", "Gap"], gone: "null" },
    reply: {
      tables: ["Outbox"],
      gone: JSON.stringify({ kind: "smalltalk", text: GONE, citations: [], choices: [] }),
    },
    question: { tables: ["Answer", "Gap", "Handoff"], gone: GONE },
    contact: { tables: ["Enterprise", "Handoff"], gone: GONE },
    reason: { tables: ["Feedback"], gone: GONE },
    note: { tables: ["Handoff"], gone: GONE },
    fields: { tables: ["SharedTrial"], gone: "{}" },
  };

/** Begins what is sealed; the id of the key, a colon and the sealed text in base64 follow. */
export const PREFIX = "k1:";
const ID = 12;
const HEAD = PREFIX.length + ID + 1;

const KEYS = Symbol("keys");
/** What becomes of keys when a transaction is committed, and the scopes that are sealed anew. */
interface Leaving {
  readonly scopes: string[];
  readonly ids: string[];
  readonly erased: string[];
}

const leaving = new WeakMap<object, Leaving>();

/** Seals a text for a scope such as `enterprise:<id>`; `column` is where it will stand. */
export function seal(
  tx: Database | AnyTransaction,
  scope: string,
  column: string,
  text: string,
): string {
  const key = keysOf(tx).sealing(scope);
  const sealed = encrypt(key.bytes, Buffer.from(text), `${scope} ${column}`);
  return `${PREFIX}${key.id}:${sealed.toString("base64")}`;
}

/** Fields of a company with whom to reach there sealed. */
export function sealContact<T extends { contact?: string | null | undefined }>(
  tx: Transaction,
  enterpriseId: string,
  fields: T,
): T {
  const { contact } = fields;
  if (typeof contact !== "string") return fields;
  return { ...fields, contact: seal(tx, `enterprise:${enterpriseId}`, "contact", contact) };
}

/** Opens what stands in a column: a text that was never sealed is returned as it is. */
function unseal(keys: Keys, column: string, text: string): string {
  if (!text.startsWith(PREFIX) || text[HEAD - 1] !== ":") return text;
  const key = keys.opening(text.slice(PREFIX.length, HEAD - 1));
  if (!key) return sealedColumns[column]?.gone ?? GONE;
  const sealed = Buffer.from(text.slice(HEAD), "base64");
  return decrypt(key.bytes, sealed, `${key.scope} ${column}`).toString();
}

/** Seals the bytes of a file, as `seal` does a text. */
export function sealBytes(
  tx: AnyTransaction,
  scope: string,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const key = keysOf(tx).sealing(scope);
  const sealed = encrypt(key.bytes, Buffer.from(bytes), `${scope} bytes`);
  return Uint8Array.from(Buffer.concat([Buffer.from(`${PREFIX}${key.id}:`), sealed]));
}

/** Opens what `sealBytes` made; empty where the key was deleted. */
export function unsealBytes(db: Database | AnyTransaction, bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString("latin1");
  if (!head.startsWith(PREFIX) || head[HEAD - 1] !== ":") return bytes;
  const key = keysOf(db).opening(head.slice(PREFIX.length, HEAD - 1));
  if (!key) return new Uint8Array();
  return Uint8Array.from(
    decrypt(key.bytes, Buffer.from(bytes.subarray(HEAD)), `${key.scope} bytes`),
  );
}

/** Has the keys of scopes deleted as soon as the transaction that deletes their rows is committed. */
export function forgetScopes(tx: Transaction, scopes: readonly string[]): void {
  leave(tx, scopes, []);
}

/** Does what `forgetScopes` does for somebody who is erased, also from backups that are restored later. */
export function eraseScope(tx: Transaction, scope: string): void {
  leave(tx, [scope], [scope]);
}

function leave(tx: Transaction, scopes: readonly string[], erased: readonly string[]): void {
  const before = leaving.get(tx) ?? { scopes: [], ids: [], erased: [] };
  leaving.set(tx, {
    scopes: [...before.scopes, ...scopes],
    ids: [...before.ids, ...keysOf(tx).retire(scopes)],
    erased: [...before.erased, ...erased],
  });
}

/** Whether what was sealed for a scope is taken away in this transaction. */
export function forgets(tx: AnyTransaction, scope: string): boolean {
  return leaving.get(tx)?.scopes.includes(scope) === true;
}

/** Lets a database seal with these keys, and close them with itself. */
export function withKeys(client: Database, keys: Keys): Database {
  const [transact, disconnect] = [
    client.$transaction.bind(client),
    client.$disconnect.bind(client),
  ];
  const begin = async (work: unknown, options?: object): Promise<unknown> => {
    if (typeof work !== "function") return transact(work as never, options as never);
    let used: Transaction | undefined;
    const result: unknown = await transact((tx: Transaction) => {
      used = tx;
      return (work as (tx: Transaction) => Promise<unknown>)(tx);
    }, options as never);
    const left = used && leaving.get(used);
    if (left) keys.drop(left.ids, left.erased, new Date());
    return result;
  };
  return Object.assign(keyed(client, keys), {
    $transaction: begin,
    $disconnect: async () => {
      await disconnect();
      keys.close();
    },
  });
}

/** Lets what stands for a database or a transaction seal with these keys. */
export function keyed<Holder extends object>(holder: Holder, keys: Keys): Holder {
  return Object.assign(holder, { [KEYS]: keys });
}

/** The keys of a database, also inside a transaction. */
export function keysOf(db: Database | AnyTransaction): Keys {
  const keys = (db as { [KEYS]?: Keys })[KEYS];
  if (!keys) throw new Error("This database was opened without keys.");
  return keys;
}

/** How cells of a column are opened; `undefined` for a column in which nothing is sealed. */
export function unsealer(keys: Keys): (column: string) => ((cell: unknown) => unknown) | undefined {
  return (column) =>
    column in sealedColumns
      ? (cell) => (typeof cell === "string" ? unseal(keys, column, cell) : cell)
      : undefined;
}

/** Opens what is sealed in whatever is read by way of an adapter. */
export function unsealingAdapter(
  factory: SqlDriverAdapterFactory,
  keys: Keys,
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => unsealing(await factory.connect(), keys),
  };
}

function unsealing(inner: SqlDriverAdapter, keys: Keys): SqlDriverAdapter {
  const opening = unsealer(keys);
  const open = (result: SqlResultSet): SqlResultSet => {
    result.columnNames.forEach((column, index) => {
      const read = opening(column);
      if (read) for (const row of result.rows) row[index] = read(row[index]);
    });
    return result;
  };
  return new Proxy(inner, {
    get(target, name) {
      if (name === "queryRaw")
        return async (query: Parameters<typeof inner.queryRaw>[0]) =>
          open(await inner.queryRaw(query));
      if (name === "startTransaction")
        return async (...level: Parameters<typeof inner.startTransaction>) => {
          const transaction = await inner.startTransaction(...level);
          const read = transaction.queryRaw.bind(transaction);
          return Object.assign(transaction, {
            queryRaw: async (query: Parameters<typeof read>[0]) => open(await read(query)),
          });
        };
      const found: unknown = Reflect.get(target, name);
      return typeof found === "function" ? (found as () => unknown).bind(target) : found;
    },
  });
}
