import type { webApi } from "@slack/bolt";
import type { ProfileView } from "../../messages/profile-view.ts";
import type { Assistant } from "../channel.ts";
import { readAddress } from "./address.ts";
import { homeView } from "./home.ts";
import { figuresView } from "./modal.ts";
import { mayShare, type Sharing } from "../messenger/sharing.ts";
import { elsewhere } from "./shareable.ts";

/** What the pages and windows that Slack shows stand on. */
interface WindowParts {
  readonly api: webApi.WebClient;
  readonly assistant: Assistant;
  /** What may be shown to a person alone. */
  readonly sharing: Sharing;
  readonly deadlines: () => readonly string[];
  readonly onFault: (error: unknown) => void;
}

/** So many conversations of a person are looked through for a company. */
const mostLooked = 20;
/** So many people whose home page is open are remembered. */
const mostHomes = 5000;

/** Makes what shows the home page and the form for figures. */
export function createWindows({ api, assistant, sharing, deadlines, onFault }: WindowParts) {
  const homes = new Set<string>();
  /** Whose home page is being shown again, and whether it must be once more. */
  const refreshing = new Map<string, boolean>();

  /** The latest conversation of a person that knows of a company; else the plain one. */
  async function profileOf(
    user: string,
  ): Promise<{ address: string; profile: ProfileView | undefined }> {
    const own = (await assistant.conversations("slack", user))
      .map(({ address }) => address)
      .filter((address) => readAddress(address)?.to === user);
    for (const address of [...new Set([...own.slice(0, mostLooked), user])]) {
      const profile = await assistant.profile("slack", address);
      if (profile && profile.companies.length > 0) return { address, profile };
    }
    return { address: user, profile: undefined };
  }

  async function showHome(user: string): Promise<void> {
    homes.add(user);
    const [oldest] = homes;
    if (homes.size > mostHomes && oldest !== undefined) homes.delete(oldest);
    try {
      const found = mayShare(sharing)
        ? await profileOf(user)
        : { address: user, profile: undefined, instead: elsewhere(sharing) };
      const view = homeView({ ...found, deadlines: deadlines(), pages: sharing.pages });
      await api.views.publish({ user_id: user, view });
    } catch (error) {
      onFault(error);
    }
  }

  return {
    profileOf,
    showHome,
    /** Shows the home page again to whom it was shown. */
    refresh: async (user: string): Promise<void> => {
      if (!homes.has(user)) return;
      if (refreshing.has(user)) return void refreshing.set(user, true);
      do {
        refreshing.set(user, false);
        await showHome(user);
      } while (refreshing.get(user) === true);
      refreshing.delete(user);
    },
    /** Opens the form for figures; false where it may not be. */
    async openFigures(user: string, trigger: string, enterpriseId?: string): Promise<boolean> {
      if (!mayShare(sharing)) return false;
      const { address, profile } = await profileOf(user);
      const company =
        profile?.companies.find((one) => one.enterpriseId === enterpriseId) ??
        profile?.companies[profile.current] ??
        profile?.companies[0];
      const about = JSON.stringify({
        address,
        ...(company && { enterpriseId: company.enterpriseId, version: company.version }),
      });
      await api.views.open({ trigger_id: trigger, view: figuresView(about, profile, company) });
      return true;
    },
  };
}

/** What shows the home page and the form for figures. */
export type Windows = ReturnType<typeof createWindows>;
