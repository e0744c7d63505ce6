import { linkToParent } from '../../electron/host/child.ts'
import type { PeerName } from '../../electron/host/host.ts'
import type { ParentLink } from '../../electron/host/parent-link.ts'
import type { Port } from '../../electron/rpc/port.ts'

/** What the parent of an echo child may ask of it. */
export type EchoCommand =
  | { readonly ask: 'init' }
  | { readonly ask: 'echo'; readonly value: unknown }
  /** Posts `value` on the newest port to that peer. */
  | { readonly ask: 'tell'; readonly peer: PeerName; readonly value: unknown }
  | { readonly ask: 'exit'; readonly code: number }
  | { readonly ask: 'throw' }
  /** Blocks the event loop, as a native call does. */
  | { readonly ask: 'block'; readonly durationMs: number }

export type EchoReport =
  | { readonly said: 'init'; readonly init: unknown }
  | { readonly said: 'echo'; readonly value: unknown }
  | { readonly said: 'port'; readonly peer: PeerName }
  | { readonly said: 'heard'; readonly peer: PeerName; readonly value: unknown }
  | { readonly said: 'peer closed'; readonly peer: PeerName }

/** A background process that only does what the contract suite of the hosts asks. Renderer and shell ports echo. */
export function runEchoChild(link: ParentLink, exit: (code: number) => void): void {
  const peers = new Map<PeerName, Port>()
  const report = (said: EchoReport) => link.parentPort.post(said)
  link.onPort((peer, port) => {
    peers.set(peer, port)
    report({ said: 'port', peer })
    port.onMessage((value) => {
      if (peer === 'renderer' || peer === 'shell') port.post({ echo: value })
      else report({ said: 'heard', peer, value })
    })
    port.onClose(() => report({ said: 'peer closed', peer }))
  })
  link.parentPort.onMessage((message) => {
    const command = message as EchoCommand
    if (command.ask === 'init') void link.init.then((init) => report({ said: 'init', init }))
    else if (command.ask === 'echo') report({ said: 'echo', value: command.value })
    else if (command.ask === 'tell') peers.get(command.peer)?.post(command.value)
    else if (command.ask === 'exit') exit(command.code)
    else if (command.ask === 'throw') throw new Error('thrown on purpose')
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, command.durationMs)
  })
  link.parentPort.onClose(() => exit(9))
}

// Started as a process of its own, and not imported by a test.
if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  runEchoChild(linkToParent(), (code) => process.exit(code))
}
