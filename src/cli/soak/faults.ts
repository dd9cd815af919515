import type { drawsFrom } from "../bench/draws.ts";

/** What goes wrong with one call. */
export type PlatformFault =
  | { readonly kind: "refused"; readonly code: number; readonly parameters?: object }
  | { readonly kind: "cut"; readonly when: "before" | "after" | "within" } // its effect; within: half an answer comes
  | { readonly kind: "slow"; readonly milliseconds: number };

/** Tells what goes wrong with a call to a chat; `undefined` where nothing does. */
export type Faults = (chat: number) => PlatformFault | undefined;

/** Chats whose number can be parted by it have blocked the bot. */
export const BLOCKED_EACH = 97;

/** Faults as they come over a day, but many of them: one call in ten. */
export function dailyFaults(draws: ReturnType<typeof drawsFrom>): Faults {
  return (chat) => {
    if (chat % BLOCKED_EACH === 0) return { kind: "refused", code: 403 };
    const drawn = draws.below(1000);
    if (drawn < 30) return { kind: "refused", code: 429, parameters: { retry_after: 1 } };
    if (drawn < 50) return { kind: "refused", code: 502 };
    if (drawn < 55) return { kind: "cut", when: "before" };
    if (drawn < 58) return { kind: "cut", when: "after" };
    if (drawn < 60) return { kind: "cut", when: "within" };
    return drawn < 100 ? { kind: "slow", milliseconds: 20 + draws.below(200) } : undefined;
  };
}
