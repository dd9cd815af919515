import type { Transaction } from "./database.ts";

/** Gives the conversations whose address begins with a browser's name to another name. */
export async function moveConversations(
  tx: Transaction,
  channel: string,
  before: string,
  after: string,
): Promise<void> {
  for (const { id, address } of await found(tx, channel, before)) {
    const moved = after + address.slice(before.length);
    await tx.conversation.update({ where: { id }, data: { address: moved } });
    await tx.outbox.updateMany({ where: { conversationId: id }, data: { address: moved } });
    // Who wrote is named by the browser, and each message by the address it came from.
    await tx.inbox.updateMany({
      where: { conversationId: id, sender: before },
      data: { sender: after },
    });
  }
}

/** Makes sure that there is a conversation at an address, and that it is a person's. */
export async function holdConversation(
  tx: Transaction,
  channel: string,
  { address, personId }: { address: string; personId: string },
  at: Date,
): Promise<void> {
  await tx.conversation.upsert({
    where: { channel_address: { channel, address } },
    create: { channel, address, personId, createdAt: at },
    update: { personId },
  });
}

/** Takes the conversations whose address begins with a browser's name away from it; they stay stored. */
export async function takeConversations(
  tx: Transaction,
  channel: string,
  name: string,
): Promise<void> {
  for (const { id } of await found(tx, channel, name))
    await tx.conversation.update({ where: { id }, data: { address: `left ${id}` } });
}

async function found(tx: Transaction, channel: string, name: string) {
  const rows = await tx.conversation.findMany({
    where: { channel, address: { startsWith: name } },
    select: { id: true, address: true },
  });
  return rows.filter(({ address }) => address.startsWith(name));
}
