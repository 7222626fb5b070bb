/** Every job by name, with its payload: ids only, the handler reads the rest when it runs. */
export type Jobs = {
  send_mail: { shopId: string; mailId: string };
  sweep: Record<string, never>;
};

export type JobName = keyof Jobs;
