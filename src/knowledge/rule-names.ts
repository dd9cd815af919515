import type { Names } from "../rules/telling.ts";
import type { Knowledge } from "./knowledge.ts";

/** What verdicts call programmes and offices. */
export function namesOf({ programmes, offices }: Pick<Knowledge, "programmes" | "offices">): Names {
  const byId = new Map(programmes.map((programme) => [programme.id, programme]));
  return {
    title: (programme) => byId.get(programme)?.title ?? programme,
    handling: (programme) => {
      const { filedAt, decidedBy, cityRole, office } = byId.get(programme) ?? {};
      const asked = offices.find(({ id }) => id === office)?.name;
      return {
        ...(filedAt !== undefined && { filedAt }),
        ...(decidedBy !== undefined && { decidedBy }),
        ...(cityRole !== undefined && { cityRole }),
        ...(asked !== undefined && { office: asked }),
      };
    },
    office: (id) => offices.find((office) => office.id === id)?.name,
  };
}
