import type { ReactNode } from "react";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export interface ScoreScaleProps {
  /** The question; a heading element is welcome. */
  legend: ReactNode;
  lowest: string;
  highest: string;
  chosen: number | null;
}

/** The question and its eleven native radios, worst first. No script. */
export function ScoreScale({ legend, lowest, highest, chosen }: ScoreScaleProps) {
  return (
    <fieldset aria-describedby="ends">
      <legend>{legend}</legend>
      <p id="ends" className="mt-5 mb-2 flex justify-between gap-4 text-muted">
        <span>{lowest}</span>
        <span className="text-end">{highest}</span>
      </p>
      <div className="nps-scale">
        {SCORES.map((score) => (
          <label key={score}>
            <input
              type="radio"
              name="rating"
              value={score}
              required
              defaultChecked={score === chosen}
            />
            <span>{score}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
