import { contains, printClause, type Clause } from "../clauses/clause.ts";
import { sameDocument } from "../clauses/document-number.ts";
import { differences, type Example } from "../rules/example.ts";
import type { Ground } from "../rules/judge.ts";
import type { Rule } from "../rules/rule.ts";
import { documentOf } from "./document-name.ts";
import type { Finding } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";

/** What is wrong with the rules as a whole: clauses that lead nowhere, facts that are not asked, offices and programmes that there are not. */
export function ruleFindings(knowledge: Knowledge): Finding[] {
  return knowledge.rules.flatMap((rule) => {
    const file = `rules/${rule.id}.yaml`;
    const clauses = new Map(clausesIn(rule).map((clause) => [printClause(clause), clause]));
    return [
      ...[...clauses].flatMap(([name, clause]) => {
        const lack = lackOf(clause, knowledge);
        return lack === undefined ? [] : [{ file, message: `指到 ${name}，${lack}。` }];
      }),
      ...unknownNames(rule, knowledge).map((message) => ({ file, message })),
    ];
  });
}

/** Examples that come out otherwise than they say, and rules that have none. */
export function exampleFindings(
  rules: readonly Rule[],
  examples: ReadonlyMap<string, readonly Example[]>,
  ground: Ground,
): Finding[] {
  return rules.flatMap((rule) => {
    const cases = examples.get(rule.id) ?? [];
    const file = `rules/${rule.id}.examples.yaml`;
    if (cases.length === 0) return [{ file, message: "没有例子：至少写一个符合、一个不符合的。" }];
    return cases.flatMap((example) =>
      differences(example, rule, ground).map((difference) => ({
        file: `${file}:${String(example.line)}`,
        message: `${example.id}（${example.says}）：${difference}。`,
      })),
    );
  });
}

function unknownNames(rule: Rule, { programmes, offices }: Knowledge): string[] {
  const known = new Set(programmes.map(({ id }) => id));
  const at = new Set(offices.map(({ id }) => id));
  return rule.versions.flatMap(({ id, requires, conflicts, amounts }) => [
    ...[...requires, ...conflicts]
      .filter(({ programme }) => !known.has(programme))
      .map(
        ({ programme }) => `${id} 提到的项目“${programme}”不在 programmes.yaml 里：改成那里有的。`,
      ),
    ...amounts
      .filter(({ office }) => office !== undefined && !at.has(office))
      .map(({ office = "" }) => `${id} 提到的部门“${office}”不在 offices.yaml 里：改成那里有的。`),
  ]);
}

/** Every clause that stands anywhere in a rule. */
function clausesIn(part: unknown): Clause[] {
  if (typeof part !== "object" || part === null) return [];
  if (part instanceof Map) return [...part.values()].flatMap(clausesIn);
  if (Array.isArray(part)) return part.flatMap(clausesIn);
  if (isClause(part)) return [part];
  return Object.getPrototypeOf(part) === Object.prototype
    ? Object.values(part).flatMap(clausesIn)
    : [];
}

function isClause(part: object): part is Clause {
  return (
    "document" in part &&
    "place" in part &&
    typeof part.document === "string" &&
    typeof part.place === "string"
  );
}

function lackOf(clause: Clause, { policies }: Knowledge): string | undefined {
  const documents = policies.filter((one) => sameDocument(documentOf(one), clause.document));
  if (documents.length === 0) return "policies/ 里没有这份文件：改成那里有的";
  if (clause.place === "") return undefined;
  const found = documents.some(({ passages }) =>
    passages.some((passage) => contains(clause, passage.clause)),
  );
  return found ? undefined : "那份文件里没有这一条：改成那里有标题的一条";
}
