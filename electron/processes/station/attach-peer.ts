import { accessDeskHandlers } from '../../access/access-desk.ts'
import { accessDeskContract } from '../../contract/access-desk.ts'
import type { lineContract } from '../../contract/line.ts'
import { updateLeaseContract } from '../../contract/update.ts'
import type { Audited } from '../../domain/audit.ts'
import type { PeerName } from '../../host/host.ts'
import type { UpdateLease } from '../../line/update-lease.ts'
import { type Authorise, ownProcess } from '../../rpc/authorise.ts'
import type { Port } from '../../rpc/port.ts'
import { serve } from '../../rpc/server.ts'
import type { RpcService } from '../../rpc/service.ts'
import { leaseHandlers } from './lease-handlers.ts'

export interface StationPeers {
  readonly service: Pick<RpcService<typeof lineContract>, 'attach'>
  readonly lease: UpdateLease
  /** For screens, and for whoever asks on their behalf. */
  readonly authorise: Authorise
  readonly audited: Audited
  readonly inference: { attach(port: Port): void }
  readonly secrets: { attach(port: Port): void }
  readonly scanner: { attach(port: Port): void }
}

/** Joins each port to what it is for. Only a port that our own processes opened for it leads past the question who may. */
export function attachPeer(peers: StationPeers, peer: PeerName, port: Port): void {
  const { service, lease, authorise, audited } = peers
  switch (peer) {
    case 'inference':
      peers.inference.attach(port)
      return
    case 'virtual-scanner':
      peers.scanner.attach(port)
      return
    case 'secrets':
      peers.secrets.attach(port)
      return
    case 'updates':
      serve(port, updateLeaseContract, leaseHandlers(lease), { authorise: ownProcess })
      return
    case 'access':
    case 'review':
      serve(port, accessDeskContract, accessDeskHandlers(authorise, audited), { authorise: ownProcess })
      return
    case 'shell':
      service.attach(port, ownProcess)
      return
    case 'renderer':
      service.attach(port)
      return
    case 'station':
      port.close()
  }
}
