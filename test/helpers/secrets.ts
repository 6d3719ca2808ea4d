/** Secrets of the tests' workspaces: words that stand nowhere else, so that one of them in an output is a leak. */
export const SECRETS = {
  WHATSAPP_TOKEN: 'EAAGt3stToken7Qx41f0c2e9b8d6a5h3k1m9',
  WHATSAPP_APP_SECRET: 'appsecret5b1d7e93f0c84a26',
  WHATSAPP_VERIFY_TOKEN: 'verifyme8c41e7d20b',
} as const;

/** A token that the sandbox does not know; no output may hold it either. */
export const WRONG_TOKEN = 'EAAGwrongTokenZz90817263abcdef';
