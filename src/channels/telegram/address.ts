/** Where a conversation is: a chat, and a topic of it where it has any. */
export interface Place {
  readonly chat: number;
  readonly topic?: number;
}

/** The address of a conversation: `12345`, in a group `-100987`, in a topic of it `-100987_7`. */
export function addressOf({ chat, topic }: Place): string {
  return topic === undefined ? String(chat) : `${String(chat)}_${String(topic)}`;
}

/** Reads an address; `undefined` when it is none. */
export function readAddress(address: string): Place | undefined {
  const [, chat, topic] = /^(-?\d{1,16})(?:_(\d{1,10}))?$/.exec(address) ?? [];
  if (chat === undefined) return undefined;
  return { chat: Number(chat), ...(topic !== undefined && { topic: Number(topic) }) };
}

/** Whether a chat is a group: many see what is said there. */
export function isGroup(chat: number): boolean {
  return chat < 0;
}
