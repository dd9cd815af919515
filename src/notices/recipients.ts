import type { Database } from "../stores/database.ts";
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
  type Party,
  type ReachedCompany,
} from "../stores/recipients.ts";
import { bouncedMark, readMailbox } from "./mailbox.ts";

/**
 * Who gets a notice for these companies: of each its members where they spoke last, else its mailbox,
 * else it is called. Whoever belongs to several companies gets it once.
 */
export async function recipientsOf(
  db: Database,
  companies: readonly ReachedCompany[],
  channels: readonly string[],
  at: Date,
): Promise<Party[]> {
  const chats = channels.filter((one) => one !== MAIL);
  const persons = await partiesOf(db, companies, chats);
  const reached = new Set(
    persons.flatMap((party) => party.companies.map(({ enterpriseId }) => enterpriseId)),
  );
  const alone = companies.filter(({ enterpriseId }) => !reached.has(enterpriseId));
  const mail = channels.includes(MAIL) ? await mailable(db, alone, at) : new Map<string, string>();
  const others = alone.map((company): Party => {
    const conversationId = mail.get(company.enterpriseId);
    return {
      who: `enterprise:${company.enterpriseId}`,
      via: conversationId === undefined ? CALL : MAIL,
      ...(conversationId !== undefined && { conversationId }),
      companies: [company],
    };
  });
  return [...persons, ...others];
}

/** Who gets a correction or a recall: whoever got the first, where that one may be told now. */
export async function sameRecipients(
  db: Database,
  firstId: string,
  channels: readonly string[],
): Promise<Party[]> {
  const got = await partiesThatGot(db, firstId);
  const chats = channels.filter((one) => one !== MAIL);
  const ids = got.flatMap(({ personId }) => personId ?? []);
  const places = new Map<string, { id: string; channel: string }[]>();
  for (const some of portions(ids))
    for (const { personId, id, channel } of await placesOf(db, some, chats))
      places.set(personId, [...(places.get(personId) ?? []), { id, channel }]);
  return got.map((party): Party => {
    if (party.personId === undefined) return party;
    const all = places.get(party.personId) ?? [];
    const place = all.find(({ id }) => id === party.conversationId) ?? all[0];
    const { who, personId, companies } = party;
    return place
      ? { who, personId, companies, via: place.channel, conversationId: place.id }
      : { who, personId, companies, via: CALL };
  });
}

/** The conversations by mail of companies that have a mailbox which did not send back what it got. */
async function mailable(
  db: Database,
  companies: readonly ReachedCompany[],
  at: Date,
): Promise<Map<string, string>> {
  const contacts = await contactsOf(
    db,
    companies.map(({ enterpriseId }) => enterpriseId),
  );
  const mailboxes = new Map(
    [...contacts].flatMap(([id, contact]): [string, string][] => {
      const mailbox = readMailbox(contact);
      return mailbox === undefined ? [] : [[id, mailbox]];
    }),
  );
  const bounced = await bouncesOf(db, [...mailboxes.keys()]);
  const good = [...mailboxes].filter(([id, mailbox]) => bounced.get(id) !== bouncedMark(mailbox));
  return mailConversations(
    db,
    good.map(([id]) => id),
    at,
  );
}
