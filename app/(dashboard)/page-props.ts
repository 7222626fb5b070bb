/** What a page gets from its address. */
export type PageProps<Names extends string = never> = {
  params: Promise<Record<Names, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
