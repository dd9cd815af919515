import type { Faq } from "../knowledge/faq.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Policy } from "../knowledge/policy.ts";
import { withAnnounced, type AnnouncedWindow } from "../rules/announced-window.ts";
import { createMind, withOriginals, type Mind } from "./mind.ts";
import { withRules } from "./ruled/rule-book.ts";

/** What staff added while running: it lies on top of the files. */
export interface Layer {
  /** Published documents. */
  policies: readonly Policy[];
  /** Answers of staff to questions that the knowledge had not answered. */
  faq: readonly Faq[];
  /** When one may file, as notices announced it; none when absent. */
  windows?: readonly AnnouncedWindow[];
}

/** The mind as it is now: of the files, and of what staff added on top of them. */
export interface LiveMind {
  readonly mind: Mind;
  /** What staff added, as it lies on the files now. */
  readonly layer: Layer;
  /** Takes the files anew. */
  read(knowledge: Knowledge): void;
  /** Takes what staff added anew; only new documents are indexed. */
  lay(layer: Layer): void;
}

/** Makes a mind that can be told of changes; throws a sentence when the home region is unknown. */
export function createLiveMind(
  knowledge: Knowledge,
  homeRegion: string,
  layer: Layer = { policies: [], faq: [] },
): LiveMind {
  let [files, laid] = [knowledge, layer];
  const fresh = () =>
    createMind({ ...files, faq: [...files.faq, ...laid.faq] }, homeRegion, laid.policies);
  const announced = (one: Mind) => withWindows(one, files, laid.windows ?? []);
  let mind = announced(withOriginals(fresh(), laid.policies));
  return {
    get mind() {
      return mind;
    },
    get layer() {
      return laid;
    },
    read(knowledge) {
      files = knowledge;
      mind = announced(withOriginals(fresh(), laid.policies, mind));
    },
    lay(layer) {
      const known = new Set(files.names.values());
      const rests = layer.faq.every(({ clauses: [clause] }) => known.has(clause.document));
      const same = rests && JSON.stringify(layer.faq) === JSON.stringify(laid.faq);
      laid = layer;
      mind = announced(withOriginals(same ? mind : fresh(), layer.policies, mind));
    },
  };
}

/** A mind that knows the windows that notices announced, and no others of that kind. */
function withWindows(
  mind: Mind,
  { rules: own }: Knowledge,
  windows: readonly AnnouncedWindow[],
): Mind {
  const rules = withAnnounced(own, windows);
  if (rules === mind.knowledge.rules) return mind;
  return { ...mind, knowledge: { ...mind.knowledge, rules }, rules: withRules(mind.rules, rules) };
}
