import { body, light } from "@/emails/_components/styles";

/** "★★☆☆☆ 2 of 5 stars": the glyphs only repeat the words, so they are hidden from ears and from the text part. */
export function Stars({ stars, label }: { stars: number; label: string }) {
  return (
    <p className="t" style={body}>
      <span
        className="star"
        aria-hidden="true"
        data-skip-in-text="true"
        style={{ fontSize: 22, letterSpacing: 2, color: light.star }}
      >
        {"★".repeat(stars)}
        {"☆".repeat(5 - stars)}{" "}
      </span>
      <b>{label}</b>
    </p>
  );
}
