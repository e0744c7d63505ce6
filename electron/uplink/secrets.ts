import type { CloudToken } from '../contract/secrets.ts'

/**
 * Where the credential for the cloud comes from: the process that owns this one keeps it (settings/token-keeper.ts, settings/sealed-token.ts). It
 * is asked for at each upload, so a new token is used at once, and it is never an argument, a setting or a line of a log.
 */
export interface Secrets {
  /** The bearer token, or why there is none; the reason names the file and never its content. */
  cloudToken(): Promise<CloudToken>
}
