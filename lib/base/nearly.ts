/** Whether a name is another but for case, signs between, and one slip: a letter more, less or wrong, or two that changed places. */
export function isNearly(name: string, other: string): boolean {
  const [one, two] = [bare(name), bare(other)];
  if (Math.abs(one.length - two.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === two[same]) same += 1;
  const [a, b] = [one.slice(same), two.slice(same)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1);
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}
