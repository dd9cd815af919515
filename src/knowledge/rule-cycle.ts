import type { Condition, Figure, Measure, Param, Subject, Test } from "../rules/rule.ts";

/** A measure or param that is computed from itself, by any way round; `undefined` where none is. */
export function dependsOnItself(
  params: ReadonlyMap<string, Param>,
  measures: ReadonlyMap<string, Measure>,
): string | undefined {
  const needs = new Map<string, readonly string[]>();
  for (const { id, value } of params.values()) needs.set(id, ofFigure(value));
  for (const { id, cases, given } of measures.values())
    needs.set(id, [
      ...given.filter((name) => name !== id && measures.has(name)),
      ...cases.flatMap(({ when, formula }) => [
        ...formula.names,
        ...(when ? ofCondition(when) : []),
      ]),
    ]);
  const settled = new Set<string>();
  const circles = (id: string, path: ReadonlySet<string>): boolean => {
    if (path.has(id)) return true;
    if (settled.has(id)) return false;
    const found = (needs.get(id) ?? []).some((next) => circles(next, new Set([...path, id])));
    settled.add(id);
    return found;
  };
  return [...needs.keys()].find((id) => circles(id, new Set()));
}

function ofSubject({ kind, name }: Subject): readonly string[] {
  return kind === "measure" || kind === "param" ? [name] : [];
}

function ofFigure(figure: Figure): readonly string[] {
  switch (figure.kind) {
    case "fixed":
      return [];
    case "named":
      return [figure.name];
    case "bands":
      return [...ofSubject(figure.by), ...figure.bands.flatMap(({ value }) => ofFigure(value))];
    case "option":
      return [...figure.choices.values()].flatMap(ofFigure);
  }
}

function ofCondition({ test, when, exempt }: Condition): readonly string[] {
  return [
    ...ofTest(test),
    ...(when ? ofCondition(when) : []),
    ...(exempt ? ofCondition(exempt) : []),
  ];
}

function ofTest(test: Test): readonly string[] {
  switch (test.kind) {
    case "compare":
      return [...ofSubject(test.subject), ...ofFigure(test.figure)];
    case "all":
    case "any":
      return test.of.flatMap(ofCondition);
    case "not":
      return ofCondition(test.of);
    case "option":
      return [...test.choices.values()].flatMap(ofCondition);
    case "yesno":
    case "choice":
    case "expert":
      return [];
  }
}
