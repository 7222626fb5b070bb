export type Option = { id: string; name: string };

/** The choices of a select. */
export function Options({ list }: { list: Option[] }) {
  return list.map((option) => (
    <option key={option.id} value={option.id}>
      {option.name}
    </option>
  ));
}
