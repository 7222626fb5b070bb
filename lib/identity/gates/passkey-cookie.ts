import { CHALLENGE, type Challenge } from "@/lib/identity/factors/passkey-challenge";
import { deleteSealed, readSealed, setSealed } from "@/lib/identity/session/sealed-cookie";

/** Has this device carry a challenge until its passkey answers. Returns the browser's options as JSON. */
export async function sendChallenge(made: {
  options: object;
  challenge: Challenge;
}): Promise<string> {
  await setSealed(CHALLENGE, made.challenge);
  return JSON.stringify(made.options);
}

/** The challenge this device carries; it carries it no more. */
export async function receiveChallenge(): Promise<Challenge | null> {
  const challenge = await readSealed<Challenge>(CHALLENGE);
  await deleteSealed(CHALLENGE);
  return challenge;
}
