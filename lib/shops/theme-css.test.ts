import { expect, test } from "vitest";
import { themeCss, themePath } from "@/lib/shops/theme-css";

test("a brand colour has a stylesheet with both themes", () => {
  expect(themePath("#FFD400")).toBe("/theme/ffd400.css");
  const css = themeCss("ffd400.css");
  expect(css).toContain("--brand:#ffd400");
  expect(css?.match(/--accent:#[0-9a-f]{6}/g)).toHaveLength(3);
});

test.each(["", "red.css", "ffd40g.css", "ffd400", "ffd400.css}", "FFD400.css"])(
  "%j is no theme",
  (file) => {
    expect(themeCss(file)).toBeNull();
  },
);
