import { chanceFrom } from "./chance.ts";
import { earlier, forgetting } from "./edges.ts";
import type { Profile } from "./profile.ts";
import { randomHnte } from "./random-hnte.ts";
import { randomTechSme } from "./random-tech-sme.ts";

const programmes = { hnte: randomHnte, "tech-sme": randomTechSme };

/** A programme that profiles can be made for. */
export type Programme = keyof typeof programmes;

/** The profile of a seed, always the same; `whole` is it before anything was forgotten. */
export function randomProfile(
  programme: Programme,
  seed: number,
): { readonly profile: Profile; readonly whole: Profile } {
  const chance = chanceFrom(seed);
  const filingDay = earlier("2027-12-31", Number(chance.whole(0n, 1460n)));
  const whole = programmes[programme](chance, filingDay);
  return { whole, profile: forgetting(chance, whole, chance.pick([0, 0, 4, 12, 35])) };
}
