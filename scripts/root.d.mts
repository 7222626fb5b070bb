/** The folder package.json lies in. */
export const root: string;
