import type { Messages } from "@/lib/i18n/texts";

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}
