import { decode, encode } from '@msgpack/msgpack'
import { type GatewayEnvelope, gatewayEnvelopeSchema } from '../../electron/contract/bridge.ts'
import { createScreenMultiplexer, type ScreenMultiplexer } from '../../electron/rpc/multiplex.ts'

/** The link that headless prints for whoever started it; it works once. */
export const CONSOLE_LINK = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/

/** A screen as a browser opens it behind such a link. Rejects when it is not let in. */
export async function openScreenBehind(
  link: string,
): Promise<{ readonly screen: ScreenMultiplexer; readonly socket: WebSocket }> {
  const signedIn = await fetch(link)
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const page = await signedIn.text()
  if (!page.includes('<title>Ovoscope')) throw new Error(`no console behind the link: ${page.slice(0, 200)}`)
  const { origin, host } = new URL(link)
  const socket = Reflect.construct(WebSocket, [`ws://${host}/ws`, { headers: { cookie, origin } }]) as WebSocket
  socket.binaryType = 'arraybuffer'
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('the console let no screen in')))
  })
  const screen = createScreenMultiplexer({ send: (envelope) => socket.send(encode(envelope)) })
  socket.addEventListener('message', ({ data }) => screen.receive(readEnvelope(data)))
  return { screen, socket }
}

function readEnvelope(data: unknown): GatewayEnvelope {
  if (!(data instanceof ArrayBuffer)) throw new Error('the gateway speaks MessagePack')
  return gatewayEnvelopeSchema.parse(decode(data))
}
