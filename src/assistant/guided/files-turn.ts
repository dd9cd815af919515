import type { Mind } from "../../answering/mind.ts";
import { proposeFromFile, type FileProposals } from "../../documents/table-proposals.ts";
import type { Office } from "../../documents/table-office.ts";
import type { Conversed } from "../../dialogue/converse.ts";
import { currentCompany, type DialogueState } from "../../dialogue/dialogue-state.ts";
import { askAboutFile, proposeFacts, type FileSaid } from "../../dialogue/file-proposals.ts";
import { plainReply } from "../../dialogue/plain-reply.ts";
import type { SentFile } from "../../messages/profile-view.ts";
import type { Reply } from "../../messages/reply.ts";
import { wordsBesideFiles } from "../../messages/sent-files.ts";
import { samePlace, type Claim } from "../../profile/claim.ts";
import { standing } from "../../profile/history.ts";
import { proposalsText, statedIn } from "../../profile/reading/table/table-lines.ts";
import { readTables } from "../../profile/reading/table/table-reading.ts";
import type { Stated } from "../../profile/reading/table/table-reading-kinds.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { settled, type TurnPlace } from "./settled.ts";
import type { OpenDialogue } from "./stored-dialogue.ts";
import { timeOf, turnedBy, type Spoken } from "./turned.ts";

/** Takes the files of a message: what they hold is put to the company, nothing is taken before it says so. */
export async function filesTurn(
  spoken: Spoken,
  open: OpenDialogue,
  place: TurnPlace,
  mind: Mind,
  office: Office,
): Promise<TurnOutcome> {
  let { state } = open;
  const replies: Reply[] = [];
  for (const file of place.incoming.files ?? []) {
    const conversed = await takeFile(state, file, place, office);
    state = conversed.state;
    replies.push(...conversed.replies);
  }
  const taken = settled({ state, replies, told: [], wants: [], heard: [] }, open, place);
  const text = wordsBesideFiles(place.incoming.text);
  if (text === "") return taken;
  const beside = turnedBy({ ...spoken, said: { ...spoken.said, text }, state }, mind, place.ground);
  const said = settled(beside, open, place);
  return { ...said, replies: [...taken.replies, ...said.replies], answers: [] };
}

async function takeFile(
  state: DialogueState,
  { name, bytes }: SentFile,
  { incoming, asOf, ground }: TurnPlace,
  office: Office,
): Promise<Conversed> {
  const { vocabulary } = ground;
  const company = nameOf(state);
  const own = { vocabulary, today: asOf, ...(company !== undefined && { company }) };
  const read = await proposeFromFile(bytes, name, { ...own, means: { office } });
  if ("refused" in read)
    return { state, replies: [plainReply(`“${name}”：${read.refused}`, asOf)], told: [] };
  const again = (stated: Stated | undefined) =>
    readTables(read.tables, {
      ...own,
      file: read.file,
      companyConfirmed: true,
      ...(stated && { stated }),
    });
  const reading = read.company?.differs === true ? again(undefined) : read;
  const { lines } = proposalsText(reading, ground.ground.definitions, read.file);
  const said: FileSaid = {
    fileName: read.file,
    lines: [...lines.filter((line) => line.startsWith("·")), ...read.notes],
    at: timeOf(incoming, asOf),
    ...(read.company && { company: read.company.name }),
  };
  const claims = reading.proposals.map(({ claim }) => claim);
  const asks = reading.asks;
  const [ask] = asks;
  const first =
    claims.length > 0 || !ask
      ? proposeFacts(
          state,
          claims,
          { ...said, lines: claims.length > 0 ? said.lines : doubts(read) },
          ground,
        )
      : { state, replies: [], told: [] };
  if (!ask) return first;
  const options = ask.choices.map((label) => {
    const stated = statedIn(ask, label);
    const more = stated ? again(stated).proposals.map(({ claim }) => claim) : [];
    return { label, proposals: more.filter((one) => !isAmong(one, claims)) };
  });
  const asked = askAboutFile(first.state, { question: ask.question, options }, said, ground);
  return { ...asked, replies: [...first.replies, ...asked.replies] };
}

function doubts({ doubts: said, notes }: FileProposals): string[] {
  return [...said, ...notes];
}

function isAmong(claim: Claim, others: readonly Claim[]): boolean {
  return others.some((other) => samePlace(other, claim));
}

/** The full name of the company that is spoken of; `undefined` while it did not say it. */
function nameOf(state: DialogueState): string | undefined {
  const company = currentCompany(state);
  const told = standing(company.history).find(({ fact }) => fact === "companyName");
  return told?.value.kind === "text" ? told.value.text : undefined;
}
