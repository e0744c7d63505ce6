import * as z from 'zod'
import {
  type ModelSlot,
  type ProcessKind,
  type ProcessName,
  processKind,
  processNameSchema,
} from '../contract/shell.ts'

/** What the parent's own ports are for. */
export const PARENT_PEERS = ['renderer', 'shell', 'secrets', 'updates', 'access', 'models', 'backups'] as const

/** What a further port between two siblings is for: the pictures that a scanner writes into a folder, as one process reads them and another wants them. */
export const SIBLING_PURPOSES = ['folders'] as const
export type SiblingPurpose = (typeof SIBLING_PURPOSES)[number]

const SCREEN_PREFIX = 'renderer:'

/** What the parent's own ports are for; a screen that shows another line than the first one names it. */
export type ParentPeer = (typeof PARENT_PEERS)[number] | `renderer:${string}`

/** Who is at the other end of a port: a sibling, a screen, or the process that owns the others, in general, as the keeper of secrets, as the one that wants to update, as the one that asks who may, as the one that starts models, or as the one that knows the plan of the backups. */
export type PeerName = ProcessName | ParentPeer | SiblingPurpose

/** A screen names a line of its own choice: whether there is one is asked where lines are known. */
export const peerNameSchema: z.ZodType<PeerName> = z.union([
  processNameSchema,
  z.enum(PARENT_PEERS),
  z.enum(SIBLING_PURPOSES),
  z.templateLiteral([SCREEN_PREFIX, z.string().min(1).max(100)]),
])

/** The peer that a screen is; without a line it shows the first one. */
export function screenPeer(lineId: string | undefined): ParentPeer {
  return lineId === undefined ? 'renderer' : `${SCREEN_PREFIX}${lineId}`
}

/** What a port from that peer is for. */
export type PeerPurpose =
  | { readonly kind: 'renderer'; readonly lineId: string | undefined }
  | { readonly kind: 'virtual-scanner'; readonly place: number }
  | { readonly kind: 'inference'; readonly slot: ModelSlot }
  | {
      readonly kind:
        | SiblingPurpose
        | Exclude<ProcessKind | (typeof PARENT_PEERS)[number], 'renderer' | 'virtual-scanner' | 'inference'>
    }

export function purposeOf(peer: PeerName): PeerPurpose {
  if (isScreen(peer)) return { kind: 'renderer', lineId: peer.slice(SCREEN_PREFIX.length) || undefined }
  if (isParent(peer) || isPurpose(peer)) return { kind: peer }
  const { kind, place } = processKind(peer)
  if (kind === 'inference') return { kind, slot: place === 1 ? 'inference' : 'inference-2' }
  return kind === 'virtual-scanner' ? { kind, place } : { kind }
}

function isScreen(peer: PeerName): peer is 'renderer' | `renderer:${string}` {
  return peer === 'renderer' || peer.startsWith(SCREEN_PREFIX)
}

function isParent(peer: PeerName): peer is Exclude<(typeof PARENT_PEERS)[number], 'renderer'> {
  return (PARENT_PEERS as readonly string[]).includes(peer)
}

function isPurpose(peer: PeerName): peer is SiblingPurpose {
  return (SIBLING_PURPOSES as readonly string[]).includes(peer)
}
