import { LogLevel, type Logger } from "@slack/bolt";

/** What Slack's own parts would print: bodies and addresses are none of a log's business. */
export const quiet: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
