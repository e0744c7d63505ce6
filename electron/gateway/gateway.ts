import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import fastifyWebsocket from '@fastify/websocket'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import * as z from 'zod'
import type { Clock } from '../base/clock.ts'
import { GATEWAY_SOCKET_PATH, LINE_NAME_LENGTH_MAX, type ScreenService } from '../contract/bridge.ts'
import type { Logger } from '../log/logger.ts'
import type { Port } from '../rpc/port.ts'
import { securityHeaders } from './content-security-policy.ts'
import { HEADER_BYTES_MAX, SCREEN_MESSAGE_BYTES_MAX, SCREENS_MAX } from './limits.ts'
import { SIGN_IN_NEEDED_PAGE, SIGNED_IN_PAGE, TOO_MANY_TRIES_PAGE } from './pages.ts'
import { judgeRequest } from './request-policy.ts'
import { CLOSE, type ScreenSocket, serveScreen } from './serve-screen.ts'
import { SignIn } from './sign-in.ts'

/** Loopback only: whoever may use this console sits at this machine. */
const LOOPBACK = '127.0.0.1'
const TOKEN_BYTES = 32
/** File names of the build carry a hash of their content, except that of the page itself. */
const BUILT_ASSET = /[\\/]assets[\\/]/

export interface GatewayOptions {
  /** The built screen. */
  readonly rendererFolder: string
  /** 0 takes any free one. */
  readonly port: number
  readonly clock: Clock
  readonly log: Logger
  /** Joins the port of a screen to a service of the line that its page shows, if it names one. */
  attach(service: ScreenService, port: Port, lineId: string | undefined): void
  /** A browser has signed in: its link is used up. */
  onSignedIn?(): void
}

export interface Gateway {
  readonly port: number
  /** A fresh link that signs in one browser. */
  createLink(): string
  close(): Promise<void>
}

/** Serves the console to browsers on this machine: the screen's files and one WebSocket for each screen. Rejects when the port is taken. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const signIn = new SignIn(options.clock, () => randomBytes(TOKEN_BYTES).toString('base64url'))
  const app = fastify({ logger: false, http: { maxHeaderSize: HEADER_BYTES_MAX }, forceCloseConnections: true })
  const door = new Door(options, signIn)
  await app.register(fastifyCookie)
  await app.register(fastifyWebsocket, { options: { maxPayload: SCREEN_MESSAGE_BYTES_MAX, perMessageDeflate: false } })
  app.addHook('onRequest', (request, reply) => door.check(request, reply))
  app.setErrorHandler((problem, _request, reply) => door.onError(problem, reply))
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send('Not found\n'))
  serveSockets(app, options)
  await app.register(fastifyStatic, {
    root: options.rendererFolder,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('cache-control', BUILT_ASSET.test(path) ? 'max-age=31536000, immutable' : 'no-cache')
    },
  })
  await app.listen({ host: LOOPBACK, port: options.port })
  const port = portOf(app)
  door.port = port
  return {
    port,
    createLink: () => `http://${LOOPBACK}:${port}/?token=${signIn.issue()}`,
    close: () => app.close(),
  }
}

function serveSockets(app: FastifyInstance, { attach, log }: GatewayOptions): void {
  let screens = 0
  app.get(GATEWAY_SOCKET_PATH, { websocket: true }, (socket: ScreenSocket, request: FastifyRequest) => {
    if (screens >= SCREENS_MAX) {
      socket.close(CLOSE.tryLater, 'too many screens')
      return
    }
    screens++
    socket.on('close', () => {
      screens--
    })
    const { line } = lineSchema.parse(request.query)
    serveScreen(socket, (service, port) => attach(service, port, line), log)
  })
}

/** What cannot be a line is none: nobody has ever linked there. */
const lineSchema = z.object({ line: z.string().min(1).max(LINE_NAME_LENGTH_MAX).optional().catch(undefined) })
const tokenSchema = z.object({ token: z.string().min(1).max(200) })

/** Decides about every request before anything is looked up. */
class Door {
  readonly #options: GatewayOptions
  readonly #signIn: SignIn
  port = 0

  constructor(options: GatewayOptions, signIn: SignIn) {
    this.#options = options
    this.#signIn = signIn
  }

  async check(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    reply.headers(securityHeaders())
    const { host, origin } = request.headers
    // Never the whole address: it may hold the token of a link.
    const path = request.url.split('?', 1)[0]
    const refusal = judgeRequest(
      { method: request.method, host, origin, site: siteOf(request), isSocket: request.ws },
      this.port,
    )
    if (refusal !== undefined) {
      this.#options.log.warn({ refusal, host, origin, path }, 'refused a request')
      return reply
        .code(refusal === 'METHOD' ? 405 : 403)
        .type('text/plain; charset=utf-8')
        .send('Refused\n')
    }
    if (request.ws && path !== GATEWAY_SOCKET_PATH) return reply.code(404).send()
    const query = tokenSchema.safeParse(request.query)
    const isKnown = this.#signIn.isSession(request.cookies[this.#cookieName])
    if (query.success && !request.ws && request.method === 'GET')
      return this.#signInWith(query.data.token, isKnown, reply)
    if (isKnown) return undefined
    return html(reply.code(401), SIGN_IN_NEEDED_PAGE)
  }

  onError(problem: unknown, reply: FastifyReply): unknown {
    const status = statusOf(problem)
    if (status >= 500) this.#options.log.error({ reason: String(problem) }, 'a request failed')
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send(status >= 500 ? 'Failed\n' : 'Refused\n')
  }

  /** Cookies know no ports: two consoles on one machine would take each other's away. */
  get #cookieName(): string {
    return `ovoscope-${this.port}`
  }

  #signInWith(token: string, isKnown: boolean, reply: FastifyReply): unknown {
    // A browser that is signed in already does not use up a link.
    if (isKnown) return html(reply, SIGNED_IN_PAGE)
    const answer = this.#signIn.exchange(token)
    if ('refused' in answer) {
      this.#options.log.warn({ refusal: answer.refused }, 'refused a sign-in')
      return answer.refused === 'TOO_MANY_TRIES'
        ? html(reply.code(429), TOO_MANY_TRIES_PAGE)
        : html(reply.code(401), SIGN_IN_NEEDED_PAGE)
    }
    reply.setCookie(this.#cookieName, answer.session, { httpOnly: true, sameSite: 'strict', path: '/' })
    this.#options.log.info({}, 'a browser has signed in')
    this.#options.onSignedIn?.()
    return html(reply, SIGNED_IN_PAGE)
  }
}

function html(reply: FastifyReply, page: string): unknown {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
}

function siteOf({ headers }: FastifyRequest): string | undefined {
  const site = headers['sec-fetch-site']
  return Array.isArray(site) ? site.join() : site
}

function statusOf(problem: unknown): number {
  const status = problem instanceof Error && 'statusCode' in problem ? problem.statusCode : 500
  return typeof status === 'number' ? status : 500
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port')
  return address.port
}
