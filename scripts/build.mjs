// npm run build: the web app into .next/, the programs beside it into dist/.
import "./require-node.mjs";
import { build } from "./production-build.mjs";
import { runMain, shutDown } from "./shutdown.mjs";

await runMain(async () => {
  await build();
  await shutDown(0);
});
