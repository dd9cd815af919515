import type { Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import { colleagueQuestions, keyOf } from "../../dialogue/colleague-questions.ts";
import { viewOf } from "../../dialogue/company-view.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { newCompany, type CompanyState } from "../../dialogue/dialogue-state.ts";
import { dropFact, typeFact } from "../../dialogue/fact-edit.ts";
import { profileViewOf } from "../../dialogue/profile-view-of.ts";
import type {
  ColleagueAnswered,
  ColleagueView,
  Edited,
  FactEdit,
  ProfileView,
} from "../../messages/profile-view.ts";
import {
  noteLinkAnswered,
  openColleagueLinks,
  readColleagueLink,
  revokeColleagueLink,
} from "../../stores/colleague-links.ts";
import {
  conversationById,
  conversationsWith,
  findConversation,
} from "../../stores/conversations.ts";
import type { Database } from "../../stores/database.ts";
import { ProfileChanged, readProfiles, saveProfile } from "../../stores/profiles.ts";
import { noteAdviser } from "./adviser-access.ts";
import { openDialogue, ownerOf, type OpenDialogue } from "./stored-dialogue.ts";

/** What stands here is for a page that was shown before: somebody may have changed it meanwhile. */
const CHANGED = "这份资料刚被改过（也许是同事填的，也许是另一个窗口），没有改。看一眼新的再改。";

/** What the parts beside a conversation stand on. */
interface BesideParts {
  readonly db: Database;
  readonly ground: () => DialogueGround;
  readonly now: () => Date;
}

/** What is done beside the conversation: looking at the profile, editing it, answering by link. */
export function createBeside({ db, ground, now }: BesideParts) {
  const today = (): Day => dayOf(now().toISOString()) ?? "";

  async function opened(channel: string, address: string) {
    const conversation = await findConversation(db, channel, address);
    if (!conversation) return undefined;
    const open = await openDialogue(db, ownerOf(conversation));
    return open && { conversation, open };
  }

  /** The company of a link as it stands now. */
  async function linked(token: string) {
    const link = await readColleagueLink(db, token, now());
    if (!link) return undefined;
    const [profile] = await readProfiles(db, [link.enterpriseId]);
    const conversation = await conversationById(db, link.conversationId);
    const open = conversation && (await openDialogue(db, ownerOf(conversation)));
    const index = placeOf(open, link.enterpriseId);
    const known = open?.state.companies[index];
    const company: CompanyState = {
      ...(known ?? newCompany()),
      history: profile?.history ?? newCompany().history,
    };
    return profile && { link, profile, company };
  }

  return {
    async profile(channel: string, address: string): Promise<ProfileView | undefined> {
      const found = await opened(channel, address);
      if (!found) return undefined;
      const { conversation, open } = found;
      const ids = open.profiles.map(({ enterpriseId }) => enterpriseId);
      const seen = { action: "company.profile", enterpriseIds: ids };
      await noteAdviser(db, open, conversation.personId, seen, now());
      const links = await openColleagueLinks(db, ids, now());
      const { definitions } = ground().ground;
      const stored = open.profiles.map(({ enterpriseId, version }) => ({
        enterpriseId,
        version,
        links: links
          .filter((link) => link.enterpriseId === enterpriseId)
          .map(({ id, asked, expiresAt }) => ({
            id,
            asked: [...new Set(asked.map(({ fact }) => definitions.get(fact)?.label ?? fact))],
            expires: expiresAt.toISOString(),
          })),
      }));
      return profileViewOf(open.state, stored, conversation.asOf ?? today(), ground());
    },

    async edit(channel: string, address: string, edit: FactEdit): Promise<Edited> {
      const found = await opened(channel, address);
      const index = placeOf(found?.open, edit.enterpriseId);
      const profile = found?.open.profiles[index];
      const company = found?.open.state.companies[index];
      if (!profile || !company || profile.version !== edit.version)
        return { outcome: "changed", sentence: CHANGED };
      const { fact, years, text } = edit;
      const place = { fact, ...(years && { years }) };
      const typed = { at: now().toISOString(), by: "company" };
      const day = today();
      const dropped = text === undefined ? dropFact(company, place, typed) : undefined;
      const done =
        text === undefined
          ? dropped && ({ outcome: "done", company: dropped } as const)
          : typeFact(company, place, text, typed, day, ground());
      if (!done) return { outcome: "changed", sentence: CHANGED };
      if (done.outcome === "unreadable") return done;
      try {
        await db.$transaction(async (tx) => {
          await saveProfile(tx, profile, done.company.history, now());
          const seen = { action: "company.edit", enterpriseIds: [edit.enterpriseId] };
          if (found) await noteAdviser(tx, found.open, found.conversation.personId, seen, now());
        });
      } catch (error) {
        if (error instanceof ProfileChanged) return { outcome: "changed", sentence: CHANGED };
        throw error;
      }
      return { outcome: "done" };
    },

    async colleague(token: string): Promise<ColleagueView | undefined> {
      const found = await linked(token);
      if (!found) return undefined;
      const { link, company } = found;
      const { standings } = viewOf(company, today(), ground());
      return {
        ...(company.name !== undefined && { company: company.name }),
        programmes: [...new Set(standings.map(({ verdict }) => verdict.title))],
        expires: link.expiresAt.toISOString(),
        questions: colleagueQuestions(company, link.asked, today(), ground()),
      };
    },

    async colleagueAnswers(
      token: string,
      answers: Readonly<Record<string, string>>,
    ): Promise<ColleagueAnswered | undefined> {
      for (let tries = 0; ; tries += 1) {
        try {
          return await takeAnswers(token, answers);
        } catch (error) {
          if (!(error instanceof ProfileChanged) || tries > 5) throw error;
        }
      }
    },

    async revokeLink(channel: string, address: string, linkId: string): Promise<boolean> {
      const profiles = (await opened(channel, address))?.open.profiles ?? [];
      const ids = profiles.map(({ enterpriseId }) => enterpriseId);
      return revokeColleagueLink(db, ids, linkId, now());
    },
  };

  async function takeAnswers(
    token: string,
    answers: Readonly<Record<string, string>>,
  ): Promise<ColleagueAnswered | undefined> {
    const found = await linked(token);
    if (!found) return undefined;
    const { link, profile } = found;
    const taken: { key: string; words: string }[] = [];
    const unread: { key: string; sentence: string }[] = [];
    let { company } = found;
    for (const place of link.asked) {
      const key = keyOf(place);
      const text = answers[key]?.trim() ?? "";
      if (text === "") continue;
      const typed = { at: now().toISOString(), by: "colleague" };
      const done = typeFact(company, place, text, typed, today(), ground());
      if (done.outcome === "unreadable") {
        unread.push({ key, sentence: done.sentence });
        continue;
      }
      company = done.company;
      taken.push({ key, words: done.words });
    }
    await db.$transaction(async (tx) => {
      await saveProfile(tx, profile, company.history, now());
      if (taken.length > 0) await noteLinkAnswered(tx, link.id, now());
    });
    return { conversations: await conversationsWith(db, link.conversationId), taken, unread };
  }
}

function placeOf(open: OpenDialogue | undefined, enterpriseId: string): number {
  return open?.profiles.findIndex((one) => one.enterpriseId === enterpriseId) ?? -1;
}
