import type { LOGO_TYPES } from "@/lib/base/vocabularies";
/** A picture as its first bytes describe it; pixels. */
export type LogoFile = {
  type: (typeof LOGO_TYPES)[number];
  width: number;
  height: number;
};

/** The largest logo that is kept, in bytes. */
export const LOGO_MAX_BYTES = 256 * 1024;
/** The longest side of one, in pixels: a small file may hold a picture that fills a phone's memory. */
export const LOGO_MAX_SIDE = 4000;

/** What kind of picture this is by its bytes, never by its name; null for anything but PNG, JPEG and WebP. */
export function readLogoFile(bytes: Buffer): LogoFile | null {
  const found = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  return found && found.width > 0 && found.height > 0 ? found : null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

// PNG specification, 5.2 and 11.2.2: the signature, then IHDR with width and height.
function readPng(bytes: Buffer): LogoFile | null {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG)) return null;
  if (bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  return { type: "image/png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

// ITU T.81, B.2.2: a frame header is one of SOF0 to SOF15, without DHT, JPG and DAC.
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc]);

function readJpeg(bytes: Buffer): LogoFile | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
    } else if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { type: "image/jpeg", width, height };
    } else {
      at += 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return null;
}

// RFC 9649, 2.4 to 2.7: lossy, lossless and extended files.
function readWebp(bytes: Buffer): LogoFile | null {
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes.length < 30 || text(0, 4) !== "RIFF" || text(8, 12) !== "WEBP") return null;
  const size = webpSize(bytes, text(12, 16));
  return size && { type: "image/webp", ...size };
}

function webpSize(bytes: Buffer, kind: string): { width: number; height: number } | null {
  switch (kind) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}
