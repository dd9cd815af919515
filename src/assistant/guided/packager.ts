import type { Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import { standingFor, viewOf } from "../../dialogue/company-view.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { packageFile, packageKinds } from "../../filing/package-file.ts";
import type { MadeFile, OfferedFile, PackageKind } from "../../messages/profile-view.ts";
import { findConversation } from "../../stores/conversations.ts";
import type { Database } from "../../stores/database.ts";
import { noteAdviser } from "./adviser-access.ts";
import { openDialogue, ownerOf } from "./stored-dialogue.ts";

/** What packages are made from. */
interface PackagerParts {
  readonly db: Database;
  readonly ground: () => DialogueGround;
  readonly now: () => Date;
}

/** The files that can be had for a company by rules (ids). */
export function filesOffered(
  rules: readonly string[],
  enterpriseId: string,
  { rules: all }: DialogueGround,
): OfferedFile[] {
  const known = all.filter(({ id }) => rules.includes(id));
  return known.flatMap(({ id, title }) =>
    packageKinds.map(({ kind, label }) => ({
      kind,
      enterpriseId,
      rule: id,
      label: known.length > 1 ? `${title}：${label}` : label,
    })),
  );
}

/** Makes the files of filing packages, from what is known when they are asked for. */
export function createPackager({ db, ground, now }: PackagerParts) {
  return async (
    channel: string,
    address: string,
    {
      kind,
      enterpriseId,
      rule: wanted,
    }: Pick<OfferedFile, "enterpriseId" | "rule"> & { readonly kind: PackageKind },
  ): Promise<MadeFile | undefined> => {
    const conversation = await findConversation(db, channel, address);
    const open = conversation && (await openDialogue(db, ownerOf(conversation)));
    const index = open?.profiles.findIndex((one) => one.enterpriseId === enterpriseId) ?? -1;
    const [company, profile] = [open?.state.companies[index], open?.profiles[index]];
    const lookedUp = ground();
    const rule = lookedUp.rules.find(({ id }) => id === wanted);
    if (!open || !company || !profile || !rule) return undefined;
    const seen = { action: "company.file", enterpriseIds: [enterpriseId] };
    await noteAdviser(db, open, conversation?.personId, seen, now());
    const asOf: Day = conversation?.asOf ?? dayOf(now().toISOString()) ?? "";
    const view = viewOf(company, asOf, lookedUp);
    const known = view.standings.find((one) => one.rule.id === wanted);
    return packageFile(kind, {
      ...(company.name !== undefined && { company: company.name }),
      profile: view.profile,
      history: company.history,
      profileVersion: profile.version,
      taken: view.taken,
      standing: known ?? standingFor(rule, view.profile, asOf, lookedUp),
      others: view.standings.filter((one) => one.rule.id !== wanted),
      rules: lookedUp.rules,
      definitions: lookedUp.ground.definitions,
      names: lookedUp.names,
      asOf,
      cite: lookedUp.cite,
      factsAsked: lookedUp.factsAsked,
    });
  };
}
