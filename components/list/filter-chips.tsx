import { Link } from "@/components/shell/link";
import { Chip, type ChipProps, Chips } from "@/components/ui/chip";

type Words = Pick<ChipProps, "count"> & { label: string };

export interface FilterChipsProps<Value> {
  label: string;
  /** The chip of the list without this filter. */
  all?: Words;
  options: readonly (Words & { value: Value })[];
  current: Value | null;
  /** The list's address with this filter, or without it. */
  address: (value: Value | null) => string;
}

/** One filter of a list as chips; it stands in the address. */
export function FilterChips<Value extends string | number>(props: FilterChipsProps<Value>) {
  const { label, all, options, current, address } = props;
  const chip = (value: Value | null, words: Words) => (
    <Chip
      key={value}
      as={Link}
      href={address(value)}
      current={value === current}
      count={words.count}
    >
      {words.label}
    </Chip>
  );
  return (
    <Chips label={label}>
      {all && chip(null, all)}
      {options.map((option) => chip(option.value, option))}
    </Chips>
  );
}
