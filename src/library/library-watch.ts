import type { Database } from "../stores/database.ts";
import { currentRevision } from "../stores/revision.ts";
import { readLayer, type Layer } from "./layer.ts";

/** Milliseconds between two looks at the revision. */
const INTERVAL_MS = 300;

/** A watch on what staff add. */
export interface LibraryWatch {
  /** Looks at once; what was changed before is known when it resolves. */
  look(): Promise<void>;
  /** Ends the watch. */
  stop(): Promise<void>;
}

/**
 * Watches what is known from the database: soon after any process changed it, `onChange` gets what
 * staff added read anew. `onError` hears of what went wrong; the next look tries again.
 * `known` is the revision that was read before.
 */
export function watchLibrary(
  db: Database,
  known: number,
  onChange: (layer: Layer, revision: number) => void,
  onError: (error: unknown) => void,
): LibraryWatch {
  let last = known;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const revision = await currentRevision(db);
    if (revision === last) return;
    const layer = await readLayer(db);
    last = revision;
    onChange(layer, revision);
  };
  const begin = () =>
    (looking ??= look()
      .catch(onError)
      .finally(() => (looking = undefined)));
  const timer = setInterval(() => void begin(), INTERVAL_MS);
  timer.unref();
  return {
    async look() {
      // The look in hand may have read the revision before the change.
      await looking;
      await begin();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
