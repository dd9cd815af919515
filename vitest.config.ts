import { defineConfig } from "vitest/config";

// No test asserts speed; on a slow machine with two cores some that read everything take long.
// Test files share their process, so that modules and the knowledge are read once: what a test
// changes of the process it puts back.
export default defineConfig({
  test: {
    setupFiles: ["test/settled-chance.ts"],
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
