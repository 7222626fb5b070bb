import { closeDatabase } from "@/db/client";
import { loadDemo } from "@/lib/demo/script/load-demo";
import { SHOP } from "@/lib/demo/team";
import { texts } from "@/lib/i18n/texts";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();

const { created, ...demo } = await loadDemo();
if (created) console.log(texts("en", "demo")("created", { shop: SHOP.name }));
// The last line is for the program that called this one.
console.log(JSON.stringify(demo));
await closeDatabase();
