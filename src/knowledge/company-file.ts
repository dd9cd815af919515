import { doubtAboutSize, doubtAboutUnit } from "../profile/doubt.ts";
import type { FactDefinition, FactDefinitions } from "../profile/fact-definition.ts";
import type { Fact, FactValue } from "../profile/fact.ts";
import { FILING_KINDS, type FilingKind, type Measure } from "../rules/rule.ts";
import { readFacts } from "./fact-rows.ts";
import { noting } from "./fault.ts";
import { readRow, type Source } from "./table.ts";

const KEYS = ["facts", "filingDay", "asOf", "kind", "options", "confirmed"];

/** What a file tells of one company, and what it asks beside. */
export interface CompanyFile {
  readonly facts: readonly Fact[];
  readonly filingDay?: string;
  readonly asOf?: string;
  readonly kind?: FilingKind;
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Reads a company's file: `facts` as in the examples of rules. A figure outside what is usual is a
 * fault unless its fact stands in `confirmed`.
 */
export function readCompany(
  source: Source,
  faults: string[],
  definitions: FactDefinitions,
  measures: ReadonlyMap<string, Measure>,
): CompanyFile | undefined {
  return noting(faults, () => {
    const row = readRow(source, KEYS);
    const confirmed = row.list("confirmed");
    if (!row.has("facts"))
      throw row.fault("facts", "缺“facts”：写上企业的情况，如 facts: { regDate: 2018-05-10 }。");
    const kind = row.optionalChoice("kind", FILING_KINDS);
    const [filingDay, asOf] = [row.optionalDay("filingDay"), row.optionalDay("asOf")];
    return {
      facts: readFacts(row, definitions, measures, doubtsBut(confirmed)),
      options: row.texts("options"),
      ...(kind && { kind }),
      ...(filingDay !== undefined && { filingDay }),
      ...(asOf !== undefined && { asOf }),
    };
  });
}

function doubtsBut(confirmed: readonly string[]) {
  return (definition: FactDefinition, text: string, value: FactValue): string | undefined => {
    const unit = doubtAboutUnit(definition, text);
    if (unit !== undefined || confirmed.includes(definition.id)) return unit;
    const size = doubtAboutSize(definition, value);
    return size === undefined
      ? undefined
      : `“${text}”${size}；核对过的在 confirmed 里写上 ${definition.id}`;
  };
}
