import { dayOf } from "../../calendar/instant.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import type { DataKind, MadeFile, OfferedFile } from "../../messages/profile-view.ts";
import { calendarFile } from "../../notices/reminders/calendar-file.ts";
import { may } from "../../people/permissions.ts";
import { recordAudit } from "../../stores/audit.ts";
import { findConversation } from "../../stores/conversations.ts";
import type { Database } from "../../stores/database.ts";
import { roleIn } from "../../stores/memberships.ts";
import { readPerson } from "../../stores/persons.ts";
import { preferencesOf } from "../../stores/preferences.ts";
import { comingGround, ownDays } from "../own-days.ts";
import { companyData, ownData } from "./kept-data.ts";
import { companyFile, ownFile } from "./kept-file.ts";
import { recordName } from "./talk.ts";

/** Whether a file holds all that is kept, and not a filing package. */
export function isDataKind(kind: OfferedFile["kind"]): kind is DataKind {
  return kind.endsWith("-data") || kind.startsWith("own-") || kind === "company-workbook";
}

/** Makes the files of what is kept, for whoever holds the conversation at an address. */
export function createDataFiles(db: Database, ground: () => DialogueGround, now: () => Date) {
  return async (
    channel: string,
    address: string,
    kind: DataKind,
    enterpriseId: string,
  ): Promise<MadeFile | undefined> => {
    const personId = (await findConversation(db, channel, address))?.personId;
    const person = personId === undefined ? undefined : await readPerson(db, personId);
    if (!person) return undefined;
    if (kind === "own-calendar") {
      const at = now();
      const today = dayOf(at.toISOString()) ?? "";
      const { days, named } = await ownDays(db, person.id, comingGround(ground()), today);
      return calendarFile(person.id, days, {
        ...{ named, at },
        wishes: await preferencesOf(db, person.id),
      });
    }
    const form = kind.endsWith("-data") ? "data" : "workbook";
    if (kind.startsWith("own-")) {
      const data = await ownData(db, person.id, ground());
      return data && ownFile(data, form);
    }
    const membership = await roleIn(db, person.id, enterpriseId);
    if (!may({ membership }, "company.export")) return undefined;
    const data = await companyData(db, enterpriseId, ground());
    if (!data) return undefined;
    await recordAudit(db, {
      ...{ at: now(), actor: recordName(person), action: "company.export", enterpriseId },
      ...{ subject: `enterprise:${enterpriseId}`, detail: { kind } },
    });
    return companyFile(data, form);
  };
}
