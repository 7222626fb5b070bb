import { expect, it } from "vitest";
import { readSettingsForm } from "@/lib/settings/read-form";
import { ratingSettingsSchema } from "@/lib/settings/schema";

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

it("reads ticked boxes, several values and one address a line", () => {
  const input = readSettingsForm(
    form([
      ["ratingsOn", "on"],
      ["followUpDelayMinutes", " 15 "],
      ["shareUrl", "  https://holm-hazel.example  "],
      ["reviewUrl", ""],
      ["shareTexts.en", "Quick help."],
      ["shareTexts.da", " "],
      ["networks", "x"],
      ["networks", "whatsapp"],
      ["alertAddresses", "Quality@Holm.example\r\n\r\nowner@holm.example; Quality@Holm.example"],
    ]),
  );
  expect(ratingSettingsSchema.parse(input)).toMatchObject({
    ratingsOn: true,
    commentOn: false,
    followUpDelayMinutes: 15,
    shareUrl: "https://holm-hazel.example",
    reviewUrl: null,
    shareTexts: { en: "Quick help.", da: "" },
    networks: ["x", "whatsapp"],
    alertMemberIds: [],
    alertAddresses: ["quality@holm.example", "owner@holm.example"],
  });
});

it("does not take an empty delay for 0 minutes", () => {
  const result = ratingSettingsSchema.safeParse(readSettingsForm(form([])));
  expect(result.error?.issues[0]).toMatchObject({
    path: ["followUpDelayMinutes"],
    message: "minutesRange?min=0&max=1440",
  });
});
