import { join } from "node:path";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { audienceGround } from "../../src/notices/audience/ground.ts";

/** What audiences are read and judged with, of the knowledge that ships. */
export const realAudienceGround = audienceGround(
  readKnowledge(join(import.meta.dirname, "../../knowledge")),
);
