import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type Ask = { challenge: string; origin?: string; rpId?: string; verified?: boolean };
type Sign = Ask & { userHandle?: string; counter?: number };

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();

/** A passkey made of software: answers as a browser would, and lies where a test wants it to. */
export function makeAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const jwk = publicKey.export({ format: "jwk" });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(jwk.x ?? "", "base64url"))],
      [-3, new Uint8Array(Buffer.from(jwk.y ?? "", "base64url"))],
    ]),
  );

  const clientData = (type: string, { challenge, origin = "http://localhost:3000" }: Ask) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authData = (
    { rpId = "localhost", verified = true }: Ask,
    flags: number,
    counter: number,
  ) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const bits = PRESENT | (verified ? VERIFIED : 0) | flags;
    return Buffer.concat([sha256(rpId), Buffer.from([bits]), count]);
  };
  const envelope = (response: object) =>
    JSON.stringify({
      id: id.toString("base64url"),
      rawId: id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response,
    });

  return {
    id: id.toString("base64url"),
    /** What a browser answers when a passkey is made. */
    register(ask: Ask): string {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = Buffer.concat([authData(ask, ATTESTED, 0), Buffer.alloc(16), length, id, cose]);
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(data)],
        ]) as never,
      );
      return envelope({
        clientDataJSON: clientData("webauthn.create", ask).toString("base64url"),
        attestationObject: Buffer.from(attestation).toString("base64url"),
        transports: ["internal"],
      });
    },
    /** What a browser answers when a passkey is used. */
    sign({ userHandle, counter = 0, ...ask }: Sign): string {
      const client = clientData("webauthn.get", ask);
      const data = authData(ask, 0, counter);
      const signed = Buffer.concat([data, sha256(client)]);
      return envelope({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: createSign("sha256").update(signed).sign(privateKey).toString("base64url"),
        userHandle: userHandle && Buffer.from(userHandle).toString("base64url"),
      });
    },
  };
}
