import { readFileSync } from "node:fs";

/** The documents that tell an operator what to type. */
const DOCUMENTS = ["README.md", "docs/operations.md", "docs/upgrading.md"];

const FENCE = /^```sh\n([\s\S]*?)^```/gm;
const INLINE = /`((?:[A-Z_]+=\S+ )*npm (?:run|ci|start|test)[^`]*)`/g;

/** Every npm command of the documents, as it stands there but for its comment. */
export function documentedCommands(): string[] {
  const commands = DOCUMENTS.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const lines = [...text.matchAll(FENCE)].flatMap(([, body = ""]) => body.trim().split("\n"));
    const spans = [...text.replace(FENCE, "").matchAll(INLINE)].map(([, span = ""]) => span);
    return [...lines, ...spans];
  });
  const bare = commands.map((line) =>
    line
      .replace(/\s+#.*$/, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return [...new Set(bare)].sort();
}
