import { parseArgs } from "node:util";
import { Profile } from "../profile/profile.ts";
import { standingOf } from "../rules/judge-all.ts";
import { plainText } from "../rules/verdict-text.ts";
import { whatIf } from "../rules/what-if.ts";
import { whatIfWords } from "../rules/what-if-words.ts";
import { dayArgument } from "./day-argument.ts";
import { readChange } from "./fact-change.ts";
import { checkOptions, kindArgument, openBench, readCompanyFile, ruleNamed } from "./judging.ts";
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
  const changes = values.set.map((text) => readChange(text, rule, ground.definitions));
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

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
