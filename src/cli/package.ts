import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { factsAsked } from "../answering/ruled/facts-asked.ts";
import { bearers, citationsOf } from "../answering/ruled/rule-citing.ts";
import { readConfig } from "../config.ts";
import type { FilingGround } from "../filing/filing-ground.ts";
import { packageFile, packageKinds } from "../filing/package-file.ts";
import { withCountedItems } from "../profile/counted-items.ts";
import { EMPTY_HISTORY } from "../profile/history.ts";
import { Profile } from "../profile/profile.ts";
import { kindOf } from "../rules/held-title.ts";
import { standingOf, type AskedOfAll } from "../rules/judge-all.ts";
import { groundOf } from "../knowledge/rule-ground.ts";
import { namesOf } from "../knowledge/rule-names.ts";
import { dayArgument } from "./day-argument.ts";
import { checkOptions, kindArgument, readCompanyFile, ruleNamed } from "./judging.ts";
import { openMind } from "./program.ts";
import { UsageError } from "./usage-error.ts";

const USAGE =
  "做哪个项目的申报包：kechuang package --programme hnte --facts company.yaml --out 文件夹。";

/** `package`: writes the memo, the report, the workbook and the ledger of one programme into a folder. */
export async function packageCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      programme: { type: "string" },
      facts: { type: "string" },
      out: { type: "string" },
      json: { type: "boolean", default: false },
      kind: { type: "string" },
      "as-of": { type: "string" },
      "filing-day": { type: "string" },
    },
  });
  const { programme, facts, out } = values;
  if (programme === undefined || facts === undefined || out === undefined)
    throw new UsageError(USAGE);
  const ground = groundFor({ ...values, programme, facts });
  makeFolder(out);
  for (const { kind } of packageKinds) {
    const { name, mediaType, bytes } = await packageFile(kind, ground);
    const path = join(out, name);
    writeFileSync(path, bytes);
    const shown = values.json
      ? JSON.stringify({ kind, path, mediaType, bytes: bytes.length })
      : path;
    process.stdout.write(`${shown}\n`);
  }
  return 0;
}

interface Asked {
  readonly programme: string;
  readonly facts: string;
  readonly kind?: string | undefined;
  readonly "as-of"?: string | undefined;
  readonly "filing-day"?: string | undefined;
}

/** Judges the company's file by the programme, and by all others for what else fits. */
function groundFor(values: Asked): FilingGround {
  const mind = openMind(readConfig(process.env));
  const { knowledge } = mind;
  const ground = groundOf(knowledge);
  const names = namesOf(knowledge);
  const company = readCompanyFile(values.facts, { knowledge, ground, names });
  const rule = ruleNamed(values.programme, knowledge);
  checkOptions(company.options, rule);
  const filing = values["filing-day"] ?? company.filingDay;
  const kind = kindArgument(values.kind) ?? company.kind;
  const counted = withCountedItems(company.facts, ground.definitions);
  const profile = new Profile(counted.facts);
  const asOf = dayArgument(values["as-of"] ?? company.asOf);
  const asked: AskedOfAll = {
    asOf,
    options: company.options,
    ...(filing !== undefined && { filingDay: dayArgument(filing) }),
    ...(kind && { kind }),
  };
  const standing = standingOf(rule, profile, asked, ground);
  const others = knowledge.rules
    .filter(({ programme }) => programme !== rule.programme)
    .map((one) => standingOf(one, profile, { asOf, kind: kindOf(one, profile, asOf) }, ground));
  return {
    profile,
    history: EMPTY_HISTORY,
    taken: counted.taken,
    standing,
    others,
    rules: knowledge.rules,
    definitions: ground.definitions,
    names,
    asOf,
    cite: (clauses, day) => citationsOf(bearers(clauses, day, mind), mind),
    factsAsked,
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw new UsageError(`${path} 建不了：--out 后面写一个能写入的文件夹。`);
  }
}
