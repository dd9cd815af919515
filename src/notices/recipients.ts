import type { Transaction } from "../stores/database.ts";
import { bouncesOf } from "../stores/notice-outbox.ts";
import {
  CALL,
  contactsOf,
  MAIL,
  mailConversations,
  partiesOf,
  partiesThatGot,
  placesOf,
  portions,
  storeParties,
  type Party,
  type ReachedCompany,
} from "../stores/recipients.ts";
import { bouncedMark, readMailbox } from "./mailbox.ts";

/**
 * Fixes who gets a notice: of each company its members where they spoke last, else its mailbox, else
 * it is called. Whoever belongs to several companies gets it once.
 */
export async function fixRecipients(
  tx: Transaction,
  noticeId: string,
  companies: readonly ReachedCompany[],
  channels: readonly string[],
  at: Date,
): Promise<void> {
  const chats = channels.filter((one) => one !== MAIL);
  const persons = await partiesOf(tx, companies, chats);
  const reached = new Set(
    persons.flatMap((party) => party.companies.map(({ enterpriseId }) => enterpriseId)),
  );
  const alone = companies.filter(({ enterpriseId }) => !reached.has(enterpriseId));
  const mail = channels.includes(MAIL) ? await mailable(tx, alone, at) : new Map<string, string>();
  const others = alone.map((company): Party => {
    const conversationId = mail.get(company.enterpriseId);
    return {
      who: `enterprise:${company.enterpriseId}`,
      via: conversationId === undefined ? CALL : MAIL,
      ...(conversationId !== undefined && { conversationId }),
      companies: [company],
    };
  });
  await storeParties(tx, noticeId, [...persons, ...others]);
}

/** Fixes that a correction or a recall goes to whoever got the first, where that one may be told now. */
export async function fixSameRecipients(
  tx: Transaction,
  { noticeId, firstId }: { noticeId: string; firstId: string },
  channels: readonly string[],
): Promise<void> {
  const got = await partiesThatGot(tx, firstId);
  const chats = channels.filter((one) => one !== MAIL);
  const ids = got.flatMap(({ personId }) => personId ?? []);
  const places = new Map<string, { id: string; channel: string }[]>();
  for (const some of portions(ids))
    for (const { personId, id, channel } of await placesOf(tx, some, chats))
      places.set(personId, [...(places.get(personId) ?? []), { id, channel }]);
  const parties = got.map((party): Party => {
    if (party.personId === undefined) return party;
    const all = places.get(party.personId) ?? [];
    const place = all.find(({ id }) => id === party.conversationId) ?? all[0];
    const { who, personId, companies } = party;
    return place
      ? { who, personId, companies, via: place.channel, conversationId: place.id }
      : { who, personId, companies, via: CALL };
  });
  await storeParties(tx, noticeId, parties);
}

/** The conversations by mail of companies that have a mailbox which did not send back what it got. */
async function mailable(
  tx: Transaction,
  companies: readonly ReachedCompany[],
  at: Date,
): Promise<Map<string, string>> {
  const contacts = await contactsOf(
    tx,
    companies.map(({ enterpriseId }) => enterpriseId),
  );
  const mailboxes = new Map(
    [...contacts].flatMap(([id, contact]): [string, string][] => {
      const mailbox = readMailbox(contact);
      return mailbox === undefined ? [] : [[id, mailbox]];
    }),
  );
  const bounced = await bouncesOf(tx, [...mailboxes.keys()]);
  const good = [...mailboxes].filter(([id, mailbox]) => bounced.get(id) !== bouncedMark(mailbox));
  return mailConversations(
    tx,
    good.map(([id]) => id),
    at,
  );
}
