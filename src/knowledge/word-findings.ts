import type { Finding } from "./finding.ts";
import type { Knowledge } from "./knowledge.ts";
import { ownersByName } from "./document-name.ts";
import { plain } from "./pattern.ts";
import type { Passage, Policy } from "./policy.ts";
import { overlap, toldFor } from "./telling.ts";

/** Longest sentence that can be read out as an answer, in characters. */
const LONGEST_POINT = 200;

/** Words that would lead astray: too long to read out, shared by different clauses or programmes, or missing. */
export function wordFindings(knowledge: Knowledge): Finding[] {
  return [
    ...knowledge.policies.flatMap((policy) => passageFindings(policy)),
    ...knowledge.faq.flatMap((one) => tooLong(one.file, `“${one.question}”`, one.answer)),
    ...sharedPhrases(knowledge.policies),
    ...sharedDocumentNames(knowledge.policies),
    ...sharedProgrammeNames(knowledge),
    ...knowledge.synonyms
      .filter((synonym) => [...synonym.term].length < 2)
      .map(({ term }) => ({
        file: "synonyms.yaml",
        message: `“term”写的“${term}”只有一个字：至少写两个字。`,
      })),
  ];
}

function passageFindings(policy: Policy): Finding[] {
  const file = `policies/${policy.id}.md`;
  return policy.passages.flatMap((passage) => [
    ...passage.points.flatMap((point) => tooLong(file, passage.id, point.text)),
    ...(passage.standing !== "仅标题" && askedOf(passage).length === 0
      ? [{ file, message: `${passage.id} 没有“asked”：至少写一种问法。` }]
      : []),
  ]);
}

function tooLong(file: string, where: string, text: string): Finding[] {
  const length = [...text].length;
  if (length <= LONGEST_POINT) return [];
  const begin = text.slice(0, 20);
  return [
    {
      file,
      message: `${where}里的“${begin}…”有 ${length} 个字：最多 ${LONGEST_POINT} 个，拆成几句。`,
    },
  ];
}

function askedOf(passage: Passage): string[] {
  return [...passage.asked, ...passage.points.flatMap((point) => point.asked)];
}

function sharedPhrases(policies: readonly Policy[]): Finding[] {
  const seen = new Map<string, Passage[]>();
  const findings: Finding[] = [];
  for (const policy of policies) {
    for (const passage of policy.passages) {
      for (const phrase of new Set(askedOf(passage).map(plain))) {
        const owners = seen.get(phrase) ?? [];
        const rival = owners.find((owner) => owner.id !== passage.id && compete(owner, passage));
        if (rival) {
          findings.push({
            file: `policies/${policy.id}.md`,
            message:
              `问法“${phrase}”在 ${passage.id} 和 ${rival.id} 都有：` +
              "同一个项目里只能写在一条下面，改掉一处。",
          });
        }
        seen.set(phrase, [...owners, passage]);
      }
    }
  }
  return findings;
}

/** Whether a question could mean both passages: on some day both are told, and they share a programme or one names none. */
function compete(one: Passage, other: Passage): boolean {
  if (!overlap(toldFor(one), toldFor(other))) return false;
  if (one.programmes.length === 0 || other.programmes.length === 0) return true;
  return one.programmes.some((id) => other.programmes.includes(id));
}

function sharedDocumentNames(policies: readonly Policy[]): Finding[] {
  return [...ownersByName(policies)].flatMap(([name, owners]) => {
    const [first, second] = owners;
    if (!first || !second || owners.every((owner) => owner.title === name)) return [];
    return [
      {
        file: `policies/${second.id}.md`,
        message: `名字“${name}”也指 ${first.id}：一个名字只能指一份文件，改掉一处。`,
      },
    ];
  });
}

function sharedProgrammeNames({ programmes }: Knowledge): Finding[] {
  const owners = new Map<string, string>();
  return programmes.flatMap((programme) =>
    [...new Set(programme.names.map(plain))].flatMap((name) => {
      const owner = owners.get(name);
      owners.set(name, programme.id);
      if (owner === undefined) return [];
      return [
        {
          file: "programmes.yaml",
          message: `名字“${name}”在 ${owner} 和 ${programme.id} 都有：一个名字只能指一个项目，改掉一处。`,
        },
      ];
    }),
  );
}
