import { createServer, type Server, type Socket } from 'node:net'
import type { Timers } from '../base/clock.ts'
import type { Port } from '../rpc/port.ts'
import type { PeerName } from './host.ts'
import { callerIdSchema } from './parent-protocol.ts'
import { createSocketPort } from './socket-port.ts'

/** Who dials must say its token within this time; the socket is private, so this only catches a peer that died meanwhile. */
const CALLER_ID_DEADLINE_MS = 5_000

/** Announced callers that have not come yet; more than a screenful of screens is a fault of the parent, and the oldest is forgotten. */
const EXPECTED_MAX = 64

/** Where a background process takes calls from its siblings and its parent. */
export interface SiblingDoor {
  /** The next caller with this token is `peer`. */
  expect(peer: PeerName, token: string): void
  close(): void
}

export function openSiblingDoor(
  path: string,
  timers: Timers,
  on: { listening(): void; port(peer: PeerName, port: Port): void; problem(error: Error): void },
): SiblingDoor {
  const expected = new Map<string, PeerName>()
  const server: Server = createServer((socket) => takeCall(socket))
  server.on('error', (error) => on.problem(error))
  server.listen(path, () => on.listening())

  function takeCall(socket: Socket): void {
    const port = createSocketPort(socket)
    const deadline = timers.after(CALLER_ID_DEADLINE_MS, () => port.close())
    port.onClose(() => timers.cancel(deadline))
    const stop = port.onMessage((message) => {
      stop()
      timers.cancel(deadline)
      const caller = callerIdSchema.safeParse(message)
      const peer = caller.success ? expected.get(caller.data.token) : undefined
      if (!caller.success || peer === undefined) {
        port.close()
        return
      }
      expected.delete(caller.data.token)
      on.port(peer, port)
    })
  }

  return {
    expect(peer, token) {
      expected.set(token, peer)
      const oldest = expected.keys().next()
      if (expected.size > EXPECTED_MAX && oldest.done !== true) expected.delete(oldest.value)
    },
    close: () => void server.close(),
  }
}
