import { readFile, stat } from 'node:fs/promises'

/**
 * Where the credential for the cloud is kept. On a machine without a screen it is a file that only the service's account may read; under
 * Electron the main process keeps it with `safeStorage` and answers over the parent's port. It is asked for at each upload, so a new
 * token is used at once, and it is never an argument, a setting or a line of a log.
 */
export interface Secrets {
  /** The bearer token, or why there is none; the reason names the file and never its content. */
  cloudToken(): Promise<{ readonly token: string } | { readonly missing: string }>
}

/** Nobody but the owner may read or write the file. */
const OTHERS = 0o077
/** The characters of a bearer token (RFC 6750, 2.1); anything else would be cut or split on its way. */
const BEARER_TOKEN = /^[A-Za-z0-9\-._~+/]{1,4096}=*$/

/** The credential in a file of this machine, one line, mode 0600. */
export function machineFileSecrets(path: string): Secrets {
  return {
    async cloudToken() {
      try {
        // Windows has no such bits: there the folder's access list protects the file.
        if (process.platform !== 'win32' && ((await stat(path)).mode & OTHERS) !== 0) {
          return { missing: `others may read ${path}; run: chmod 600 "${path}"` }
        }
        const token = (await readFile(path, 'utf8')).trim()
        return BEARER_TOKEN.test(token) ? { token } : { missing: `${path} holds no bearer token` }
      } catch {
        return { missing: `${path} cannot be read; put the token of the cloud there` }
      }
    },
  }
}
