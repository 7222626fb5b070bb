import { Input } from "@/components/ui/input";

export interface DateInputProps {
  name: string;
  label: string;
  value: string | null;
}

/** A day in a toolbar, its label before it. */
export function DateInput({ name, label, value }: DateInputProps) {
  const id = `filter-${name}`;
  return (
    <span className="inline-flex items-center gap-1.5">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <Input id={id} type="date" name={name} defaultValue={value ?? ""} className="w-auto" />
    </span>
  );
}
