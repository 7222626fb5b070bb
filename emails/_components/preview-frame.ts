import type { Frame } from "@/emails/_components/layout";

/** The shop of all PreviewProps. */
export const previewFrame: Frame = {
  shop: {
    name: "Holm & Hazel",
    url: "https://holm-hazel.example",
    address: "Holm & Hazel, Nørregade 12, 8000 Aarhus, Denmark",
    colors: {
      accent: "#0f6274",
      accentContrast: "#ffffff",
      accentDark: "#5fa7bb",
      accentDarkContrast: "#0b1416",
    },
  },
  lang: "en",
  dir: "ltr",
};
