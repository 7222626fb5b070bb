import { isValidElement } from "react";
import { describe, expect, it } from "vitest";
import { initials } from "./avatar";
import { countCharacters } from "./counted-textarea";
import { linkify } from "./linked-text";

const links = (text: string) =>
  linkify(text)
    .filter((node) => isValidElement<{ href: string; rel: string }>(node))
    .map((node) => node.props);

describe("linkify", () => {
  it.each([
    ["see https://a.example/x.", "https://a.example/x"],
    ["(https://a.example/a_(b))", "https://a.example/a_(b)"],
    ["https://a.example/?q=1&r=2, then", "https://a.example/?q=1&r=2"],
    ["HTTP://A.EXAMPLE!", "http://a.example/"],
    ["“https://a.example”", "https://a.example/"],
  ])("%j", (text, href) => {
    expect(links(text)).toMatchObject([{ href, rel: "noopener noreferrer nofollow" }]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://a.example",
    "a.example",
    "https://",
    "<a href=x>",
  ])("no link in %j", (text) => {
    expect(linkify(text)).toEqual([text]);
  });

  it("loses no character", () => {
    const text = "a https://b.example, c\n(https://d.example). <b>e</b>";
    const plain = linkify(text).map((node) =>
      isValidElement<{ children: string }>(node) ? node.props.children : node,
    );
    expect(plain.join("")).toBe(text);
  });
});

describe("countCharacters", () => {
  it.each([
    ["", 0],
    ["a\r\nb", 3],
    ["a\nb", 3],
    ["😀é", 2],
  ])("%j is %i", (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe("initials", () => {
  it.each([
    ["Clara Jørgensen", "CJ"],
    ["Ana Maria Silva", "AS"],
    ["  øystein ", "Ø"],
    ["", ""],
  ])("%j → %j", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
