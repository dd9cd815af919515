const names = new Map([
  ["web", "网页"],
  ["terminal", "终端"],
  ["telegram", "Telegram"],
  ["slack", "Slack"],
]);

/** What a channel is called. */
export function channelName(channel: string): string {
  return names.get(channel) ?? channel;
}

/** What channels are called, one after the other. */
export function channelNames(channels: readonly string[]): string {
  return channels.length === 0 ? "没有渠道" : channels.map(channelName).join("、");
}
