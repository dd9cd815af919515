import { localTimeOf } from "../calendar/instant.ts";
import { wayLabel } from "./ways.ts";

/** Since when a channel takes nothing, and when it is tried again. */
export interface Rest {
  readonly since: Date;
  readonly until: Date;
}

/** The channels that take nothing for now, by name. */
export type Resting = Map<string, Rest>;

/** Says of channels by which something is to be told that they take nothing for now. */
export function restLines(resting: ReadonlyMap<string, Rest>, ways: readonly string[]): string[] {
  return [...resting]
    .filter(([channel]) => ways.includes(channel))
    .map(
      ([channel, { since, until }]) =>
        `${wayLabel(channel)} 从 ${time(since)} 起发不出去，先停着，${time(until)} 自己再试。`,
    );
}

function time(at: Date): string {
  return localTimeOf(at.toISOString())?.slice(0, 5) ?? "";
}
