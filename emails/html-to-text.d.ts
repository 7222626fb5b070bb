/** Comes without types: the little of it that is used here. */
declare module "html-to-text" {
  export function compile(options: {
    wordwrap: number | false;
    selectors: readonly object[];
  }): (html: string) => string;
}
