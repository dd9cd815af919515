import type { Database } from "../../stores/database.ts";

/** So many rows are stored at once. */
const AT_ONCE = 2000;

/** Where the person of a company is told something; `undefined` for a company that has nobody here. */
export type Lives = (number: number) => { channel: string; address: string } | undefined;

/** Stores companies `e0`, `e1` … with one person each, who has a conversation. */
export async function settleTown(
  db: Database,
  count: number,
  lives: Lives,
  createdAt: Date,
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const some = async <Row>(rows: Row[], store: (data: Row[]) => Promise<unknown>) => {
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await store(rows.slice(from, from + AT_ONCE));
  };
  const people = numbers.filter((number) => lives(number) !== undefined);
  await some(
    numbers.map((n) => ({
      ...{ id: `e${String(n)}`, unifiedCode: `CODE${String(n)}`, createdAt },
      name: `某某科技${String(n)}`,
    })),
    (data) => db.enterprise.createMany({ data }),
  );
  await some(
    people.map((n) => ({ id: `p${String(n)}`, createdAt })),
    (data) => db.person.createMany({ data }),
  );
  await some(
    people.map((n) => ({
      ...{ personId: `p${String(n)}`, enterpriseId: `e${String(n)}`, role: "member", createdAt },
    })),
    (data) => db.membership.createMany({ data }),
  );
  await some(
    people.map((n) => ({
      ...{ id: `c${String(n)}`, channel: "", address: "", ...lives(n) },
      ...{ personId: `p${String(n)}`, createdAt },
    })),
    (data) => db.conversation.createMany({ data }),
  );
}
