import type { webApi } from "@slack/bolt";

/** The private channel of each person we talked to. */
export interface Directs {
  /** The channel, where it is known. */
  known(user: string): string | undefined;
  /** Notes the channel of a person. */
  learn(user: string, channel: string | undefined): void;
  /** The channel, opened where it is not known; throws what Slack says. */
  open(user: string): Promise<string>;
}

/** So many are remembered. */
const most = 10_000;

/** Makes what knows the private channels. */
export function createDirects(api: webApi.WebClient): Directs {
  const channels = new Map<string, string>();
  const learn = (user: string, channel: string | undefined) => {
    if (channel === undefined || !channel.startsWith("D")) return;
    channels.set(user, channel);
    const [oldest] = channels.keys();
    if (channels.size > most && oldest !== undefined) channels.delete(oldest);
  };
  return {
    known: (user) => channels.get(user),
    learn,
    async open(user) {
      const known = channels.get(user);
      if (known !== undefined) return known;
      const { channel } = await api.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Error("Slack opened no private channel.");
      learn(user, channel.id);
      return channel.id;
    },
  };
}
