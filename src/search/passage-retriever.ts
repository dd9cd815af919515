import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import type { Entry } from "./index-builder.ts";
import type { LexicalIndex, Query } from "./lexical-index.ts";

// Importing this file loads LangChain (a quarter of a second, 25 MB): import it where a retriever is
// wanted, not on the way to an answer, which asks the index itself.

/** Where a passage stands; days are `YYYY-MM-DD`, `to` undefined means no end known. */
export interface PassagePlace {
  id: string;
  /** 文号, or title where there is none. */
  document: string;
  place: string;
  from: string;
  to?: string;
  level: string;
  region: string;
  kind: "要点" | "原文";
  standing: string;
  programmes: readonly string[];
}

/** A passage as search needs it. */
export interface SearchedPassage {
  at: PassagePlace;
  /** Title, chapter, heading: searched, not shown as the passage. */
  head: string;
  text: string;
}

/** What a retrieved document says about its passage and why it was found. */
export interface PassageMetadata extends PassagePlace {
  /** Comparable within one question only. */
  score: number;
  signals: {
    /** Part of the greatest possible score, from 0 to 1. */
    share: number;
    /** Part of the question's weight that the matched terms carry, from 0 to 1. */
    coverage: number;
    matched: readonly string[];
    /** Terms of the question, and how many of them any passage holds. */
    terms: number;
    known: number;
  };
}

/** What a retriever looks through and how. */
export interface PassageSearch {
  passages: readonly SearchedPassage[];
  /** Index of `passages.map(passageEntry)`, in that order. */
  index: LexicalIndex;
  /** How many passages at most; 10 when left out. */
  limit?: number;
  /** Which passages may be found: those in force on a day, of a region … */
  accept?: (passage: SearchedPassage) => boolean;
  /** The terms of a question and of what its words stand for; the question's own when left out. */
  expand?: (question: string) => Query;
}

/** What a passage is indexed by. */
export function passageEntry({ at, head, text }: SearchedPassage): Entry {
  return { id: at.id, head, text };
}

/** Retrieves passages for LangChain; cheap to make, so make one for each day and region asked about. */
export class PassageRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ["kechuang", "search"];
  readonly #search: PassageSearch;

  /** Throws when the index is not one of these passages. */
  constructor(search: PassageSearch) {
    super();
    const { passages, index } = search;
    if (passages.length !== index.size)
      throw new Error(
        `PassageRetriever: ${passages.length} passages but ${index.size} entries in the index; build the index of the same passages.`,
      );
    this.#search = search;
  }

  static override lc_name(): string {
    return "PassageRetriever";
  }

  override _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    const { passages, index, limit = 10, accept, expand } = this.#search;
    const query = index.terms(expand?.(question) ?? question);
    const { terms, known } = index.know(query);
    const hits = index.search(query, {
      limit,
      ...(accept && { accept: (ordinal) => accept(passageAt(passages, ordinal)) }),
    });
    const covers = index.covering(query);
    const documents = hits.map(({ ordinal, score, share }) => {
      const { at, text } = passageAt(passages, ordinal);
      const signals = { share, ...covers(ordinal), terms, known };
      return new Document({ id: at.id, pageContent: text, metadata: { ...at, score, signals } });
    });
    return Promise.resolve(documents);
  }
}

function passageAt(passages: readonly SearchedPassage[], ordinal: number): SearchedPassage {
  const passage = passages[ordinal];
  if (!passage) throw new Error(`PassageRetriever: no passage has the ordinal ${ordinal}.`);
  return passage;
}
