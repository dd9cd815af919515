/** Where a conversation is: a person, or a channel; and a thread there where it has one. */
export interface Place {
  /** `U…` or `W…` is a person: what is said there only that one reads. Else a channel. */
  readonly to: string;
  readonly thread?: string;
}

/** The address of a conversation: `U012`, in a thread of one's own `U012_17.01`, in a channel `C012_17.01`. */
export function addressOf({ to, thread }: Place): string {
  return thread === undefined ? to : `${to}_${thread}`;
}

/** Reads an address; `undefined` when it is none. */
export function readAddress(address: string): Place | undefined {
  const [, to, thread] = /^([A-Z][A-Z0-9]{1,24})(?:_(\d{1,10}\.\d{1,8}))?$/.exec(address) ?? [];
  if (to === undefined) return undefined;
  return { to, ...(thread !== undefined && { thread }) };
}

/** Whether many read along at a place. */
export function isShared({ to }: Place): boolean {
  return !/^[UW]/.test(to);
}

/** Whether a channel is the private one between a person and an app, or between two people. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}
