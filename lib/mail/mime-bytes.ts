import { encode as toBase64, wrap as wrapBase64 } from "nodemailer/lib/base64";
import type MimeNode from "nodemailer/lib/mime-node";
import { encode as toQuoted, wrap as wrapQuoted } from "nodemailer/lib/qp";

const LINE = 76;

/**
 * A whole message of texts as it goes over the wire, in one piece. The library makes the same bytes in a
 * dozen, each of which passes five streams and is written to the connection by itself.
 */
export function mimeBytes(message: MimeNode): Buffer {
  const text = textOf(message);
  return Buffer.from(text.endsWith("\n") ? text : `${text}\r\n`);
}

function textOf(node: MimeNode): string {
  const head = `${node.buildHeaders()}\r\n\r\n${contentOf(node)}`;
  if (!node.boundary) return head;
  const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${textOf(child)}\r\n`);
  return `${head}${parts.join("")}--${node.boundary}--\r\n`;
}

function contentOf(node: MimeNode): string {
  const { content = "" } = node;
  if (typeof content !== "string") throw new Error("A message holds texts only.");
  if (!content) return "";
  switch (node.getTransferEncoding()) {
    case "quoted-printable":
      return wrapQuoted(toQuoted(content), LINE);
    case "base64":
      return wrapBase64(toBase64(content), LINE);
    default:
      return content;
  }
}
