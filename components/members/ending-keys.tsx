/** The API keys that end with what a dialog does; nothing without any. */
export function EndingKeys({ keys, text }: { keys: string[]; text: string }) {
  if (keys.length === 0) return null;
  return (
    <div>
      <p>{text}</p>
      <ul className="mt-1 list-disc ps-5 wrap-anywhere">
        {keys.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
