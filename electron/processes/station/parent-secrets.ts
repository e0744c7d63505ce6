import type { Timers } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { type CloudToken, secretsContract } from '../../contract/secrets.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'
import type { KeyStore } from '../../store/keys/open-ring.ts'
import type { Secrets } from '../../uplink/secrets.ts'

/** The parent opens the port together with the process; whoever waits longer has no parent that keeps secrets. */
const PARENT_PATIENCE_MS = 5_000

/** The credential for the cloud as the process that owns this one keeps it: asked for at each upload and kept nowhere here. */
export class ParentSecrets implements Secrets {
  #client: RpcClient<typeof secretsContract> | undefined
  readonly #arrived = Promise.withResolvers<void>()

  attach(port: Port): void {
    this.#client = connect(port, secretsContract)
    this.#arrived.resolve()
  }

  async cloudToken(): Promise<CloudToken> {
    try {
      return (
        (await this.#client?.call('cloudToken', {})) ?? { missing: 'whoever keeps the credential is not connected yet' }
      )
    } catch {
      return { missing: 'whoever keeps the credential does not answer' }
    }
  }

  /** The key store as the parent offers it; asked before the data is open, so the port may still be on its way. */
  keyStore(timers: Timers): KeyStore {
    return {
      seal: (wrappingKey) =>
        this.#ask(timers, async (parent) => {
          const answer = await parent.call('sealKey', { key: Buffer.from(wrappingKey).toString('base64') })
          return 'missing' in answer ? err(answer.missing) : ok(answer)
        }),
      open: (sealed) =>
        this.#ask(timers, async (parent) => {
          const answer = await parent.call('openKey', { sealed })
          return 'missing' in answer ? err(answer.missing) : ok(new Uint8Array(Buffer.from(answer.key, 'base64')))
        }),
    }
  }

  async #ask<T>(
    timers: Timers,
    question: (parent: RpcClient<typeof secretsContract>) => Promise<Result<T, string>>,
  ): Promise<Result<T, string>> {
    const silent = err('whoever owns the key store does not answer')
    if (this.#client === undefined) await this.#present(timers)
    if (this.#client === undefined) return silent
    try {
      return await question(this.#client)
    } catch {
      // What failed was handed a key: not a word of it goes further.
      return silent
    }
  }

  /** Settles when the port is there, or when waiting for it has lasted long enough. */
  #present(timers: Timers): Promise<void> {
    return new Promise((resolve) => {
      const patience = timers.after(PARENT_PATIENCE_MS, resolve)
      void this.#arrived.promise.then(() => {
        timers.cancel(patience)
        resolve()
      })
    })
  }
}
