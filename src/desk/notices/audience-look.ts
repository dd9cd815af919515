import type { AudienceCondition, Audience } from "../../notices/audience/condition.ts";
import { audienceOf } from "../../notices/audience/condition.ts";
import { parseAudience } from "../../notices/audience/audience-json.ts";
import { audienceSentence } from "../../notices/audience/audience-sentence.ts";
import { findAudience, type AudienceFound } from "../../notices/audience/find-audience.ts";
import { readAudience, type AudienceRead } from "../../notices/audience/read-audience.ts";
import type { AudienceAsk } from "../../notices/audience/reading/rule.ts";
import type { Notice } from "../../stores/notices.ts";
import { fieldOf } from "../guard.ts";
import { todayOf, type NoticeSite } from "./site.ts";

/** So many companies of each kind are shown as examples. */
const SAMPLES = 6;

/** What was understood of an audience, and whom it comes to. */
export interface AudienceLook {
  readonly audience: Audience;
  readonly sentence: string;
  readonly found: AudienceFound;
}

/** The audience of a notice; `undefined` while none was chosen. */
export function audienceIn({ audience, region }: Notice): Audience | undefined {
  if (audience.trim() === "") return undefined;
  const read = parseAudience(audience);
  return region === undefined ? read : { ...read, region };
}

/** Looks whom an audience comes to; a sentence where it cannot be judged. */
export async function lookAt(
  site: NoticeSite,
  audience: Audience,
): Promise<AudienceLook | { readonly fault: string }> {
  const { db, works, now } = site;
  const ground = works.audience();
  const options = { now: now(), samples: SAMPLES };
  try {
    const found = await findAudience(db, audience, ground, {
      ...options,
      ...(works.worker && { worker: works.worker }),
    });
    return { audience, sentence: sentenceOf(site, audience), found };
  } catch (error) {
    // What is wrong with an audience is told in a sentence; anything else broke.
    if (error instanceof Error && error.message.endsWith("。")) return { fault: error.message };
    throw error;
  }
}

/** What was understood of an audience, as one sentence. */
export function sentenceOf(site: NoticeSite, audience: Audience): string {
  return audienceSentence(audience, site.works.audience(), todayOf(site));
}

/** An audience with the lists and the region of the one before. */
export function renewed(
  condition: AudienceCondition,
  before: Audience | undefined,
  more: { possible: boolean; words?: string; region: string | undefined },
): Audience {
  const { possible, words, region } = more;
  return audienceOf(condition, {
    ...{ possible, include: before?.include ?? [], exclude: before?.exclude ?? [] },
    ...(words !== undefined && { words }),
    ...(region !== undefined && { region }),
  });
}

/** The words of a sentence with the choices that were made about it put in. */
export function withChoices(form: FormData): string {
  let words = fieldOf(form, "words").trim();
  for (let at = 0; form.has(`asked-${at}`); at += 1) {
    const asked = fieldOf(form, `asked-${at}`);
    const choice = form.get(`choice-${at}`);
    const said = choice === "other" ? fieldOf(form, `other-${at}`).trim() : choice;
    if (typeof said !== "string" || asked === "" || said === KEEP) continue;
    words = words.replace(asked, () => said);
  }
  return words;
}

/** Chosen where somebody leaves the words as they are. */
const KEEP = "keep";

/** Reads a sentence for whom a notice is meant. */
export function readWords(site: NoticeSite, words: string): AudienceRead {
  return readAudience(words, site.works.audience(), todayOf(site));
}

/** What is asked back about a sentence, with what was understood beside it. */
export interface AskedBack {
  readonly asks: readonly AudienceAsk[];
  /** What was understood so far, as a sentence. */
  readonly soFar: string | undefined;
}
