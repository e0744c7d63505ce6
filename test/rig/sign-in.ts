import type { lineContract } from '../../electron/contract/line.ts'
import type { RpcClient } from '../../electron/rpc/client.ts'

/** The first user of a station that is thrown away. */
const FIRST = { name: 'R. Rig', pin: '250419' } as const

type Station = Pick<RpcClient<typeof lineContract>, 'call' | 'setSession'>
/** Another service that is told for whom it is called. */
interface Screen {
  setSession(token: string | undefined): void
}

/**
 * Signs somebody in who may do everything a first user may, as a screen does: enrols them where there is nobody yet. Training knows no people,
 * so that nothing is done there. Answers the token, undefined in training.
 */
export async function signIn(station: Station, ...others: readonly Screen[]): Promise<string | undefined> {
  const { anyUser, play } = await station.call('session', {})
  if (play) return undefined
  const outcome = anyUser
    ? await station.call('signIn', { userId: await firstUser(station), pin: FIRST.pin })
    : await station.call('enrolFirstUser', FIRST)
  if (!outcome.ok) throw new Error(`nobody could be signed in: ${outcome.refusal}`)
  for (const screen of [station, ...others]) screen.setSession(outcome.token)
  return outcome.token
}

/** Before a critical act, as a screen asks for it. */
export async function sayPinAgain(station: Pick<Station, 'call'>): Promise<void> {
  const outcome = await station.call('confirmPin', { pin: FIRST.pin })
  if (!outcome.ok) throw new Error(`the PIN was not taken: ${JSON.stringify(outcome)}`)
}

async function firstUser(station: Station): Promise<string> {
  const names = await station.call('listSignInNames', {})
  return names.find(({ name }) => name === FIRST.name)?.userId ?? ''
}
