import { envProblems } from "@/lib/base/env";

const problems = envProblems();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
