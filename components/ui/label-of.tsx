export interface LabelOfProps {
  label: string;
  /** What it is about, where several say the same: read out after the label, which stays as it is shown. */
  of?: string;
}

/** The words of a button or link among others of the same words. */
export function LabelOf({ label, of }: LabelOfProps) {
  return (
    <>
      {label}
      {of && <span className="sr-only">{of}</span>}
    </>
  );
}
