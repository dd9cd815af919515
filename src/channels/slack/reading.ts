import type { Incoming } from "../../messages/incoming.ts";
import type { Place } from "./address.ts";
import type { Pressed } from "./values.ts";

/** Who we are in the workspace. */
export interface Self {
  /** Our id as somebody who speaks. */
  readonly user: string;
}

/** What reading needs to know besides. */
export interface Reading {
  readonly self: Self;
  /** The time of what carries none, as ISO 8601 in UTC. */
  readonly at: string;
}

/** A file that a person sent, not fetched yet. */
export interface Attachment {
  readonly name: string;
  readonly url: string;
  readonly size?: number;
}

/** Where a message stands in Slack. */
export interface Source {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
}

/** Whether we are somewhere; without an address, in the workspace. */
export interface Membership {
  readonly address?: string;
  readonly state: "here" | "gone";
}

/** Somebody did something in a window of Slack that can be answered beside it. */
export interface Aside {
  readonly user: string;
  /** Where Slack takes an answer that only that person sees. */
  readonly responseUrl: string | undefined;
}

/** A press of a button. */
export interface Press extends Aside {
  /** What the button carries; `undefined` when it is none of ours. */
  readonly pressed: Pressed | undefined;
  readonly label: string;
  /** Opens a window within three seconds. */
  readonly trigger: string;
  /** The conversations that the message may stand in, the likeliest first. */
  readonly places: readonly Place[];
  readonly messageId: string;
  /** Whether only this person sees the message. */
  readonly ephemeral: boolean;
  /** The conversation that a window was about. */
  readonly about: string | undefined;
}

/** A form that was handed in. */
export interface Form {
  readonly user: string;
  readonly view: string;
  readonly name: string;
  readonly about: string;
  /** What was typed, by the id of the block; empty where nothing was. */
  readonly values: ReadonlyMap<string, string>;
}

/** What a payload means. */
export type Read =
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "membership"; readonly membership: Membership }
  | {
      readonly kind: "message";
      readonly incoming: Incoming;
      readonly attachments: readonly Attachment[];
      readonly source: Source;
    }
  | {
      readonly kind: "unable";
      readonly address: string;
      readonly source: Source;
      readonly what: string;
    }
  | { readonly kind: "elsewhere"; readonly address: string; readonly source: Source }
  | {
      /** Said in private, though not in the private conversation. */
      readonly kind: "aside";
      readonly incoming: Incoming;
      readonly aside: Aside;
      readonly channel: string;
      /** What was typed, to be shown again: Slack leaves no trace of a command. */
      readonly typed?: string;
    }
  | { readonly kind: "form"; readonly form: Form }
  | { readonly kind: "wantsForm"; readonly user: string; readonly trigger: string }
  | { readonly kind: "press"; readonly press: Press }
  | ({ readonly kind: "oldButton" } & Aside)
  | { readonly kind: "home"; readonly user: string }
  | {
      readonly kind: "thread";
      readonly user: string;
      readonly channel: string;
      readonly thread: string;
    };
