import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { claimText, placeText, Reading } from "./turn-reading.ts";

/** A message with what has to come of it; what is not listed must not be there. */
interface Row {
  readonly say: string;
  readonly before?: readonly string[];
  readonly asked?: readonly string[];
  readonly programme?: string;
  readonly today?: string;
  readonly stores?: readonly string[];
  readonly asks?: readonly string[];
  readonly supposes?: readonly string[];
  readonly partial?: readonly string[];
  readonly takesBack?: readonly string[];
  readonly unknown?: readonly string[];
  readonly foreign?: boolean;
  /** What holds after it, where it matters. */
  readonly leaves?: readonly string[];
}

/** The kinds of messages of one collection. */
function kindsOf(file: string): [string, readonly Row[]][] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return Object.entries(parse(text) as Readonly<Record<string, readonly Row[]>>);
}

const kinds = ["utterances.yaml", "messy.yaml"].flatMap(kindsOf);

/** What a message came to, in the words of the rows. */
function came({ say, before = [], asked = [], programme, today, leaves }: Row) {
  const reading = new Reading({ ...(programme && { programme }), ...(today && { today }) });
  for (const text of before) reading.say(text);
  const turn = reading.say(say, asked);
  const ids = turn.withdrawn.map(({ id }) => id);
  return {
    stores: turn.claims
      .filter(({ implied }) => implied !== true)
      .map(claimText)
      .sort(),
    asks: turn.doubted.map(({ claim, doubt }) => `${claimText(claim)} ${doubt}?`).sort(),
    supposes: turn.supposed.map(claimText).sort(),
    partial: [...turn.partial].sort(),
    takesBack: reading.entries(ids).sort(),
    unknown: [...new Set(turn.unknown.map(placeText))].sort(),
    foreign: turn.foreign,
    leaves: leaves ? reading.facts : [],
  };
}

function wanted({ stores, asks, supposes, partial, takesBack, unknown, foreign, leaves }: Row) {
  const [s, a, p, r, t, u, l] = [stores, asks, supposes, partial, takesBack, unknown, leaves].map(
    (lines) => [...(lines ?? [])].sort(),
  );
  return {
    stores: s,
    asks: a,
    supposes: p,
    partial: r,
    takesBack: t,
    unknown: u,
    foreign: foreign ?? false,
    leaves: l,
  };
}

describe.each(kinds)("readTurn on %s", (_, rows) => {
  it.each(rows.map((row) => [row.say, row] as const))("reads %s", (_text, row) => {
    expect(came(row)).toEqual(wanted(row));
  });
});
