import { parseArgs } from "node:util";
import { measureAsFact } from "../knowledge/fact-rows.ts";
import { doubtAboutSize, doubtAboutUnit } from "../profile/doubt.ts";
import type { Fact } from "../profile/fact.ts";
import { readFactText } from "../profile/fact-text.ts";
import { Profile } from "../profile/profile.ts";
import { standingOf } from "../rules/judge-all.ts";
import type { Rule } from "../rules/rule.ts";
import { plainText } from "../rules/verdict-text.ts";
import { whatIf } from "../rules/what-if.ts";
import { whatIfWords } from "../rules/what-if-words.ts";
import { dayArgument } from "./day-argument.ts";
import {
  checkOptions,
  kindArgument,
  openBench,
  readCompanyFile,
  ruleNamed,
  type Bench,
} from "./judging.ts";
import { UsageError } from "./usage-error.ts";
import { verdictJson } from "./verdict-json.ts";

const USAGE =
  "换什么：kechuang what-if --programme hnte --facts company.yaml --set rdExpenseHnte@2025=310万元。";

/** `what-if`: judges a company again with other facts, condition by condition. */
export function whatIfCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      programme: { type: "string" },
      facts: { type: "string" },
      set: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      kind: { type: "string" },
      "as-of": { type: "string" },
      "filing-day": { type: "string" },
    },
  });
  if (values.programme === undefined || values.facts === undefined || values.set.length === 0)
    throw new UsageError(USAGE);
  const bench = openBench();
  const { ground, names, knowledge } = bench;
  const rule = ruleNamed(values.programme, knowledge);
  const company = readCompanyFile(values.facts, bench);
  checkOptions(company.options, rule);
  const changes = values.set.map((text) => changeOf(text, rule, bench));
  const kind = kindArgument(values.kind) ?? company.kind;
  const filing = values["filing-day"] ?? company.filingDay;
  const asked = {
    asOf: dayArgument(values["as-of"] ?? company.asOf),
    options: company.options,
    ...(filing !== undefined && { filingDay: dayArgument(filing) }),
    ...(kind && { kind }),
  };
  const [before, after] = [
    new Profile(company.facts),
    new Profile(company.facts).with(changes.map(({ fact }) => fact)),
  ].map((profile) => ({ profile, standing: standingOf(rule, profile, asked, ground) }));
  if (!before || !after) throw new UsageError(USAGE);
  const { filingDay } = before.standing.verdict;
  if (values.json) {
    const [was, is] = [before, after].map(({ standing }) => verdictJson(rule.id, standing, names));
    print(JSON.stringify({ id: rule.id, set: values.set, before: was, after: is }));
    return Promise.resolve(0);
  }
  const found = whatIf(
    rule,
    before.profile,
    changes.map(({ fact }) => fact),
    { ...asked, filingDay },
    ground,
  );
  const telling = { definitions: ground.definitions, names };
  const words = whatIfWords(
    found,
    {
      ...telling,
      profile: after.profile,
      before: { ...telling, ...before },
      after: { ...telling, ...after },
    },
    changes.map(({ words: said }) => said),
  );
  print(plainText(words));
  return Promise.resolve(0);
}

/** Reads `rdExpenseHnte@2025=310 万元`, `regDate=2018-05-10`, `rdExpenseHnte@2023-2025=680 万元`. */
function changeOf(text: string, rule: Rule, { ground }: Bench): { fact: Fact; words: string } {
  const [, key = "", from, to = from, value = ""] =
    /^\s*(\w+)(?:@(\d{4})(?:-(\d{4}))?)?\s*=\s*(.+)$/s.exec(text) ?? [];
  if (key === "")
    throw new UsageError(
      `--set 写的“${text}”看不懂：写成 事实@年=值，如 rdExpenseHnte@2025=310万元。`,
    );
  const measure = rule.versions.flatMap(({ measures }) => measures.get(key) ?? [])[0];
  const definition = ground.definitions.get(key) ?? (measure && measureAsFact(measure));
  if (!definition) throw new UsageError(`--set 里没有“${key}”这个事实：kechuang facts 列出全部。`);
  const read = readFactText(definition, value);
  const wrong =
    "wrong" in read
      ? read.wrong
      : (doubtAboutUnit(definition, value) ?? doubtAboutSize(definition, read.value));
  if ("wrong" in read || wrong !== undefined)
    throw new UsageError(`--set 的“${key}”写的${wrong ?? "不对"}。`);
  if (from === undefined && definition.per !== "once" && !measure)
    throw new UsageError(`--set 的“${key}”没有说哪一年：写成 ${key}@2025=${value}。`);
  const years = from === undefined ? undefined : ([Number(from), Number(to)] as const);
  const said = from === undefined ? "" : ` ${from === to ? from : `${from}–${to ?? ""}`} 年`;
  return {
    fact: { key, value: read.value, ...(years && { years }) },
    words: `${definition.label}${said}是 ${value.trim()}`,
  };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
