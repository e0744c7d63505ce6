import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** What goes wrong with the next connection: so many bytes go one way, then nothing more goes either way. */
export interface WireFault {
  /** `up` counts what the station sends, `down` what the receiver answers. */
  readonly direction: 'up' | 'down'
  /** 0: as soon as the connection stands. */
  readonly afterBytes: number
  /** Ended in order, torn, or silent for ever. */
  readonly how: 'close' | 'reset' | 'stall'
}

/** A cable between station and receiver that can be cut at any byte of an exchange. Real sockets on loopback. */
export class BrokenWire {
  readonly #target: number
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  #fault: WireFault | undefined
  #port = 0
  /** Bytes that the newest connection carried. */
  carried = { up: 0, down: 0 }

  constructor(target: string) {
    this.#target = Number(new URL(target).port)
  }

  /** Listens, after the first time under the same address; answers that address. */
  async plug(): Promise<string> {
    const server = createServer((station) => this.#carry(station))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, '127.0.0.1', resolve)
    })
    this.#port = (server.address() as AddressInfo).port
    return `http://127.0.0.1:${this.#port}`
  }

  /** Connections are torn, and new ones are refused until it is plugged again. */
  async pull(): Promise<void> {
    const server = this.#server
    this.#cutAll()
    await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)))
  }

  /** The next connection breaks so; those that stand idle are cut, so that there is a next one. */
  arm(fault: WireFault): void {
    this.#fault = fault
    this.#cutAll()
  }

  /** True when the fault has not met a connection yet. */
  get armed(): boolean {
    return this.#fault !== undefined
  }

  #cutAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #carry(station: Socket): void {
    const fault = this.#fault
    this.#fault = undefined
    const carried = { up: 0, down: 0 }
    this.carried = carried
    const receiver = connect(this.#target, '127.0.0.1')
    for (const socket of [station, receiver]) {
      this.#sockets.add(socket)
      // What a torn connection says is not for us: both ends find out by themselves.
      socket.on('error', () => undefined)
      socket.on('close', () => this.#sockets.delete(socket))
    }
    let broken = false
    const end = (how: WireFault['how']) => {
      broken = true
      if (how === 'stall') return
      for (const socket of [station, receiver]) {
        if (how === 'reset') socket.resetAndDestroy()
        else socket.end()
      }
    }
    const forward = (from: Socket, to: Socket, direction: WireFault['direction']) => {
      const limit = fault?.direction === direction ? fault.afterBytes : Number.POSITIVE_INFINITY
      from.on('data', (bytes: Buffer) => {
        if (broken) return
        const allowed = bytes.subarray(0, limit - carried[direction])
        carried[direction] += allowed.length
        to.write(allowed, () => {
          if (carried[direction] >= limit && fault !== undefined) end(fault.how)
        })
      })
      from.on('end', () => {
        if (!broken) to.end()
      })
    }
    if (fault?.afterBytes === 0 && fault.direction === 'up') return end(fault.how)
    forward(station, receiver, 'up')
    forward(receiver, station, 'down')
  }
}
