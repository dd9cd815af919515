import { isDay, type Day } from "../../../calendar/day.ts";
import { doubtAboutSize } from "../../../profile/doubt.ts";
import type { Fact } from "../../../profile/fact.ts";
import { readFactText } from "../../../profile/fact-text.ts";
import type { FactDefinition, FactDefinitions } from "../../../profile/fact-definition.ts";
import { Profile } from "../../../profile/profile.ts";
import type { FilingKind, RuleVersion } from "../../../rules/rule.ts";
import { versionFor } from "../../../rules/version.ts";
import { writtenFor } from "./field-text.ts";
import { kindsOf, likelyDay, type Guide } from "./guide.ts";

/** What stands in the form, as it was typed, by the name of the field. */
export type Fields = Readonly<Record<string, string>>;

/** What was put into the what-if form, read. */
export interface Trial {
  /** Known fields only. */
  fields: Fields;
  asOf: Day;
  filingDay: Day;
  kind: FilingKind;
  /** `undefined` where no version decides such filings. */
  version: RuleVersion | undefined;
  options: ReadonlyMap<string, string>;
  profile: Profile;
  /** What is to be said beside a field: by its name, a sentence. */
  notes: ReadonlyMap<string, string>;
  /** The fields of the starting point it is compared with; `undefined` where none is kept. */
  start: Fields | undefined;
}

/** More than this is typed by nobody. */
const MOST_FIELDS = 400;
const LONGEST = 600;

/** Units of money that may be chosen, the usual one first. */
export const moneyUnits = ["万元", "元", "亿元"] as const;

const FIELD = /^f\.([A-Za-z]\w*)(?:\.(\d{4}))?$/;

/** Reads what was put in; what cannot be read is told beside its field, and the rest stays. */
export function readTrial(guide: Guide, raw: Readonly<Record<string, unknown>>, asOf: Day): Trial {
  const { rule, ground } = guide;
  const fields = knownFields(raw, ground.definitions);
  const notes = new Map<string, string>();
  const kinds = kindsOf(rule);
  const kind = kinds.find((one) => one === fields["kind"]) ?? kinds[0] ?? "new";
  const filingDay = readDay(fields["day"], likelyDay(rule, asOf, kind), notes);
  const version = versionFor(rule, filingDay, kind);
  const facts = Object.entries(fields).flatMap(([name, text]): Fact[] => {
    const [, id = "", year] = FIELD.exec(name) ?? [];
    const definition = ground.definitions.get(id);
    if (!definition) return [];
    return readField(definition, name, text, year, fields[`u.${id}`], notes);
  });
  return {
    ...{ fields, asOf, filingDay, kind, version, notes },
    options: new Map(
      Object.entries(fields).flatMap(([name, choice]): [string, string][] =>
        name.startsWith("o.") ? [[name.slice(2), choice]] : [],
      ),
    ),
    profile: new Profile(facts),
    start: readStart(raw["start"], ground.definitions),
  };
}

/** The fields of the form that mean something; empty ones are left out. */
function knownFields(
  raw: Readonly<Record<string, unknown>>,
  definitions: FactDefinitions,
): Record<string, string> {
  const isKnown = (name: string) => {
    if (name === "day" || name === "kind" || /^o\.[\w-]{1,60}$/.test(name)) return true;
    const id = /^u\.(\w+)$/.exec(name)?.[1] ?? FIELD.exec(name)?.[1];
    return id !== undefined && definitions.has(id);
  };
  const known = Object.entries(raw).flatMap(([name, value]): [string, string][] => {
    const text = Array.isArray(value) ? value.filter(isText).join("、") : value;
    return isText(text) && text.trim() !== "" && isKnown(name)
      ? [[name, text.trim().slice(0, LONGEST)]]
      : [];
  });
  return Object.fromEntries(known.slice(0, MOST_FIELDS));
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function readDay(text: string | undefined, usual: Day, notes: Map<string, string>): Day {
  if (text === undefined) return usual;
  if (isDay(text) && text >= "1990-01-01" && text <= "2100-12-31") return text;
  notes.set("day", `“${text}”不是能用的日子，先按 ${usual} 算。`);
  return usual;
}

function readField(
  definition: FactDefinition,
  name: string,
  text: string,
  year: string | undefined,
  unit: string | undefined,
  notes: Map<string, string>,
): Fact[] {
  if ((definition.per === "once") !== (year === undefined)) return [];
  const money = moneyUnits.find((one) => one === unit) ?? moneyUnits[0];
  const written = writtenFor(definition.kind, text);
  const read = readFactText(definition, written, definition.kind === "money" ? money : undefined);
  if ("wrong" in read) {
    notes.set(name, `${read.wrong}。这一格先当还不知道。`);
    return [];
  }
  const doubt = doubtAboutSize(definition, read.value);
  if (doubt !== undefined) notes.set(name, `${doubt}。先按填的算。`);
  const at = year === undefined ? undefined : Number(year);
  return [{ key: definition.id, value: read.value, ...(at !== undefined && { years: [at, at] }) }];
}

function readStart(text: unknown, definitions: FactDefinitions): Fields | undefined {
  if (!isText(text) || text === "") return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? knownFields({ ...read }, definitions)
      : undefined;
  } catch {
    return undefined;
  }
}
