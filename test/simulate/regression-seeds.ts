import { longPlanOf, type Plan, planOf } from './plan.ts'
import { at, crash, planWith } from './plan-with.ts'

/** A run that once failed. */
export interface Regression {
  readonly why: string
  readonly plan: () => Plan
}

const WITHOUT_ITS_BEGINNING =
  'a message was given up while its scanner could not send it again, so a tray had no beginning'

const TOLD_TO_ANOTHER =
  'a scanner that was switched off and on was told what had been decided of trays from before, and removed other eggs'

/**
 * They run in every `npm test`. A seed stands here as it was found; where it shows what it needs, the same faults stand beside it on their own, because another
 * way of drawing plans makes another run of a seed.
 */
export const REGRESSIONS: readonly Regression[] = [
  {
    why: 'an archive of many segments looked through them by turns that the clock of the station did not know, and so never ended',
    plan: () => longPlanOf('last', 0.1),
  },
  {
    why: 'the clock was set back and then further forward while nothing ran: the check expected the station to know',
    plan: () => planOf('simulate-2026-11-22T03:45:00.415Z/0/63'),
  },
  {
    why: 'the same on its own',
    plan: () =>
      planWith(
        'clock2',
        at(2_000, 0, { kind: 'clock set back while down', byMs: -3_600_000 }),
        at(2_250, 0, { kind: 'clock jumps', byMs: 7_200_000 }),
      ),
  },
  {
    why: 'a power cut took what had not been forced to the disk of recent pictures, and their segment counted as there',
    plan: () => planWith('recent', crash(6_000, 'time: ', 1, true)),
  },
  { why: `${WITHOUT_ITS_BEGINNING}: the cable was loose and dead`, plan: () => planOf('2383') },
  {
    why: `${WITHOUT_ITS_BEGINNING}: the cable was out`,
    plan: () =>
      planWith(
        'cable2',
        at(500, 6_000, { kind: 'frames dropped', share: 0.3 }),
        at(2_600, 6_000, { kind: 'cable out' }),
      ),
  },
  {
    why: `${WITHOUT_ITS_BEGINNING}: the disk refused and there was no credit`,
    plan: () =>
      planWith(
        'journal2',
        at(500, 9_000, { kind: 'frames dropped', share: 0.3 }),
        at(2_000, 6_000, { kind: 'journal', state: 'failing' }),
      ),
  },
  {
    why: `${WITHOUT_ITS_BEGINNING}: the thread stood still`,
    plan: () =>
      planWith(
        'stall2',
        at(500, 9_000, { kind: 'frames dropped', share: 0.3 }),
        at(2_000, 6_000, { kind: 'station stands still' }),
      ),
  },
  {
    why: 'the clock jumped while the thread stood still, and the station was killed before it moved again: nobody can see that',
    plan: () => planOf('simulate-2026-11-22T08:32:22.171Z/27/62'),
  },
  {
    why: 'the beginning of a tray waited for an earlier message until its scanner had begun another session: nothing ended that tray',
    plan: () => planOf('simulate-2026-11-22T09:08:20.513Z/19/15'),
  },
  {
    why: 'the clock jumped while the disk refused, and the station was restarted in order before it could write that down',
    plan: () => planOf('simulate-2026-11-22T09:08:20.513Z/31/20'),
  },
  {
    why: 'the clock jumped while the station ended in order, which took long, and it was killed before it had ended',
    plan: () => planOf('simulate-2026-11-22T09:08:20.513Z/78/43'),
  },
  {
    why: 'a station was told to end a second time while it ended, and ended twice at once',
    plan: () => planOf('simulate-2026-11-22T09:08:20.513Z/85/50'),
  },
  {
    why: 'the clock jumped while the station ended in order, after its last look at it',
    plan: () => planOf('simulate-2026-11-22T09:08:20.513Z/66/95'),
  },
  {
    why: 'an egg was corrected at the instant at which its station had stopped: nobody reaches one that is told to end',
    plan: () => planOf('simulate-2026-11-22T09:08:20.513Z/2/69'),
  },
  { why: TOLD_TO_ANOTHER, plan: () => planOf('5002') },
  {
    why: `${TOLD_TO_ANOTHER}: the model was away meanwhile`,
    plan: () =>
      planWith(
        'stray',
        at(2_000, 3_000, { kind: 'model', state: 'down' }),
        at(2_300, 0, { kind: 'scanner off and on' }),
      ),
  },
]
