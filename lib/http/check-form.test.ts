import { expect, test } from "vitest";
import { checkForm } from "@/lib/http/check-form";

const TYPE = "multipart/form-data; boundary=B";
type Part = [name: string, value: string, file?: string];

/** A form as browsers send it, in bytes as they stand. */
function body(...parts: Part[]): string {
  const written = parts.map(
    ([name, value, file]) =>
      `--B\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ""}\r\n\r\n${value}\r\n`,
  );
  return `${written.join("")}--B--\r\n`;
}

async function outcome(text: string, type = TYPE, calls = false): Promise<string> {
  try {
    await checkForm(Buffer.from(text, "latin1"), { calls, type });
    return "good";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
const called = (...parts: Part[]) => outcome(body(...parts), TYPE, true);
const posted = (...parts: Part[]) => outcome(body(...parts));

const ACTION: Part[] = [
  ["$ACTION_REF_1", ""],
  ["$ACTION_1:0", '{"id":"7f0a7a67","bound":"$@1"}'],
  ["$ACTION_1:1", '[{"status":"new"}]'],
  ["$ACTION_KEY", "k49cddc"],
];

test("what our forms send is good, with scripts and without, files and emoji included", async () => {
  const form: Part = ["0", '[{"status":"new","values":{"price":"$$5"}},"$K1"]'];
  expect(await called(["_1_comment", "Tak for hj\xc3\xa6lpen \xf0\x9f\x8e\x89"], form)).toBe(
    "good",
  );
  expect(await called(["_1_logo", "\xff\xd8\xff", "a.jpg"], form)).toBe("good");
  expect(await outcome('["7f3a"]', "text/plain;charset=UTF-8", true)).toBe("good");
  expect(await outcome("[]", "text/plain;charset=UTF-8", true)).toBe("good");
  expect(await posted(...ACTION, ["comment", "5"])).toBe("good");
  expect(await posted(["$ACTION_ID_006b34", ""], ["a", "b"])).toBe("good");
  expect(await posted(["a", "b"])).toBe("good");
});

test("a body that is no form of its type is refused", async () => {
  const whole = body(["a", "b"]);
  for (const broken of [
    whole.slice(0, -8),
    whole.slice(4),
    "",
    "junk",
    "--B\r\n\r\nx\r\n--B--\r\n",
  ])
    expect(await outcome(broken), broken).toBe("invalid");
  for (const type of ["multipart/form-data", "multipart/form-data; boundary=C"])
    expect(await outcome(whole, type), type).toBe("invalid");
});

test("a part that begins otherwise than browsers write it is refused: not everybody reads it alike", async () => {
  const head = 'Content-Disposition: form-data; name="a"';
  const started = (text: string) => outcome(`--B\r\n${text}\r\n\r\nb\r\n--B--\r\n`);
  for (const good of [
    head,
    head.toLowerCase(),
    `${head}; filename="a.png"\r\nContent-Type: image/png`,
    'Content-Disposition: form-data; name="a%22b"',
  ])
    expect(await started(good), good).toBe("good");
  for (const odd of [
    `${head}  "`,
    `${head}; filename*=utf-8''a`,
    `${head}\r\nX: y`,
    "Content-Disposition: form-data; name=a",
    'Content-Disposition: form-data; name="a\0b"',
    'Content-Disposition: form-data; name="a\x7fb"',
    "Content-Disposition: form-data",
    `${head}\r\nContent-Disposition: form-data; name="b"`,
  ])
    expect(await started(odd), odd).toBe("invalid");
  const parts = body(["a", "b"]);
  expect(await outcome(`preamble\r\n${parts}`)).toBe("invalid");
  expect(await outcome(`${parts}epilogue`)).toBe("invalid");
  expect(await outcome(parts, 'multipart/form-data; boundary="B"')).toBe("good");
  expect(await outcome("--B--\r\n")).toBe("good");
});

test("bytes that are no text are refused, and not replaced", async () => {
  expect(await posted(["comment", "caf\xe9"])).toBe("invalid");
  expect(await called(["_1_comment", "caf\xe9"], ["0", '["$K1"]'])).toBe("invalid");
  expect(await outcome('["caf\xe9"]', "text/plain", true)).toBe("invalid");
  // Somebody may well write the letter that stands for what could not be read.
  expect(await posted(["comment", "\xef\xbf\xbd"])).toBe("good");
});

test("an action gets no arguments but those our forms have", async () => {
  const odd = [
    ...'x [ { null 1 {} "a"'.split(" "),
    ...[
      "$1",
      "$Q1",
      "$W1",
      "$F1",
      "$h1",
      "$@1",
      "$B1",
      "$R1",
      "$T",
      "$D1",
      "$n1",
      "$0:a",
      "$K",
    ].map((text) => JSON.stringify([text])),
    '["$K1","$K1"]',
    '[{"a":"$K1"}]',
    '[{"__proto__":{}}]',
    `[${"[".repeat(20)}${"]".repeat(20)}]`,
    `[${"[".repeat(9_000)}${"]".repeat(9_000)}]`,
    JSON.stringify(Array(11).fill("a")),
  ];
  for (const args of odd) {
    expect(await called(["0", args]), args).toBe("invalid");
    expect(await outcome(args, "text/plain", true), args).toBe("invalid");
    const [reference = ["", ""], action = ["", ""], , key = ["", ""]] = ACTION;
    expect(await posted(reference, action, ["$ACTION_1:1", args], key), args).toBe("invalid");
  }
  expect(await called(["1", "[]"], ["0", '["$K1"]'])).toBe("invalid");
  expect(await called(["a", "b"])).toBe("invalid");
  expect(await posted(["$ACTION_REF_1", ""])).toBe("invalid");
  expect(await posted(["$ACTION_REF_1", ""], ["$ACTION_1:0", '{"id":"zz","bound":null}'])).toBe(
    "invalid",
  );
  expect(await called(["0", "[]", "file.json"])).toBe("invalid");
  expect(await called(["0", "[]"], ["0", "[]"])).toBe("invalid");
  expect(await posted(...ACTION, ["$ACTION_1:1", "[]"])).toBe("invalid");
});

test("more fields than any form has are not looked at", async () => {
  const many = Array.from({ length: 2_001 }, (_, n): Part => [`f${n}`, ""]);
  expect(await posted(...many)).toBe("too_large");
  expect(await posted(...many.slice(1))).toBe("good");
});
