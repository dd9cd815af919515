import { defineConfig } from "vitest/config";

// No test asserts speed; on a slow machine with two cores some that read everything take long.
export default defineConfig({
  test: { setupFiles: ["test/settled-chance.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
});
