export function buildEmbed(file?: string): Promise<string | undefined>;
