export interface PostLineProps {
  action: string;
  text: string;
  label: string;
}

/** A sentence in the footer that ends in a button: a plain post. */
export function PostLine({ action, text, label }: PostLineProps) {
  return (
    <form method="post" action={action}>
      {text}{" "}
      <button type="submit" className="min-h-11 text-accent underline underline-offset-[0.18em]">
        {label}
      </button>
    </form>
  );
}
