import type { EggAction, EggClass } from '../egg.ts'
import type { HoldAnswer, HoldReason, HoldState } from './hold.ts'
import type { TrayFlag, TrayShape } from './passage.ts'

/** What an egg is by one attempt. */
export interface EggWord {
  readonly eggClass: EggClass
  readonly action: EggAction
  readonly attempt: number
}

/** One passage of one physical tray, with what its scans made of its eggs. */
export interface LedgerVisit extends TrayShape, HoldState {
  readonly visitId: number
  readonly batchId: string | null
  /** The line that it came by on; undefined where there is only one. */
  readonly lineId?: string | undefined
  code: string
  readonly flags: Set<TrayFlag>
  /** The passage before, if these are the same eggs. */
  continues: number | undefined
  state: HoldState['state']
  ended: boolean
  holdReason: HoldReason | undefined
  answer: HoldAnswer | undefined
  through: boolean
  /** By `cellOrder`: what this passage says of its cells. */
  readonly eggs: Map<number, EggWord>
  /** By cell and attempt: what a person said last of what becomes of the egg. */
  readonly said: Map<string, EggAction>
  scans: number
}

/** What happens to an egg: as decided, unless a person said something else since; undefined where none was scanned. */
export function actionNow({ eggs, said }: LedgerVisit, place: number): EggAction | undefined {
  const egg = eggs.get(place)
  return egg && actionOf(said, place, egg)
}

/** The same of all eggs of the tray. */
export function actionsNow({ eggs, said }: LedgerVisit): EggAction[] {
  return [...eggs].map(([place, egg]) => actionOf(said, place, egg))
}

function actionOf(said: LedgerVisit['said'], place: number, { attempt, action }: EggWord): EggAction {
  return said.get(`${place}/${attempt}`) ?? action
}
