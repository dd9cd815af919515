import { clauseEntry } from "../answering/indexed-text.ts";
import type { Mind } from "../answering/mind.ts";
import { PassageRetriever } from "../search/passage-retriever.ts";

/** Makes a LangChain retriever over the passages that answer. */
export function createPassageRetriever(mind: Mind): PassageRetriever {
  return new PassageRetriever({
    index: mind.clauses,
    expand: mind.expand,
    passages: mind.passages.map((sourced) => {
      const { passage, policy } = sourced;
      const { head = "", text } = clauseEntry(sourced);
      const { id, clause, from, to, kind, standing, programmes } = passage;
      return {
        head,
        text,
        at: {
          id,
          document: clause.document,
          place: clause.place,
          from,
          ...(to !== undefined && { to }),
          level: policy.level,
          region: policy.region,
          kind,
          standing,
          programmes,
        },
      };
    }),
  });
}
