import { groundOfMind } from "../../src/assistant/guided/ground.ts";
import { realMind } from "../real-knowledge.ts";

/** The ground of conversations on the knowledge that ships. */
export const realGround = groundOfMind(realMind);
