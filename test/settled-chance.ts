import fc from "fast-check";

/**
 * Property tests draw the same values at each run: a run says something of the change under test,
 * not of chance. `FC_SEED=7 npx vitest run test/units` goes looking elsewhere.
 */
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20261124) });
