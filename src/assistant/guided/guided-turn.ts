import type { Frame } from "../../answering/frame.ts";
import type { Mind } from "../../answering/mind.ts";
import type { Day } from "../../calendar/day.ts";
import { localTimeOf } from "../../calendar/instant.ts";
import { converse, type Conversed } from "../../dialogue/converse.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { readingOf } from "../../dialogue/company-turn.ts";
import { currentCompany, newCompany, type DialogueState } from "../../dialogue/dialogue-state.ts";
import { goesOn } from "../../dialogue/dialogue-takes.ts";
import { withoutTurn } from "../../dialogue/retaking.ts";
import type { Reply } from "../../messages/reply.ts";
import { blankConversation } from "../../stores/dialogues.ts";
import type { Claim } from "../../profile/claim.ts";
import type { Transaction } from "../../stores/database.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { noteAdviser } from "./adviser-access.ts";
import { linkReply } from "./colleague-reply.ts";
import { listening, type Heard } from "./ground.ts";
import { filesOffered } from "./packager.ts";
import { fullName } from "./own-companies.ts";
import {
  beginDialogue,
  eraseDialogue,
  ownerOf,
  profilesAfter,
  storeDialogue,
  type OpenDialogue,
} from "./stored-dialogue.ts";

/** What a turn of a guided conversation is taken with. */
export interface Guided {
  readonly incoming: StoredIncoming;
  readonly asOf: Day;
  /** What was asked before, newest last. */
  readonly earlier: readonly Frame[];
  /** Number of the turn that this message puts right; `undefined` where it is no edit of one. */
  readonly retakes: number | undefined;
  /** Facts that a model points at in the message. */
  readonly proposed: readonly Claim[];
  /** The conversation so far; `undefined` when none began. */
  readonly open: OpenDialogue | undefined;
  readonly mind: Mind;
  readonly ground: DialogueGround;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
  readonly at: Date;
}

/** Takes a message of a guided conversation: what is answered, and what is stored together with it. */
export function guidedTurn(guided: Guided): TurnOutcome {
  const { incoming, asOf, earlier, mind, at } = guided;
  const open = guided.open ?? beginDialogue();
  const { ground, heard } = listening(guided.ground, { place: incoming.place, earlier }, mind);
  const said = {
    text: withWhatWasAsked(open.state, incoming.text, asOf, earlier, ground),
    at: timeOf(incoming, asOf),
    proposed: guided.proposed,
  };
  const { retakes } = guided;
  const state = retakes === undefined ? open.state : withoutTurn(open.state, retakes, said.at);
  return settled(converse(state, said, ground), open, heard, guided, at);
}

/** What came of a turn as it is stored: the state with the facts, or that all was erased. */
export function settled(
  conversed: Conversed,
  open: OpenDialogue,
  heard: readonly Heard[],
  { incoming, asOf, ground, pages }: Pick<Guided, "incoming" | "asOf" | "ground" | "pages">,
  at: Date,
): TurnOutcome {
  const { state, wants = [] } = conversed;
  const { conversationId } = incoming;
  const owner = ownerOf({ id: conversationId, personId: incoming.personId });
  if (wants.some(({ kind }) => kind === "erase")) {
    return {
      replies: conversed.replies,
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
    : conversed.told.map(({ rule }) => rule.id);
  const files = filesOffered(rules, enterpriseId, ground);
  const replies = [...withFiles(conversed.replies, files), ...(link ? [link.reply] : [])].map(
    (reply): Reply =>
      answeredWith(reply, heard) || !holdsOwn(reply, state) ? reply : { ...reply, private: true },
  );
  const several = Math.max(state.companies.length, open.own.length) > 1;
  const shown =
    conversed.told.length > 0 || several ? withName(replies, state, open) : [...replies];
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
  return heard.find(({ reply: { text } }) => text !== "" && text === reply.text);
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

/** A message that begins a conversation, with the figures that were asked about just before unless it tells others. */
function withWhatWasAsked(
  { companies }: DialogueState,
  text: string,
  asOf: Day,
  earlier: readonly Frame[],
  ground: DialogueGround,
): string {
  const none = companies.every(({ history, rules }) => history.entries.length + rules.length === 0);
  if (!none) return text;
  if (goesOn(text)) return beginning(earlier, ground) || text;
  const figures = toldIn(earlier.at(-1));
  const factsIn = (said: string) =>
    readingOf(said, asOf, newCompany(), ground).claims.map(({ fact }) => fact);
  const before = factsIn(figures.join("。"));
  const others = factsIn(text).some((fact) => before.includes(fact));
  return figures.length === 0 || others ? text : `${beginning(earlier, ground)}。${text}`;
}

/** What was asked with figures before, said again as the beginning of a conversation. */
function beginning(earlier: readonly Frame[], { knowledge, rules }: DialogueGround): string {
  const last = earlier.at(-1);
  const titles = (last?.programmes ?? []).flatMap((id) => {
    const programme = knowledge.programmes.find((one) => one.id === id);
    return programme && rules.some((rule) => rule.programme === id) ? [programme.title] : [];
  });
  const named = titles[0] === undefined ? "" : `想报${titles[0]}。`;
  return `${named}${toldIn(last).join("。")}`;
}

/** What was told of the company with a question. */
function toldIn(frame: Frame | undefined): readonly string[] {
  return frame?.figures ?? frame?.told ?? [];
}

/** When a message was said, on the day whose law answers. */
export function timeOf({ at }: StoredIncoming, asOf: Day): string {
  return `${asOf}T${localTimeOf(at) ?? "12:00:00"}`;
}
