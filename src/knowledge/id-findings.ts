import type { Finding } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";

/** Ids and names of the tables that stand twice, or that nothing bears. */
export function idFindings(knowledge: Knowledge): Finding[] {
  return [...unknown(knowledge), ...twice(knowledge), ...home(knowledge)];
}

function unknown(knowledge: Knowledge): Finding[] {
  const { policies, programmes, aspects, regions, offices, missing, facts, faq, cards } = knowledge;
  const programmeIds = idsOf("programmes.yaml", programmes);
  const aspectIds = idsOf("aspects.yaml", aspects);
  const officeIds = idsOf("offices.yaml", offices);
  const factIds = idsOf("facts.yaml", facts);
  const regionNames = { file: "regions.yaml", ids: new Set(regions.map((one) => one.name)) };
  return [
    ...policies.flatMap((policy) => {
      const file = `policies/${policy.id}.md`;
      return [
        ...check(file, "“region”", [policy.region], regionNames),
        ...check(file, "“programmes”", policy.programmes, programmeIds),
        ...policy.passages.flatMap((passage) => [
          ...check(file, `${passage.id} 的“programmes”`, passage.programmes, programmeIds),
          ...check(file, `${passage.id} 的“aspects”`, passage.aspects, aspectIds),
        ]),
      ];
    }),
    ...programmes.flatMap((one) => [
      ...check("programmes.yaml", `${one.id} 的“office”`, [one.office], officeIds),
      ...check("programmes.yaml", `${one.id} 的“besides”`, one.besides, programmeIds),
    ]),
    ...missing.flatMap((one) => [
      ...check("missing.yaml", `${one.id} 的“programmes”`, one.programmes, programmeIds, ["any"]),
      ...(one.judges === undefined
        ? []
        : check("missing.yaml", `${one.id} 的“judges”`, [one.judges], programmeIds)),
      ...check("missing.yaml", `${one.id} 的“aspects”`, one.aspects, aspectIds, ["any"]),
      ...check("missing.yaml", `${one.id} 的“region”`, [one.region], regionNames, [
        "home",
        "other",
        "any",
      ]),
      ...check("missing.yaml", `${one.id} 的“office”`, [one.office], officeIds),
    ]),
    ...regions.flatMap((one) =>
      check(
        "regions.yaml",
        `${one.name}的“parent”`,
        one.parent === undefined ? [] : [one.parent],
        regionNames,
      ),
    ),
    ...facts.flatMap((one) =>
      check("facts.yaml", `${one.id} 的“distinctFrom”`, one.distinctFrom, factIds),
    ),
    ...faq.flatMap((one) =>
      check(one.file, `“${one.question}”的“programmes”`, one.programmes, programmeIds),
    ),
    ...cards.flatMap((one) => [
      ...check(one.file, `${one.id} 的“programme”`, [one.programme], programmeIds),
      ...check(one.file, `${one.id} 的“office”`, [one.office], officeIds),
    ]),
  ];
}

interface Ids {
  file: string;
  ids: ReadonlySet<string>;
}

function idsOf(file: string, entries: readonly { id: string }[]): Ids {
  return { file, ids: new Set(entries.map((entry) => entry.id)) };
}

function check(
  file: string,
  where: string,
  used: readonly string[],
  known: Ids,
  besides: readonly string[] = [],
): Finding[] {
  const strange = used.filter((id) => !known.ids.has(id) && !besides.includes(id));
  const others = besides.length > 0 ? `，或 ${besides.join("、")}` : "";
  return strange.map((id) => ({
    file,
    message: `${where}写的“${id}”没有登记：只能写 ${known.file} 里有的${others}。`,
  }));
}

function twice(knowledge: Knowledge): Finding[] {
  const { programmes, aspects, regions, offices, missing, refusals, smalltalk, facts } = knowledge;
  const ids = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id);
  const lists: [string, string, string[]][] = [
    ["programmes.yaml", "“id”", ids(programmes)],
    ["aspects.yaml", "“id”", ids(aspects)],
    ["offices.yaml", "“id”", ids(offices)],
    ["offices.yaml", "“topics”里的“id”", offices.flatMap((office) => ids(office.topics))],
    ["missing.yaml", "“id”", ids(missing)],
    ["refusals.yaml", "“id”", ids(refusals)],
    ["smalltalk.yaml", "“id”", ids(smalltalk)],
    ["finance、services", "“id”", ids(knowledge.cards)],
    ["facts.yaml", "“id”", ids(facts)],
    ["facts.yaml", "“label”", facts.map((fact) => fact.label)],
    ["regions.yaml", "“name”", regions.map((region) => region.name)],
  ];
  return lists.flatMap(([file, what, values]) => {
    const repeated = new Set(values.filter((value, index) => values.indexOf(value) < index));
    return [...repeated].map((value) => ({
      file,
      message: `${what}写的“${value}”有两处：每个只能写一次，改掉一处。`,
    }));
  });
}

function home(knowledge: Knowledge): Finding[] {
  const homes = knowledge.regions.filter((region) => region.home);
  if (homes.length === 1) return [];
  const names = homes.map((region) => region.name).join("、");
  return [
    {
      file: "regions.yaml",
      message:
        homes.length === 0
          ? "没有地区写“home: yes”：要有一个，也只能有一个。"
          : `${names}都写了“home: yes”：只能有一个地区写，改掉别的。`,
    },
  ];
}
