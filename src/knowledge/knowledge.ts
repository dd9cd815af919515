import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Holidays } from "../calendar/working-day.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import { readAspects } from "./aspect.ts";
import type { Aspect } from "./aspect.ts";
import { documentNames } from "./document-name.ts";
import { readFactDefinitions } from "./fact-definition.ts";
import type { FactDefinition } from "../profile/fact-definition.ts";
import { Fault } from "./fault.ts";
import { readCards } from "./card.ts";
import type { Card } from "./card.ts";
import { readFaq } from "./faq.ts";
import type { Faq } from "./faq.ts";
import { readHolidayYear } from "./holiday-file.ts";
import { readIndustries } from "./industry.ts";
import type { Industry } from "./industry.ts";
import { readMissing } from "./missing.ts";
import type { Missing } from "./missing.ts";
import { readOffices } from "./office.ts";
import type { Office } from "./office.ts";
import type { Policy } from "./policy.ts";
import { openPolicyFile, readPolicy } from "./policy-file.ts";
import { readProgrammes } from "./programme.ts";
import type { Programme } from "./programme.ts";
import { readRefusals } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { readRegions } from "./region.ts";
import type { Region } from "./region.ts";
import type { Rule } from "../rules/rule.ts";
import { readRule, ruleGround } from "./rule-file.ts";
import { readSmalltalk } from "./smalltalk.ts";
import type { Smalltalk } from "./smalltalk.ts";
import { readSynonyms } from "./synonym.ts";
import type { Synonym } from "./synonym.ts";
import type { Source } from "./table.ts";
import { readWordGroups } from "./word-group.ts";

/** The group of words.yaml in which refusals look for no sign. */
const HARMLESS = "harmless";

/** Everything that the knowledge folder holds, read at one moment. */
export interface Knowledge {
  /** Changes whenever a file does: SHA-256 over the names and contents of the files. */
  revision: string;
  policies: readonly Policy[];
  /** What the policies are called, for reading clauses out of messages. */
  names: DocumentNames;
  programmes: readonly Programme[];
  aspects: readonly Aspect[];
  regions: readonly Region[];
  /** What industries are called, for telling which companies a notice concerns. */
  industries: readonly Industry[];
  offices: readonly Office[];
  missing: readonly Missing[];
  refusals: readonly Refusal[];
  /** Words that hold the characters of a refusal's signs and mean nothing of them, the longest first. */
  harmless: readonly string[];
  smalltalk: readonly Smalltalk[];
  synonyms: readonly Synonym[];
  facts: readonly FactDefinition[];
  faq: readonly Faq[];
  /** Products and services. */
  cards: readonly Card[];
  /** Dated conditions of programmes. */
  rules: readonly Rule[];
  /** Holidays by year; years whose arrangement is not known are missing. */
  calendar: Holidays;
}

/** Reads a knowledge folder; throws an error with one sentence a line for every fault in its files. */
export function readKnowledge(folder: string): Knowledge {
  const { knowledge, faults } = readKnowledgeFiles(readSources(folder));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return knowledge;
}

/** Reads a knowledge folder as far as its files can be read, and lists what is wrong with them. */
export function readKnowledgeFiles(sources: readonly Source[]): {
  knowledge: Knowledge;
  faults: string[];
} {
  const faults: string[] = [];
  const within = (folder: string) => sources.filter(({ file }) => file.startsWith(`${folder}/`));
  const files = within("policies").flatMap((source) => openPolicyFile(source, faults) ?? []);
  const names = documentNames(files.map((file) => file.head));
  const tables = new Set<string>();
  const table = <T>(file: string, read: (source: Source, faults: string[]) => T[]): T[] => {
    tables.add(file);
    const source = sources.find((one) => one.file === file);
    if (source) return read(source, faults);
    faults.push(new Fault(file, 1, "没有这个文件：知识库里必须有它，补上。").message);
    return [];
  };
  const years = within("calendar").flatMap((source) => readHolidayYear(source, faults) ?? []);
  const groups = table("words.yaml", readWordGroups);
  const named = new Map(groups.map(({ name, words }) => [name, words]));
  const programmes = table("programmes.yaml", (source) => readProgrammes(source, faults, named));
  const facts = table("facts.yaml", (source) => readFactDefinitions(source, faults, names));
  const ground = ruleGround(facts, names);
  const rules = within("rules").filter(({ file }) => !isExamples(file));
  const knowledge = {
    revision: revisionOf(sources),
    policies: files.map((file) => readPolicy(file, faults, names)),
    names,
    programmes,
    aspects: table("aspects.yaml", (source) => readAspects(source, faults, named)),
    regions: table("regions.yaml", readRegions),
    industries: table("industries.yaml", readIndustries),
    offices: table("offices.yaml", (source) => readOffices(source, faults, named)),
    missing: table("missing.yaml", (source) => readMissing(source, faults, named, names)),
    harmless: [...(named.get(HARMLESS)?.anywhere ?? [])].sort((a, b) => b.length - a.length),
    refusals: table("refusals.yaml", (source) => readRefusals(source, faults, named, names)),
    smalltalk: table("smalltalk.yaml", (source) => readSmalltalk(source, faults, named)),
    synonyms: table("synonyms.yaml", readSynonyms),
    facts,
    rules: rules.flatMap((source) => readRule(source, faults, ground, programmes) ?? []),
    faq: within("faq").flatMap((source) => readFaq(source, faults, names)),
    cards: ["finance", "services"].flatMap(within).flatMap((source) => readCards(source, faults)),
    calendar: new Map(years.map((year) => [year.year, year])),
  };
  for (const { file } of sources) {
    if (file.includes("/") || tables.has(file)) continue;
    faults.push(
      new Fault(file, 1, `没有叫这个名字的表：可以有 ${[...tables].join("、")}，改名或移走。`)
        .message,
    );
  }
  return { knowledge, faults };
}

/** Whether a file holds the worked cases of a rule. */
export function isExamples(file: string): boolean {
  return file.endsWith(".examples.yaml");
}

/** Texts of the files that belong to the knowledge, ordered by name; throws one sentence when the folder cannot be read. */
export function readSources(folder: string): Source[] {
  try {
    return listFiles(folder).map((file) => ({
      file,
      text: readFileSync(join(folder, file), "utf8"),
    }));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new Error(
      `知识库文件夹 ${folder} 没有或不能读（${code}）：用 KNOWLEDGE_DIR 换成能读的知识库文件夹。`,
      { cause: error },
    );
  }
}

/** Files that belong to the knowledge, as paths below the folder with `/`, in order. */
export function listFiles(folder: string): string[] {
  const list = (below: string, ending: string) => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
    return files.map((entry) => (below === "" ? entry.name : `${below}/${entry.name}`));
  };
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const has = (name: string) => folders.some((entry) => entry.name === name);
  return [
    ...list("", ".yaml"),
    ...(has("policies") ? list("policies", ".md") : []),
    ...["faq", "finance", "services", "rules", "calendar"].flatMap((name) =>
      has(name) ? list(name, ".yaml") : [],
    ),
  ].sort();
}

function revisionOf(sources: readonly Source[]): string {
  const hash = createHash("sha256");
  for (const { file, text } of sources) hash.update(`${file}\0${text.length}\0${text}\0`);
  return hash.digest("hex");
}
