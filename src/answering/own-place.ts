import { plain } from "../knowledge/pattern.ts";
import type { Told } from "./answer.ts";
import type { Frame } from "./frame.ts";
import { knownMissing, placesElsewhere } from "./known-unknown.ts";
import type { Mind } from "./mind.ts";

/** Speaks of the asker's own place beside another one. */
const besides = /咱|本地|这边|这儿|我们?这|也(?:是|一样|跟|按|照|给|有|能|得)|跟着|照着/;
/** From this confidence on what is found for the own place is told. */
const sure = 0.5;

/** What a question about another place asks of the asker's own; `undefined` where it asks nothing of it. */
export function ownPlace(frame: Frame, mind: Mind): string | undefined {
  const form = plain(frame.text);
  const away = placesElsewhere(frame, mind);
  const found = mind.regionNames.find(form);
  const home = found.some(({ item }) => !away.includes(item.name));
  if (!home && !besides.test(form)) return undefined;
  const rest = found
    .filter(({ item }) => away.includes(item.name))
    .reduce((text, { name }) => text.replaceAll(name, ""), form);
  return rest === form ? undefined : rest;
}

/** What is not known of another place, with what is told of the own one. */
export function besideOwn(away: Told, own: Told): Told {
  const [said = ""] = away.reply.text.split("\n");
  const { reply, gap, confident = Infinity } = own;
  const known = reply.kind === "answer" && confident >= sure;
  const missing = reply.kind === "handoff" && gap?.startsWith(knownMissing) && own.frame.named;
  if (!known && !missing) return away;
  const text = `${said}别处的不能拿来用。\n你这边：${reply.text}`;
  return {
    ...away,
    frame: { ...away.frame, passages: own.frame.passages },
    reply: { ...away.reply, text, citations: reply.citations },
  };
}
