import { join } from "node:path";
import { createMind } from "../src/answering/mind.ts";
import { readKnowledge } from "../src/knowledge/knowledge.ts";

/** The knowledge that ships. */
const realKnowledge = readKnowledge(join(import.meta.dirname, "../knowledge"));

/** A mind of the knowledge that ships, at home in 银川. */
export const realMind = createMind(realKnowledge, "银川");
