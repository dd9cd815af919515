import type { HnteCase, Plain } from "./hnte-cases.ts";
import type { HnteFigures } from "./hnte-figures.ts";
import { zenExpressions } from "./zen-expressions.ts";
import { jsonFacts } from "./json-facts.ts";

/** How the conditions came out, by condition. */
export type Outcomes = Readonly<Record<string, "met" | "unmet" | "expert">>;

/** Another rule engine that takes the same decision, with the values it rests on. */
export interface Rival {
  readonly name: string;
  decide(one: HnteCase): Promise<Outcomes>;
  /** Ends whatever it holds. */
  close(): void;
}

/** The engines that ours is measured against; each is imported when asked for, `undefined` where it is not installed. */
export const rivals: readonly ((figures: HnteFigures) => Promise<Rival | undefined>)[] = [
  (figures) => zen(figures, undefined),
  (figures) => zen(figures, "string"),
  (figures) => zen(figures, true),
  json,
];

/**
 * zen-engine is no dependency: its packages for other machines are not in every registry, so that
 * no lock file could hold it. `npm install --no-save @gorules/zen-engine@0.54.0` puts it here.
 */
const ZEN = "@gorules/zen-engine";

/** What is used of zen-engine. */
interface ZenModule {
  ZenEngine: new () => {
    createDecision(content: unknown): {
      evaluate(context: unknown, options?: { trace: true | "string" }): Promise<unknown>;
    };
    dispose(): void;
  };
}

async function loadZen(): Promise<ZenModule | undefined> {
  try {
    return (await import(ZEN)) as ZenModule;
  } catch {
    return undefined;
  }
}

/** One expression node, which is the fastest of its kinds of nodes for this. */
async function zen(
  figures: HnteFigures,
  trace: true | "string" | undefined,
): Promise<Rival | undefined> {
  const loaded = await loadZen();
  if (!loaded) return undefined;
  const engine = new loaded.ZenEngine();
  const expressions = Object.entries(zenExpressions(figures)).map(([key, value]) => ({
    id: key,
    key,
    value,
  }));
  const decision = engine.createDecision({
    nodes: [
      { id: "in", type: "inputNode", name: "in", content: {} },
      { id: "rule", type: "expressionNode", name: "rule", content: { expressions } },
      { id: "out", type: "outputNode", name: "out", content: {} },
    ],
    edges: [
      { id: "first", sourceId: "in", targetId: "rule", type: "edge" },
      { id: "second", sourceId: "rule", targetId: "out", type: "edge" },
    ],
  });
  const options = trace === undefined ? undefined : { trace };
  return {
    name: `zen-engine${trace === undefined ? "" : trace === true ? ", trace" : ", trace as text"}`,
    decide: async ({ plain }) => {
      const { result } = (await decision.evaluate(plain, options)) as { result: Plain };
      return outcomesOf((id) => result[id] === true);
    },
    close: () => {
      engine.dispose();
    },
  };
}

/** All conditions in one rule, so that none is left out once another fails. */
async function json(figures: HnteFigures): Promise<Rival> {
  const { Engine } = await import("json-rules-engine");
  const engine = new Engine();
  for (const [id, compute] of Object.entries(jsonFacts(figures)))
    engine.addFact(id, async (_, almanac) => compute((name) => almanac.factValue(name)));
  const test = (name: string, fact: string, operator: string, value: unknown) => ({
    name,
    fact,
    operator,
    value,
  });
  const leaves = [
    test("registered", "days", "greaterThanInclusive", figures.registeredDays),
    test("core-owned", "coreIpOwned", "equal", true),
    test("core-valid", "ipValidInChina", "equal", true),
    test("core-usable", "rights", "greaterThan", 0),
    test("field", "techFieldInCatalogue", "equal", true),
    test("tech-staff", "techRatio", "greaterThanInclusive", figures.techStaff),
    test("rd-ratio", "rdRatio", "greaterThanInclusive", { fact: "rdNeed" }),
    test("domestic-rd", "domesticRatio", "greaterThanInclusive", figures.domestic),
    test("hightech-income", "hightechRatio", "greaterThanInclusive", figures.hightech),
  ];
  const innovation = [
    test("innovation", "innovationLow", "greaterThan", figures.score),
    test("innovation-possible", "innovationHigh", "greaterThan", figures.score),
  ];
  const incident = [
    test("none-happened", "majorIncident", "equal", false),
    test("long-ago", "incidentDays", "greaterThan", figures.incidentDays),
  ];
  engine.addRule({
    conditions: { all: [...leaves, { any: innovation }, { any: incident }] },
    event: { type: "qualifies" },
  });
  return {
    name: "json-rules-engine",
    decide: async ({ plain }) => {
      const { results, failureResults } = await engine.run({ ...plain });
      const met = new Map<string, boolean>();
      const note = (node: unknown): void => {
        const { name, result, all, any } = node as Noted;
        if (name !== undefined) met.set(name, result === true);
        for (const one of [...(all ?? []), ...(any ?? [])]) note(one);
      };
      for (const { conditions } of [...results, ...failureResults]) note(conditions);
      const either = (...ids: string[]) => ids.some((id) => met.get(id) === true);
      return outcomesOf((id) => {
        if (id === "core-ip") return CORE.every((one) => either(one));
        return id === "no-incident" ? either("none-happened", "long-ago") : either(id);
      });
    },
    close: () => {
      engine.stop();
    },
  };
}

const CORE = ["core-owned", "core-valid", "core-usable"] as const;

/** One node of the tree of results. */
interface Noted {
  readonly name?: string;
  readonly result?: boolean;
  readonly all?: readonly unknown[];
  readonly any?: readonly unknown[];
}

function outcomesOf(met: (id: string) => boolean): Outcomes {
  const ids = (
    "registered core-ip field tech-staff rd-ratio domestic-rd hightech-income " +
    "innovation no-incident"
  ).split(" ");
  const outcomes = ids.map((id) => {
    const perhaps = id === "innovation" && !met(id) && met("innovation-possible");
    return [id, perhaps ? "expert" : met(id) ? "met" : "unmet"] as const;
  });
  return Object.fromEntries(outcomes);
}
