import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules", ".next", "dist", ".data", "e2e"],
    globalSetup: "lib/testing/vitest-run.ts",
    setupFiles: "lib/testing/vitest-file.ts",
    maxWorkers: 2,
    // A worker keeps its modules from file to file: loading them anew cost as much as half the tests.
    // What a file leaves behind is cleared in vitest-file.ts.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What the product writes into its log is shown where a test fails.
    silent: "passed-only",
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
