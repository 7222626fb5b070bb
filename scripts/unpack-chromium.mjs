// Unpacks the Chromium of @sparticuz/chromium into the temporary folder; run with one of its own.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
