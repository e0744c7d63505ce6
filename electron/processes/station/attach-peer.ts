import { accessDeskHandlers, type ReviewDesk } from '../../access/access-desk.ts'
import { accessDeskContract } from '../../contract/access-desk.ts'
import type { ModelSlot } from '../../contract/shell.ts'
import { updateLeaseContract } from '../../contract/update.ts'
import type { Audited } from '../../domain/audit.ts'
import { lineOfPlace } from '../../domain/line-id.ts'
import { type PeerName, purposeOf } from '../../host/peer-name.ts'
import type { UpdateLease } from '../../line/update-lease.ts'
import { type Authorise, ownProcess } from '../../rpc/authorise.ts'
import type { Port } from '../../rpc/port.ts'
import { serve } from '../../rpc/server.ts'
import { leaseHandlers } from './lease-handlers.ts'
import type { LineServices } from './line-services.ts'

export interface StationPeers {
  readonly lines: Pick<LineServices, 'attach' | 'attachScanner'>
  readonly lease: UpdateLease
  /** For screens, and for whoever asks on their behalf. */
  readonly authorise: Authorise
  readonly audited: Audited
  readonly models: { attachInference(slot: ModelSlot, port: Port): void; attachShell(port: Port): void }
  /** Review reads what the station writes: it may have no other way to the key, and finds damage first. */
  readonly review: ReviewDesk
  readonly folders: { attach(port: Port): void }
}

/** Joins each port to what it is for. Only a port that our own processes opened for it leads past the question who may. */
export function attachPeer(peers: StationPeers, peer: PeerName, port: Port): void {
  const { lines, lease, authorise, audited } = peers
  const purpose = purposeOf(peer)
  switch (purpose.kind) {
    case 'inference':
      peers.models.attachInference(purpose.slot, port)
      return
    case 'models':
      peers.models.attachShell(port)
      return
    case 'virtual-scanner':
      lines.attachScanner(port, lineOfPlace(purpose.place))
      return
    case 'folders':
      peers.folders.attach(port)
      return
    case 'updates':
      serve(port, updateLeaseContract, leaseHandlers(lease), { authorise: ownProcess })
      return
    case 'access':
      serve(port, accessDeskContract, accessDeskHandlers(authorise, audited), { authorise: ownProcess })
      return
    case 'review':
      serve(port, accessDeskContract, accessDeskHandlers(authorise, audited, peers.review), { authorise: ownProcess })
      return
    case 'shell':
      lines.attach(port, undefined, ownProcess)
      return
    case 'renderer':
      lines.attach(port, purpose.lineId)
      return
    case 'backups':
    case 'secrets':
    case 'station':
      port.close()
  }
}
