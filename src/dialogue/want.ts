import type { Asked } from "../profile/reading/turn/turn-context.ts";

/** Something that a conversation cannot do by itself. */
export type Want =
  | { readonly kind: "erase" } // all that was said is to be deleted
  | { readonly kind: "files" } // the filing package is wanted as it stands
  | { readonly kind: "colleague"; readonly asked: readonly Asked[] }; // these questions go to a colleague
