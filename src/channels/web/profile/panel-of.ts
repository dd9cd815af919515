import { dayOf } from "../../../calendar/instant.ts";
import { packageKinds } from "../../../filing/package-file.ts";
import type { ProfileView } from "../../../messages/profile-view.ts";
import type { Conversation } from "../conversation.ts";
import type { Site } from "../site.ts";
import type { FailedEdit } from "./fact-html.ts";
import type { PanelContent } from "./panel-html.ts";
import { createPrintedClauseLink } from "./printed-clause.ts";

/** What of a view is shown, and how. */
interface Shown {
  company?: string | undefined;
  failed?: FailedEdit | undefined;
  unfolded?: boolean;
}

/** Gathers what the panel of a conversation is rendered from; `company` is the id of the one that is shown. */
export function panelOf(
  { knowledge, look, now }: Site,
  conversation: Conversation,
  view: ProfileView,
  { company, failed, unfolded = false }: Shown = {},
): PanelContent {
  const today = dayOf(now().toISOString()) ?? "";
  return {
    conversation,
    view,
    company,
    failed,
    unfolded,
    definitions: new Map(knowledge().facts.map((fact) => [fact.id, fact])),
    link: createPrintedClauseLink(look.policies(), today),
    files: () => packageKinds,
  };
}
