import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { arithmeticOf } from "./arithmetic.ts";
import { Evaluation } from "./evaluation.ts";
import type { Standing } from "./judge-all.ts";
import type { RuleVersion } from "./rule.ts";
import type { MissingFact, Verdict } from "./verdict.ts";
import { versionFor } from "./version.ts";
import { Wording } from "./wording.ts";

/** What is said of programmes and offices beside rules. */
export interface Names {
  /** What a programme (id) is called. */
  title(programme: string): string;
  /** Where a programme is filed and who decides it. */
  handling(programme: string): Handling;
  /** What an office (id) is called. */
  office(id: string): string | undefined;
}

/** Where a programme is filed, who decides it, and what the city office does. */
export interface Handling {
  readonly filedAt?: string;
  readonly decidedBy?: string;
  readonly cityRole?: string;
  /** Office to ask where the knowledge lacks something. */
  readonly office?: string;
}

/** Everything that a verdict is told from. */
export interface Telling {
  readonly standing: Standing;
  readonly profile: Profile;
  readonly definitions: FactDefinitions;
  readonly names: Names;
}

/** One version of a rule at work on one profile, ready to be spoken about. */
export class Told {
  readonly verdict: Verdict;
  readonly version: RuleVersion;
  readonly wording: Wording;
  readonly evaluation: Evaluation;
  readonly definitions: FactDefinitions;
  readonly #profile: Profile;
  #arithmetic: ReadonlyMap<string, string> | undefined;

  private constructor(verdict: Verdict, version: RuleVersion, telling: Telling) {
    const { profile, definitions } = telling;
    this.verdict = verdict;
    this.version = version;
    this.definitions = definitions;
    this.wording = new Wording(version, definitions);
    const options = new Map(verdict.options.map(({ id, choice }) => [id, choice]));
    this.evaluation = new Evaluation(version, profile, definitions, { ...verdict, options });
    this.#profile = profile;
  }

  /** How computed measures came about, by id, where there was something to compute. */
  get arithmetic(): ReadonlyMap<string, string> {
    const { verdict, version, definitions } = this;
    this.#arithmetic ??= new Map(
      [...arithmeticOf(verdict, version, this.#profile, definitions)].filter(([, said]) =>
        /[＋－×÷]|^从|取|舍去/.test(said),
      ),
    );
    return this.#arithmetic;
  }

  /** Whether a fact was not said itself but taken so until the company says otherwise. */
  isAssumed(fact: string): boolean {
    return this.#profile.all(fact).some(({ assumed }) => assumed === true);
  }

  /** `undefined` where no version decides such filings. */
  static of(telling: Telling): Told | undefined {
    const { rule, verdict } = telling.standing;
    const version = versionFor(rule, verdict.filingDay, verdict.kind);
    return version && new Told(verdict, version, telling);
  }

  /** What is missing, in a few words: `销售收入（2024、2025 年）、科技人员等 9 项`. */
  lacking(missing: readonly MissingFact[], most = 3): string {
    const years = yearsByFact(missing);
    const names = [...years].map(([fact, of]) => this.wording.label(fact) + yearWords(of));
    const first = names.slice(0, most).join("、");
    return names.length > most ? `${first}等 ${String(names.length)} 项` : first;
  }
}

/** The years of every missing fact, in their order. */
export function yearsByFact(missing: readonly MissingFact[]): ReadonlyMap<string, number[]> {
  const years = new Map<string, number[]>();
  for (const { fact, year } of missing)
    years.set(fact, [...(years.get(fact) ?? []), ...(year === undefined ? [] : [year])]);
  return new Map([...years].map(([fact, of]) => [fact, [...new Set(of)].sort((a, b) => a - b)]));
}

function yearWords(years: readonly number[]): string {
  return years.length === 0 ? "" : `（${years.map(String).join("、")} 年）`;
}
