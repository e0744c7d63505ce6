import { type CloudToken, secretsContract } from '../../contract/secrets.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'
import type { Secrets } from '../../uplink/secrets.ts'

/** The credential for the cloud as the process that owns this one keeps it: asked for at each upload and kept nowhere here. */
export class ParentSecrets implements Secrets {
  #client: RpcClient<typeof secretsContract> | undefined

  attach(port: Port): void {
    this.#client = connect(port, secretsContract)
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
}
