import type { Database } from "../stores/database.ts";
import { currentRevision } from "../stores/revision.ts";
import { readLayer, type Layer } from "./layer.ts";

/** Milliseconds between two looks at the revision. */
const INTERVAL_MS = 300;

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
): { stop: () => Promise<void> } {
  let last = known;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const revision = await currentRevision(db);
    if (revision === last) return;
    const layer = await readLayer(db);
    last = revision;
    onChange(layer, revision);
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch(onError)
      .finally(() => (looking = undefined));
  }, INTERVAL_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
