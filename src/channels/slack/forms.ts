import { z } from "zod";
import type { FactEdit } from "../../messages/profile-view.ts";
import type { Assistant } from "../channel.ts";
import { readAddress } from "./address.ts";
import { forms, moreField, readFigures, reasonField, type FactChange } from "./modal.ts";
import type { Post } from "./post.ts";
import type { Form } from "./reading.ts";
import { renderNote } from "./render.ts";
import { mayShare, type Sharing } from "../messenger/sharing.ts";
import { elsewhere } from "./shareable.ts";
import type { Turns } from "./turns.ts";
import type { Windows } from "./windows.ts";

/** What Slack is told of a form: nothing closes the window, else what is wrong with which field. */
export type FormAnswer =
  undefined | { response_action: "errors"; errors: Readonly<Record<string, string>> };

/** What forms stand on. */
interface FormParts {
  readonly assistant: Assistant;
  readonly now: () => Date;
  readonly post: Post;
  readonly turns: Turns;
  readonly windows: Windows;
  readonly sharing: Sharing;
}

const about = z.object({
  address: z.string(),
  enterpriseId: z.string().optional(),
  version: z.number().optional(),
});

const changedMeanwhile = "这份资料刚被改过。关掉这个窗口重新打开，看一眼新的再改。";
const notYours = "这个窗口已经不管用了。关掉重新打开。";
/** So many windows that were handed in with faults are remembered. */
const mostWindows = 500;

/** Makes what takes in forms; what it resolves to is told to Slack at once. */
export function createForms(parts: FormParts) {
  const { assistant, now, post, turns, windows, sharing } = parts;
  /** What was right of a form is stored; the version that it then has, by window. */
  const versions = new Map<string, number>();

  const wrong = (errors: Readonly<Record<string, string>>): FormAnswer => ({
    response_action: "errors",
    errors,
  });

  async function takeFigures(form: Form): Promise<FormAnswer> {
    const read = about.safeParse(parsed(form.about));
    const { address = "", enterpriseId, version } = read.data ?? {};
    const first = [...form.values.keys()][0] ?? moreField;
    if (readAddress(address)?.to !== form.user) return wrong({ [first]: notYours });
    if (!mayShare(sharing)) return wrong({ [first]: elsewhere(sharing) });
    const stored =
      enterpriseId === undefined || version === undefined
        ? { errors: {}, done: 0 }
        : await storeChanges(form, address, enterpriseId, version);
    if (Object.keys(stored.errors).length > 0) return wrong(stored.errors);
    const more = form.values.get(moreField) ?? "";
    if (more === "" && enterpriseId === undefined) return wrong({ [moreField]: "写上数再点。" });
    if (more !== "") await say(form, address, more);
    else if (stored.done > 0) {
      const note = renderNote(`改好了 ${stored.done} 项。发“汇总”看现在是什么样。`);
      void turns.run(address, async () => void (await post.one(address, note, chat)));
    }
    void windows.refresh(form.user);
    return undefined;
  }

  async function storeChanges(form: Form, address: string, enterpriseId: string, shown: number) {
    const errors: Record<string, string> = {};
    const current = async () =>
      (await assistant.profile("slack", address))?.companies.find(
        (one) => one.enterpriseId === enterpriseId,
      );
    let company = await current();
    const changes = company ? readFigures(form.values, company) : [];
    const [first] = form.values.keys();
    let done = 0;
    if (!company || company.version !== (versions.get(form.view) ?? shown))
      errors[changes[0]?.field ?? first ?? moreField] = changedMeanwhile;
    else
      for (const change of changes) {
        const edited = await assistant.edit("slack", address, {
          ...editOf(change),
          ...{ enterpriseId, version: company.version },
        });
        if (edited.outcome !== "done") errors[change.field] = edited.sentence;
        else done += 1;
        if (edited.outcome === "changed") break;
        if (edited.outcome === "done") company = (await current()) ?? company;
      }
    if (company && Object.keys(errors).length > 0) remember(form.view, company.version, done);
    else versions.delete(form.view);
    return { errors, done };
  }

  function remember(view: string, version: number, done: number): void {
    if (done > 0) versions.set(view, version);
    const [oldest] = versions.keys();
    if (versions.size > mostWindows && oldest !== undefined) versions.delete(oldest);
  }

  async function say(form: Form, address: string, text: string): Promise<void> {
    const { id, duplicate } = await assistant.receive({
      ...{ channel: "slack", address, sender: form.user, text },
      ...{ messageId: `form:${form.view}`, at: now().toISOString() },
    });
    if (!duplicate) void turns.answer(assistant, { id, address, posting: { echo: text } });
  }

  return async (form: Form): Promise<FormAnswer> => {
    switch (form.name) {
      case forms.figures:
        return takeFigures(form);
      case forms.reason: {
        const reason = form.values.get(reasonField) ?? "";
        if (reason !== "") await assistant.feedback(form.about, { helpful: false, reason });
        return undefined;
      }
      default:
        return undefined;
    }
  };
}

const chat = { priority: "chat" } as const;

function editOf({ fact, text }: FactChange): Pick<FactEdit, "fact" | "years" | "text"> {
  return {
    fact: fact.fact,
    ...(fact.years && { years: fact.years }),
    ...(text !== undefined && { text }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
