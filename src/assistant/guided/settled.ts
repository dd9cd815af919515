import type { Day } from "../../calendar/day.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { currentCompany, type DialogueState } from "../../dialogue/dialogue-state.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Transaction } from "../../stores/database.ts";
import { blankConversation } from "../../stores/dialogues.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { noteAdviser } from "./adviser-access.ts";
import { linkReply } from "./colleague-reply.ts";
import type { Heard } from "./ground.ts";
import { fullName } from "./own-companies.ts";
import { filesOffered } from "./packager.ts";
import {
  eraseDialogue,
  ownerOf,
  profilesAfter,
  storeDialogue,
  type OpenDialogue,
} from "./stored-dialogue.ts";
import type { Turned } from "./turned.ts";

/** What a turn of a guided conversation is stored with. */
export interface TurnPlace {
  readonly incoming: StoredIncoming;
  readonly asOf: Day;
  readonly ground: DialogueGround;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
  readonly at: Date;
}

/** What came of a turn as it is stored: the state with the facts, or that all was erased. */
export function settled(
  turned: Turned,
  open: OpenDialogue,
  { incoming, asOf, ground, pages, at }: TurnPlace,
): TurnOutcome {
  const { state, wants, heard } = turned;
  const { conversationId } = incoming;
  const owner = ownerOf({ id: conversationId, personId: incoming.personId });
  if (wants.some(({ kind }) => kind === "erase")) {
    return {
      replies: turned.replies,
      frame: undefined,
      asOf,
      save: async (tx) => {
        // What stands in the register belongs to the company, not to who speaks for it.
        const anonymous = open.profiles.filter(
          ({ enterpriseId }) => !open.own.some((one) => one.enterpriseId === enterpriseId),
        );
        await eraseDialogue(tx, owner, anonymous, at);
        await blankConversation(tx, conversationId);
      },
    };
  }
  const profiles = profilesAfter(open, state);
  const enterpriseId = profiles[state.current]?.enterpriseId ?? "";
  const asked = wants.flatMap((one) => (one.kind === "colleague" ? [...one.asked] : []));
  const link = linkReply(asked, { enterpriseId, conversationId, pages, at, asOf }, ground);
  const rules = wants.some(({ kind }) => kind === "files")
    ? currentCompany(state).rules
    : turned.told;
  const files = filesOffered(rules, enterpriseId, ground);
  const replies = [...withFiles(turned.replies, files), ...(link ? [link.reply] : [])].map(
    (reply): Reply =>
      answeredWith(reply, heard) || !holdsOwn(reply, state) ? reply : { ...reply, private: true },
  );
  const several = Math.max(state.companies.length, open.own.length) > 1;
  const shown = turned.told.length > 0 || several ? withName(replies, state, open) : [...replies];
  const used = replies.flatMap((reply, index) => {
    const one = answeredWith(reply, heard);
    return one ? [{ index, answered: one.answered }] : [];
  });
  return {
    replies: shown,
    guided: state.turn,
    frame: used.at(-1)?.answered.frame,
    asOf,
    answers: used.flatMap(({ index, answered: { answers } }) =>
      answers.slice(0, 1).map((one) => ({ ...one, reply: index })),
    ),
    gaps: used.flatMap(({ answered: { gaps } }) => gaps),
    store: (tx) => storeDialogue(tx, owner, open.version, state, profiles, at),
    ...((link || open.own.some(({ role }) => role === "adviser")) && {
      save: async (tx: Transaction) => {
        await link?.store(tx);
        const seen = { action: "company.talk", enterpriseIds: [enterpriseId] };
        await noteAdviser(tx, open, incoming.personId, seen, at);
      },
    }),
  };
}

/** Whether a reply may hold what a company told: once something is known, whatever shows a figure or a state. */
function holdsOwn({ text, files }: Reply, { companies }: DialogueState): boolean {
  const known = companies.some(
    ({ history, name }) => name !== undefined || history.entries.length > 0,
  );
  return known && ((files?.length ?? 0) > 0 || /\p{Nd}|[✓✗?：“]/u.test(text));
}

/** The answer to a question on policies that a reply is; `undefined` where it speaks of the company. */
function answeredWith(reply: Reply, heard: readonly Heard[]): Heard | undefined {
  return heard.find(({ text }) => text !== "" && text === reply.text);
}

/** A verdict says whose it is, and all else does where it could be another's. */
function withName(
  replies: readonly Reply[],
  { companies, current }: DialogueState,
  { profiles, own }: OpenDialogue,
): Reply[] {
  const registered = own.find(
    ({ enterpriseId }) => enterpriseId === profiles[current]?.enterpriseId,
  );
  const name = registered ? fullName(registered) : companies[current]?.name;
  const last = replies.at(-1);
  if (last?.private !== true || name === undefined || (companies.length < 2 && own.length === 0))
    return [...replies];
  return [...replies.slice(0, -1), { ...last, text: `【${name}】\n${last.text}` }];
}

/** Files are had from the reply that tells the verdict, the last one. */
function withFiles(replies: readonly Reply[], files: NonNullable<Reply["files"]>): Reply[] {
  const last = replies.at(-1);
  if (!last || files.length === 0) return [...replies];
  return [...replies.slice(0, -1), { ...last, files }];
}
