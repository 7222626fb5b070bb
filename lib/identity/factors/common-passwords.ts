/** The 50,000 most used passwords, of what was leaked; read when somebody chooses one. */
let known: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}

/** Fewer different characters than this are a pattern, not a password. */
const FEWEST_DIFFERENT = 4;

/** Whether a password is one of those that are tried first: as it is, or with digits and signs around it. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < FEWEST_DIFFERENT) return true;
  const words = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  known ??= load();
  const list = await known;
  return [plain, words, unrepeated(plain)].some((candidate) => list.has(candidate));
}

/** "secretsecret" is "secret". */
function unrepeated(text: string): string {
  return text.match(/^(.+?)\1+$/su)?.[1] ?? text;
}
