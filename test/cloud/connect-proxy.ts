import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** A proxy as hatcheries have them, on loopback: tunnels by CONNECT and nothing else, and writes down what it could see. */
export class ConnectProxy {
  /** Receivers it was asked for, `host:port`. */
  readonly asked: string[] = []
  /** Names of the headers of those questions. */
  readonly headerNames = new Set<string>()
  /** Requests that came without a tunnel. */
  plain = 0
  /** Wants a name and a password from now on. */
  locked = false
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  constructor() {
    this.#server = createServer((_request, response) => {
      this.plain++
      response.writeHead(501).end()
    })
    this.#server.on('connection', (socket: Socket) => this.#keep(socket))
    this.#server.on('connect', (request, client: Socket, head: Buffer) => {
      this.asked.push(request.url ?? '')
      for (const name of Object.keys(request.headers)) this.headerNames.add(name)
      if (this.locked) client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      else this.#tunnel(request.url ?? '', client, head)
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #tunnel(target: string, client: Socket, head: Buffer): void {
    const { hostname, port } = new URL(`http://${target}`)
    const far = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      far.write(head)
      far.pipe(client).pipe(far)
    })
    this.#keep(far)
    far.on('error', () => client.destroy())
    client.on('error', () => far.destroy())
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
