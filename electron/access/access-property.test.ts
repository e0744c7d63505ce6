import fc from 'fast-check'
import { describe, it } from 'vitest'
import { PEOPLE, PeopleAtScreens, PINS, SCREENS } from '../../test/make/people-at-screens.ts'
import { RIGHTS, ROLES } from '../domain/access.ts'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS } from './limits.ts'

const screen = fc.nat(SCREENS - 1)
const person = fc.nat(PEOPLE - 1)
const pin = fc.nat(PINS.length - 1)
const roles = fc.subarray([...ROLES], { minLength: 1 })

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(screen, fc.constantFrom(...RIGHTS)).map((of) => (on: PeopleAtScreens) => on.call(...of)),
  },
  { weight: 3, arbitrary: fc.tuple(screen, person, pin).map((of) => (on: PeopleAtScreens) => on.signIn(...of)) },
  { weight: 1, arbitrary: screen.map((of) => (on: PeopleAtScreens) => on.signOut(of)) },
  { weight: 1, arbitrary: fc.tuple(screen, pin).map((of) => (on: PeopleAtScreens) => on.confirm(...of)) },
  { weight: 2, arbitrary: fc.tuple(screen, roles).map((of) => (on: PeopleAtScreens) => on.enrol(...of)) },
  {
    weight: 2,
    arbitrary: fc.tuple(screen, person, roles, fc.boolean()).map((of) => (on: PeopleAtScreens) => on.change(...of)),
  },
  { weight: 2, arbitrary: fc.tuple(screen, pin, pin).map((of) => (on: PeopleAtScreens) => on.choosePin(...of)) },
  { weight: 1, arbitrary: fc.tuple(screen, person).map((of) => (on: PeopleAtScreens) => on.resetPin(...of)) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(1_000, FRESH_SIGN_IN_MS, FRESH_SIGN_IN_MS + 1, IDLE_SIGN_OUT_MS, IDLE_SIGN_OUT_MS + 1)
      .map((ms) => (on: PeopleAtScreens) => on.time.sleep(ms)),
  },
)

describe('whatever happens at the screens', () => {
  it('no call is carried out without its right at that moment, and none is refused that has it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const station = new PeopleAtScreens()
        await station.first()
        for (const one of steps) await one(station)
      }),
      { numRuns: 150 },
    )
  })
})
