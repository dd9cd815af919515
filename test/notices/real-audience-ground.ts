import { join } from "node:path";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { audienceGround } from "../../src/notices/audience/ground.ts";

/** The knowledge that ships. */
export const realKnowledge = readKnowledge(join(import.meta.dirname, "../../knowledge"));

/** What audiences are read and judged with, of the knowledge that ships. */
export const realAudienceGround = audienceGround(realKnowledge);
