export interface TargetFieldsProps {
  updateId: string;
  submissionId: string;
}

/** What every form of a card carries: which update, and which submission. */
export function TargetFields({ updateId, submissionId }: TargetFieldsProps) {
  return (
    <>
      <input type="hidden" name="updateId" value={updateId} />
      <input type="hidden" name="submissionId" value={submissionId} />
    </>
  );
}
